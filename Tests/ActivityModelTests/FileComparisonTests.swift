import ActivityModel
import Testing

struct FileComparisonTests {
    private let row = RecordedSpan(
        start: Timestamp(seconds: 1_700_000_000), elapsedSeconds: 3_600, distanceMetres: 10_000)

    private func file(
        lead: Double, elapsed: Double, metres: Double? = 10_000
    ) -> RecordedSpan {
        RecordedSpan(
            start: Timestamp(microseconds: row.start.microseconds - Int64(lead * 1e6)),
            elapsedSeconds: elapsed, distanceMetres: metres)
    }

    @Test(
        arguments: [
            ("the same", 0, 3_600, 10_000, nil),
            ("a few seconds apart", 5, 3_610, 10_010, nil),
            ("ten minutes cut off the end", 0, 4_200, 11_500, .cropped),
            ("ten minutes cut off the start", 600, 4_200, 11_500, .cropped),
            ("a pause at the end", 0, 4_200, 10_005, nil),
            ("eight hours of zone", 28_800, 3_600, 10_000, .clockOrZone),
            ("an hour the other way", -3_600, 3_600, 10_000, .clockOrZone),
            ("half past five of India", 19_800, 3_600, 10_000, .clockOrZone),
            ("a quarter to six of Nepal, the other way", -20_700, 3_600, 10_000, .clockOrZone),
            ("half an hour between two zones", 1_800, 3_600, 10_000, .clockOrZone),
            ("1024 weeks", 619_315_200, 3_600, 10_000, .gpsWeekRollover),
            ("2048 weeks and a zone", 1_238_637_600, 3_900, 10_000, .gpsWeekRollover),
            ("1024 weeks too late", -619_315_200, 3_600, 10_000, .gpsWeekRollover),
            ("twenty hours are no zone", 72_000, 3_600, 10_000, .otherStart),
            ("a day", 86_400, 3_600, 10_000, .otherStart),
            ("a year, and a longer pause", 31_536_000, 4_000, 10_000, .otherStart),
            ("seven minutes", 420, 3_600, 10_000, .otherStart),
            ("a file that begins ten minutes late", -600, 3_000, 8_500, .otherStart),
            ("a wait before the start", 420, 4_020, 10_000, nil),
            ("three years, ten times as long", 94_608_000, 36_000, 100_000, .otherWorkout),
            ("eight hours, half the way", 28_800, 1_700, 4_900, .otherWorkout),
        ] as [(String, Double, Double, Double, FileComparison?)])
    func `file and row are told apart`(
        name: String, lead: Double, elapsed: Double, metres: Double, result: FileComparison?
    ) {
        #expect(
            file(lead: lead, elapsed: elapsed, metres: metres).comparison(withRow: row) == result)
    }

    @Test(
        arguments: [
            ("two days, an hour off", 180_000, 3_600, .clockOrZone),
            ("two days, an hour off the other way", 180_000, -3_600, .clockOrZone),
            ("fifteen hours, a quarter off", 54_000, 900, .clockOrZone),
            ("fifteen hours, a quarter off the other way", 54_000, -900, .clockOrZone),
            ("two days, five minutes apart", 180_000, 300, nil),
        ] as [(String, Double, Int64, FileComparison?)])
    func `a long activity hides no wrong clock`(
        name: String, elapsed: Double, lead: Int64, expected: FileComparison?
    ) {
        let row = RecordedSpan(start: Timestamp(seconds: 1_000_000), elapsedSeconds: elapsed)
        let file = RecordedSpan(
            start: Timestamp(seconds: 1_000_000 - lead), elapsedSeconds: elapsed)
        #expect(file.comparison(withRow: row) == expected)
    }

    @Test func `without a distance the duration decides`() {
        #expect(file(lead: 0, elapsed: 5_000, metres: nil).comparison(withRow: row) == .cropped)
    }
}

struct LegMatchingTests {
    private let swim = RecordedSpan(start: Timestamp(seconds: 1_000), elapsedSeconds: 600)
    private let change = RecordedSpan(start: Timestamp(seconds: 1_600), elapsedSeconds: 120)
    private let ride = RecordedSpan(start: Timestamp(seconds: 1_720), elapsedSeconds: 3_000)

    @Test(
        arguments: [
            ("the swim", 1_000, 600, 0), ("the whole", 1_000, 3_720, nil),
            ("the transition", 1_601, 119, 1), ("the ride", 1_725, 3_000, 2),
            ("something else", 9_000, 100, nil),
        ] as [(String, Int64, Double, Int?)])
    func `a row finds its leg by its start`(
        name: String, start: Int64, elapsed: Double, leg: Int?
    ) {
        let row = RecordedSpan(start: Timestamp(seconds: start), elapsedSeconds: elapsed)
        #expect(LegMatching.leg(of: row, in: [swim, change, ride]) == leg)
    }

    @Test func `a recording of one sport has no legs`() {
        #expect(LegMatching.leg(of: swim, in: [swim]) == nil)
    }
}
