import Testing

@testable import ActivityModel

struct NearestIntegerTests {
    @Test(arguments: [
        (0.5, 1), (-0.4, 0), (2.5, 3), (-1e300, -1_000_000_000_000_000), (.nan, 0),
        (.infinity, 1_000_000_000_000_000), (1e19, 1_000_000_000_000_000),
    ])
    func `any number has a nearest integer`(value: Double, expected: Int) {
        #expect(Int(nearest: value) == expected)
    }
}
