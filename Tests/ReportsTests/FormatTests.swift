import ActivityModel
import Testing

@testable import Reports

struct FormatTests {
    @Test(arguments: [(0, "0"), (999, "999"), (1_000, "1,000"), (-1_234_567, "-1,234,567")])
    func `whole numbers are grouped`(number: Int, text: String) {
        #expect(Format.count(number) == text)
    }

    @Test(arguments: [
        (0, 2, "0.00"), (1.005, 1, "1.0"), (12_345.678, 2, "12,345.68"), (-0.5, 0, "-1"),
        (.nan, 1, "–"), (.infinity, 1, "–"), (0.049, 1, "0.0"), (9e14, 6, "–"),
    ])
    func `fractions have as many digits as asked for`(number: Double, decimals: Int, text: String) {
        #expect(Format.fixed(number, decimals) == text)
    }

    @Test(arguments: [(0, "0:00:00"), (3_661, "1:01:01"), (360_000, "100:00:00")])
    func `durations are hours, minutes and seconds`(seconds: Double, text: String) {
        #expect(Format.duration(seconds) == text)
    }

    @Test(arguments: [(0, "0 B"), (999, "999 B"), (1_500, "1.5 kB"), (250_000_000, "250 MB")])
    func `bytes are in powers of a thousand`(number: Int64, text: String) {
        #expect(Format.bytes(number) == text)
    }

    @Test func `control characters of a name do not reach the terminal`() {
        #expect("a\u{1B}[31mb\u{202E}".printable == "a\u{FFFD}[31mb\u{FFFD}")
    }

    @Test(arguments: [("abc", 3), ("日本", 4), ("🚴", 2), ("e\u{301}", 1)])
    func `widths are those of a terminal`(text: String, width: Int) {
        #expect(text.displayWidth == width)
    }

    @Test func `a table aligns columns and cuts no digits`() {
        var table = TextTable([("NAME", .left), ("KM", .right)])
        table.add(["日本", "1.0"])
        table.add(["x", "12.25"])
        #expect(table.text == "NAME     KM\n日本    1.0\nx     12.25\n")
    }
}
