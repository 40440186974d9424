import ActivityModel
import Testing

@testable import Commands

struct DateArgumentTests {
    @Test(arguments: [
        ("2026-01-31", "2026-01-31T00:00:00Z"), ("2024-02-29T06:30:05Z", "2024-02-29T06:30:05Z"),
    ])
    func `dates are UTC`(text: String, result: String) throws {
        #expect(try DateArgument.parse(text).description == result)
    }

    @Test(arguments: ["", "2026", "2026-02-30", "2026-13-01", "26-01-01", "2026-01-01T25:00:00Z"])
    func `what is no date is refused`(text: String) {
        #expect(throws: (any Error).self) { try DateArgument.parse(text) }
    }
}
