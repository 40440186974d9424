import Foundation
import JSON
import TestSupport
import Testing

@testable import StravaAPI

struct DamagedPayloadTests {
    @Test func `damage of any byte of a reply never traps`() throws {
        let whole = Array(Samples.summary.utf8)
        var dice = SeededGenerator(seed: 5)
        for index in whole.indices {
            var bytes = whole
            bytes[index] = UInt8.random(in: 0...255, using: &dice)
            guard let value = try? JSONReader.read(Data(bytes)) else { continue }
            _ = try? APIActivity(value, path: "")
            _ = try? APIStreams(value, raw: Data(), start: nil)
        }
    }
}
