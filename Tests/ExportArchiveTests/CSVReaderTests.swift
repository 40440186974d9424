import Bytes
import Testing
import TestSupport

@testable import ExportArchive

@Suite("CSV") struct CSVReaderTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var text: String
        var rows: [[String]]
        var problems: [CSVProblem.Kind] = []

        init(_ what: String, _ text: String, _ rows: [[String]], _ kinds: [CSVProblem.Kind] = []) {
            testDescription = what
            self.text = text
            self.rows = rows
            problems = kinds
        }
    }

    static let cases = [
        Case("LF", "a,b\n1,2\n", [["a", "b"], ["1", "2"]]),
        Case("CRLF", "a,b\r\n1,2\r\n", [["a", "b"], ["1", "2"]]),
        Case("CR", "a,b\r1,2\r", [["a", "b"], ["1", "2"]]),
        Case("no final line end", "a,b\n1,2", [["a", "b"], ["1", "2"]]),
        Case("a last field without text", "a,b\n1,", [["a", "b"], ["1", ""]]),
        Case("empty fields", ",,\n", [["", "", ""]]),
        Case("an empty text in quotes", "a,\"\"\n", [["a", ""]]),
        Case("lines without any byte", "\n\na\n\n\nb\n\n", [["a"], ["b"]]),
        Case("a byte-order mark", "\u{FEFF}a,b\n", [["a", "b"]]),
        Case(
            "doubled quotes", "\"a \"\"b\"\" c\",\"\"\"\",\"\"\"\"\"\"\n",
            [["a \"b\" c", "\"", "\"\""]]),
        Case(
            "line ends of every kind inside quotes", "\"a\nb\r\nc\rd\",e\n",
            [["a\nb\r\nc\rd", "e"]]),
        Case("delimiters inside quotes", "\"a,b\",c\n", [["a,b", "c"]]),
        Case("any script", "\"é, 東京\",🚴🏽\n", [["é, 東京", "🚴🏽"]]),
        Case("semicolons where there is no comma", "a;b\n1,5;2\n", [["a", "b"], ["1,5", "2"]]),
        Case("tabs where there is no comma", "a\tb\n", [["a", "b"]]),
        Case("a quote inside a bare field", "a\"b,c\n", [["a\"b", "c"]], [.strayQuote]),
        Case(
            "quotes inside quotes that nobody doubled", "\"said \"hi\" to me\",b\n",
            [["said \"hi\" to me", "b"]], [.strayQuote]),
        Case(
            "a quote never closed", "a,b\n1,\"text\nmore", [["a", "b"], ["1", "text\nmore"]],
            [.unterminatedQuote]),
        Case("a quote and nothing else", "\"", [[""]], [.unterminatedQuote]),
        Case("no byte at all", "", []),
    ]

    @Test(arguments: cases)
    func `a table is split by its rules`(_ example: Case) {
        let (rows, problems) = read(Array(example.text.utf8))
        #expect(rows == example.rows)
        #expect(problems.map(\.kind) == example.problems)
    }

    @Test func `a problem names row, field and byte`() {
        let (_, problems) = read(Array("a,b\n1,x\"y\n".utf8))
        #expect(problems == [CSVProblem(.strayQuote, row: 1, column: 2, byte: 7)])
        #expect(
            problems.map(\.description) == [
                "a quotation mark inside a field is not doubled (row 1, field 2, byte 7)"
            ])
    }

    @Test func `a field never closed costs its own row where rows can be told`() {
        let text = "id,text\n1000,\"open\nstill\n1001,b\n1002,\"c, d\"\n"
        let (rows, problems) = read(Array(text.utf8)) { $0.text.hasPrefix("10") }
        #expect(
            rows == [["id", "text"], ["1000", "open\nstill"], ["1001", "b"], ["1002", "c, d"]])
        #expect(problems.map(\.kind) == [.unterminatedQuote])
        #expect(problems.map(\.row) == [1])
    }

    @Test func `bytes of Windows-1252 are read as such and reported`() {
        let (rows, problems) = read(Array("a\nCaf".utf8) + [0xE9, 0x20, 0x80, 0x0A])
        #expect(rows == [["a"], ["Café €"]])
        #expect(problems.map(\.kind) == [.notUTF8])
    }

    @Test func `broken UTF-8 among good keeps the good`() {
        let (rows, _) = read(Array("東京".utf8) + [0xE6, 0x9D, 0x0A])
        #expect(rows == [["東京\u{FFFD}"]])
    }

    @Test func `a cell of 65,000 characters with quotes and line ends survives`() {
        let long = String(repeating: "line \"one\", two\r\n", count: 4_000)
        let bytes = CSVBuilder(header: ["a", "b"]).adding([long, "x"]).bytes
        let (rows, problems) = read(bytes)
        #expect(rows == [["a", "b"], [long, "x"]])
        #expect(problems.isEmpty)
    }

    @Test func `every prefix and every flipped byte of a table ends in rows`() {
        var builder = CSVBuilder(header: ["id", "name", "text"])
        builder.add(["1001", "Café \"x\"", "a\r\nb"])
        builder.add(["1002", nil, ""])
        builder.hasByteOrderMark = true
        let bytes = builder.bytes
        for length in 0...bytes.count { check(Array(bytes[..<length])) }
        for index in bytes.indices {
            for bit in 0..<8 {
                var flipped = bytes
                flipped[index] ^= 1 << UInt8(bit)
                check(flipped)
            }
        }
    }

    @Test(.timeLimit(.minutes(10)))
    func `a table of nothing but quotes takes no quadratic time`() {
        let bytes = Array(String(repeating: "1000,\"x\n", count: 40_000).utf8)
        let (rows, problems) = read(bytes) { $0.text.hasPrefix("1000") }
        #expect(rows.count >= 1)
        #expect(problems.count <= 1_000)
    }

    @Test func `a row of a million separators takes no more than it may`() {
        let (rows, _) = read(Array(repeating: 0x2C, count: 1_000_000) + Array("\na,b\n".utf8))
        #expect(rows.map(\.count) == [CSVReader.maximumFieldCount, 2])
    }

    private func check(_ bytes: [UInt8]) {
        let (rows, problems) = read(bytes) { $0.starts(with: [0x31, 0x30]) }
        #expect(rows.joined().joined().utf8.count <= bytes.count * 3)
        #expect(problems.allSatisfy { $0.byte <= bytes.count && $0.row < rows.count })
    }

    private func read(
        _ bytes: [UInt8], isRowStart: ((ByteSlice) -> Bool)? = nil
    ) -> ([[String]], [CSVProblem]) {
        withBytes(of: bytes) { slice in
            var reader = CSVReader(slice, isRowStart: isRowStart)
            var rows: [[String]] = []
            while reader.next() { rows.append(reader.texts()) }
            return (rows, reader.problems)
        }
    }
}

@Suite("Numbers of the export") struct NumberTextTests {
    static let numbers: [(String, Double)] = [
        ("0", 0.0), ("0.0", 0), ("-12.5", -12.5), ("+3", 3), (" 7.25 ", 7.25), ("3189.0", 3189),
        ("6325.60009765625", 6325.60009765625), (".5", 0.5), ("5.", 5), ("1e3", 1000),
        ("1.0E+10", 1e10), ("9007199254740993", 9007199254740992), ("0.1", 0.1),
        ("123456789012345678901234567890", 1.2345678901234568e29),
        ("0.00000000000000000000000000001", 1e-29), ("1234567890123.4567", 1234567890123.4567),
    ]

    @Test(arguments: numbers)
    func `a number is read to the last bit`(_ text: String, _ value: Double) {
        #expect(text.withBytes(NumberText.double) == value)
    }

    @Test(arguments: [
        "", "-", ".", "1,5", "1.2.3", "nan", "inf", "0x10", "12a", "1e", "1e999", "--1",
    ])
    func `what is no number is none`(_ text: String) {
        #expect(text.withBytes(NumberText.double) == nil)
    }

    @Test(
        arguments: [
            ("123456789012", 123_456_789_012), (" 5 ", 5), ("5.0", 5), ("5.5", nil), ("", nil),
            ("1.2E+10", nil), ("99999999999999999999", nil), ("-3", -3),
        ] as [(String, Int64?)])
    func `an id is a whole number`(_ text: String, _ value: Int64?) {
        #expect(text.withBytes(NumberText.integer) == value)
    }
}
