import Foundation
import TestSupport
import Testing

@testable import Storage

struct CellsTextTests {
    @Test(arguments: [UInt64](1...20))
    func `cells are written as Foundation's encoder writes them`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scalars: [Unicode.Scalar] =
            (0..<128).map { Unicode.Scalar(UInt8($0)) } + ["é", "日", "🚴", "\u{2028}", "\u{301}"]
        let cells = (0..<100).map { _ in
            var text = String.UnicodeScalarView()
            for _ in 0..<random.next() % 12 {
                text.append(scalars[Int(random.next() % UInt64(scalars.count))])
            }
            return String(text)
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = .withoutEscapingSlashes
        let expected = String(decoding: try encoder.encode(cells), as: UTF8.self)
        #expect(CellsText.json(cells) == expected)
        #expect(CellsText.json([]) == "[]")
    }
}
