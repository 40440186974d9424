import Testing

@testable import TrackXML

struct TimeTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var text: String
        var microseconds: Int64
        var offset: Int?
        var testDescription: String { text }
        init(_ text: String, _ microseconds: Int64, _ offset: Int?) {
            (self.text, self.microseconds, self.offset) = (text, microseconds, offset)
        }
    }

    /// 2021-03-04T10:00:00Z.
    static let ten: Int64 = 1_614_852_000_000_000

    @Test(arguments: [
        Case("1970-01-01T00:00:00Z", 0, 0), Case("2021-03-04T10:00:00Z", ten, 0),
        Case(" 2021-03-04T10:00:00Z\n", ten, 0), Case("2021-03-04T12:00:00+02:00", ten, 7_200),
        Case("2021-03-04T04:30:00-05:30", ten, -19_800),
        Case("2021-03-04T11:00:00+0100", ten, 3_600), Case("2021-03-04T11:00:00+01", ten, 3_600),
        Case("2021-03-04T10:00:00+00:00", ten, 0), Case("2021-03-04T10:00:00", ten, nil),
        Case("2021-03-04 10:00:00", ten, nil), Case("2021-03-04t10:00:00z", ten, 0),
        Case("2021-3-4T10:00Z", ten, 0), Case("2021-03-04T10:00:00.5Z", ten + 500_000, 0),
        Case("2021-03-04T10:00:00.25Z", ten + 250_000, 0),
        Case("2021-03-04T10:00:00.123Z", ten + 123_000, 0),
        Case("2021-03-04T10:00:00.1234567Z", ten + 123_456, 0),
        Case("2021-03-04T10:00:00.123456789+02:00", ten + 123_456 - 7_200_000_000, 7_200),
        Case("2021-03-04T10:00:00,5Z", ten + 500_000, 0),
        Case("2021-03-03T24:00:00Z", ten - 36_000_000_000, 0),
        Case("2016-12-31T23:59:60Z", 1_483_228_800_000_000, 0),
        Case("2021-03-04T10:00:00ZZ", ten, 0), Case("2021-03-04T10:00:00+00:00Z", ten, 0),
        Case("2024-02-29T00:00:00Z", 1_709_164_800_000_000, 0),
        Case("1969-12-31T23:59:59.5Z", -500_000, 0),
        Case("0001-01-01T00:00:00Z", -62_135_596_800_000_000, 0),
    ])
    func `a time is read to the microsecond`(_ expected: Case) throws {
        let time = try #require(self.time(expected.text))
        #expect(time.microseconds == expected.microseconds)
        #expect(time.offset == expected.offset)
    }

    @Test(arguments: [
        "", "2021-03-04", "10:00:00", "2021-13-04T10:00:00Z", "2021-02-29T10:00:00Z",
        "2021-00-04T10:00:00Z", "2021-03-04T25:00:00Z", "2021-03-04T24:00:01Z",
        "2021-03-04T10:60:00Z", "2021-03-04T10:00:61Z", "2021-03-04T10:00:00+1",
        "2021-03-04T10:00:00+24:00", "2021-03-04T10:00:00Zulu", "2021-03-04T10:00:00+02:00Z",
        "yesterday", "1614852000",
        "21-03-04T10:00:00Z",
    ])
    func `what is no time is nothing`(_ text: String) {
        #expect(time(text) == nil)
    }

    private func time(_ text: String) -> TimeText? {
        Array(text.utf8).withUnsafeBufferPointer { TimeText($0) }
    }
}
