import Foundation
import JSON
import TestSupport
import Testing

struct JSONWriterTests {
    @Test(arguments: [UInt64](1...20))
    func `texts read back as they were, here and by Foundation`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let scalars: [Unicode.Scalar] =
            (0..<160).map { Unicode.Scalar(UInt8($0)) }
            + ["é", "日", "🚴", "\u{2028}", "\u{2029}", "\u{2027}", "\u{301}", "\u{FEFF}"]
        let cells = (0..<100).map { _ in
            var text = String.UnicodeScalarView()
            for _ in 0..<random.next() % 12 {
                text.append(scalars[Int(random.next() % UInt64(scalars.count))])
            }
            return String(text)
        }
        let line = JSONWriter.line(cells)
        #expect(line == JSONValue.array(cells.map { .string($0) }).line)
        #expect(try JSONReader.read(line).elements?.map(\.text) == cells)
        #expect(try JSONDecoder().decode([String].self, from: Data(line.utf8)) == cells)
        #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
        #expect(JSONWriter.line([]) == "[]")
    }

    @Test func `objects keep the order of their members, canonical texts sort them`() throws {
        let value: JSONValue = ["b": 1, "a": ["z": .null, "y": [true]], "c": "\u{7F}\u{9B}"]
        #expect(value.line == #"{"b":1,"a":{"z":null,"y":[true]},"c":"\u007f\u009b"}"#)
        #expect(
            value.canonicalText == #"{"a":{"y":[true],"z":null},"b":1,"c":"\u007f\u009b"}"#)
        #expect(try JSONReader.read(value.line) == value)
    }

    @Test(arguments: [
        (0.0, "0"), (-0.0, "0"), (12.0, "12"), (0.1, "0.1"), (1e15, "1000000000000000.0"),
        (1e300, "1e+300"), (.infinity, "null"), (.nan, "null"), (123_456_789.25, "123456789.25"),
    ])
    func `decimals are short and exact`(number: Double, text: String) {
        #expect(JSONValue.decimal(number).line == text)
    }

    @Test func `members are set, replaced and removed`() {
        var object: JSONObject = ["a": 1, "b": 2]
        object["a"] = 3
        object["c"] = 4
        object["b"] = nil
        #expect(JSONValue.object(object).line == #"{"a":3,"c":4}"#)
        #expect(
            JSONValue.object(object.with(["a": 5, "d": .null])).line == #"{"a":5,"c":4,"d":null}"#)
    }

    @Test func `limits hold`() {
        var limits = JSONLimits()
        limits.bytes = 4
        #expect(throws: JSONError(offset: 4)) { try JSONReader.read("[1,2]", limits: limits) }
        limits = JSONLimits()
        limits.values = 2
        #expect(throws: JSONError.self) { try JSONReader.read("[1,2]", limits: limits) }
        #expect(throws: Never.self) { try JSONReader.read("[1]", limits: limits) }
    }
}
