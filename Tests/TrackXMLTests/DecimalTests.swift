import TestSupport
import Testing

@testable import TrackXML

struct DecimalTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var mantissa: Int64
        var decimals: Int
        var testDescription: String { text }
        init(_ text: String, _ mantissa: Int64, _ decimals: Int) {
            (self.text, self.mantissa, self.decimals) = (text, mantissa, decimals)
        }
    }

    @Test(arguments: [
        Case("47.3769", 473_769, 4), Case("-0.5", -5, 1), Case("+12", 12, 0), Case(".5", 5, 1),
        Case("5.", 5, 0), Case(" \n7.10\t", 710, 2), Case("1.5e3", 1_500, 0), Case("1E-7", 1, 7),
        Case("12.5E+1", 125, 0), Case("0", 0, 0), Case("-0.000", 0, 3), Case("0e99", 0, 0),
        Case("99999999999999999", 99_999_999_999_999_999, 0),
    ])
    func `a number keeps its digits`(_ expected: Case) throws {
        let number = try #require(decimal(expected.text))
        #expect(number.mantissa == expected.mantissa)
        #expect(number.decimals == expected.decimals)
    }

    @Test(arguments: [
        "", " ", "-", ".", "e5", "1e", "1e+", "1.2.3", "1,5", "NaN", "INF", "0x10", "12 3", "1_000",
        "١", "1e400", "--1",
    ])
    func `what is no number is nothing`(_ text: String) {
        #expect(decimal(text) == nil)
    }

    @Test(arguments: [
        "47.284739518538117408752441406", "123456789012345678", "1e-30", "1e30",
        "-0.1234567890123456789",
    ])
    func `a number too long for a mantissa is the nearest double`(_ text: String) throws {
        #expect(try #require(decimal(text)).decimals == -1)
        #expect(column([text])[0] == Double(text))
    }

    @Test func `rows take the most decimals of all`() {
        let column = column(["1", nil, "2.25", "-3.5"])
        #expect(column.mantissas == [100, DecimalColumn.missing, 225, -350])
        #expect(column.decimals == 2)
        #expect(column.doubles == nil)
        #expect(column.valueCount == 3)
    }

    @Test func `a column becomes doubles when digits do not suffice, and loses none`() {
        let column = column([
            "0.5", nil, "12345678.25", "0.12345678901234567", "47.284739518538117408",
        ])
        #expect(column.mantissas.isEmpty)
        #expect(column[0] == 0.5)
        #expect(column[1] == nil)
        #expect(column[2] == 12_345_678.25)
        #expect(column[3] == 0.12345678901234567)
        #expect(column[4] == 47.284739518538117408)
    }

    @Test func `mantissas and texts agree for random numbers`() {
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            let digits = Int(random.next() % 17) + 1
            let mantissa = Int64(random.next() % UInt64(DecimalNumber.powers[digits]))
            let decimals = Int(random.next() % UInt64(digits))
            let number = decimal(decimalText(mantissa, decimals: decimals))
            #expect(number?.mantissa == mantissa)
            #expect(number?.decimals == decimals)
        }
    }
}

/// The number that a text says.
func decimal(_ text: String) -> DecimalNumber? {
    Array(text.utf8).withUnsafeBufferPointer { DecimalNumber($0) }
}

/// A column of texts.
func column(_ texts: [String?]) -> DecimalColumn {
    var column = DecimalColumn()
    for text in texts {
        guard let text else {
            column.appendMissing(1)
            continue
        }
        Array(text.utf8).withUnsafeBufferPointer { bytes in
            if let number = DecimalNumber(bytes) { column.append(number, text: bytes) }
        }
    }
    return column
}

/// `12345` with 2 decimals is `123.45`.
func decimalText(_ mantissa: Int64, decimals: Int) -> String {
    guard decimals > 0 else { return String(mantissa) }
    var digits = String(mantissa.magnitude)
    if digits.count <= decimals {
        digits = String(repeating: "0", count: decimals + 1 - digits.count) + digits
    }
    return (mantissa < 0 ? "-" : "") + digits.dropLast(decimals) + "." + digits.suffix(decimals)
}
