import JSON
import Foundation
import TestSupport
import Testing

struct JSONReaderTests {
    private func read(_ text: String) throws(JSONError) -> JSONValue {
        try JSONReader.read(text)
    }

    @Test(arguments: [
        ("null", "null"), (" [ 1 , 2 ] ", "[1,2]"),
        (#"{"b":1,"a":{"z":null,"y":[]}}"#, #"{"a":{"y":[],"z":null},"b":1}"#),
        (#""\u00e4\ud83d\ude00\n\"\\\/""#, #""ä😀\n\"\\/""#), (#""\u0001""#, #""\u0001""#),
        ("[0,-0,0.10,1e5,-12.50E-3]", "[0,-0,0.10,1e5,-12.50E-3]"),
        ("3329485690369457990", "3329485690369457990"), ("\u{FEFF}true", "true"),
        (#"{"a":1,"a":2}"#, #"{"a":2}"#), (#""\ud800x""#, "\"\u{FFFD}x\""),
    ])
    func `the same contents are always the same text`(text: String, canonical: String) throws {
        #expect(try read(text).canonicalText == canonical)
        #expect(try read(canonical).canonicalText == canonical)
    }

    @Test(arguments: [
        "", " ", "{", "[", "[1", "[1,", "[1,]", "{\"a\"", "{\"a\":", "{\"a\":1,}", "{a:1}", "tru",
        "nul", "01", "-", "1.", ".5", "1e", "+1", "NaN", "Infinity", "\"", "\"\\x\"", "\"\\u12\"",
        "\"\u{1}\"", "1 2", "[1]]", "<!DOCTYPE html><html></html>", "'a'", "-01", "00",
    ])
    func `what is not JSON is refused`(text: String) {
        #expect(throws: JSONError.self) { try read(text) }
    }

    @Test(arguments: [
        ("7", Int64(7)), ("7.0", 7), ("7e2", 700), ("9007199254740993", 9_007_199_254_740_993),
        ("-3", -3), ("9223372036854775807", .max), ("9223372036854775808", nil), ("7.5", nil),
        ("1e400", nil), ("9007199254740993.0", nil), ("\"7\"", nil), ("null", nil),
    ])
    func `whole numbers are exact or none`(text: String, value: Int64?) throws {
        #expect(try read(text).integer == value)
    }

    @Test func `nesting has an end`() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONError.self) { try read(deep) }
        let closed = String(repeating: "[", count: 60) + String(repeating: "]", count: 60)
        #expect(throws: Never.self) { try read(closed) }
    }

    @Test func `bytes that are not UTF-8 become U+FFFD`() throws {
        let value = try JSONReader.read(Data([0x22, 0x61, 0xFF, 0x62, 0x22]))
        #expect(value.text == "a\u{FFFD}b")
    }

    @Test func `damage of any byte and any cut never traps`() throws {
        let whole = Array(
            #"{"id":3329485690369457990,"name":"L\u00e4uf\ud83d\ude00","a":[1,-0.5e3,null,true,{}]}"#
                .utf8)
        for end in whole.indices {
            #expect(throws: JSONError.self) { try JSONReader.read(Data(whole[..<end])) }
        }
        var dice = SeededGenerator(seed: 5)
        for index in whole.indices {
            var bytes = whole
            bytes[index] = UInt8.random(in: 0...255, using: &dice)
            guard let value = try? JSONReader.read(Data(bytes)) else { continue }
            #expect(try JSONReader.read(value.line) == value)
        }
    }
}
