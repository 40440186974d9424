import ActivityModel
import Testing

struct StreamTests {
    @Test func `a summary leaves out samples without a value`() {
        let stream = Stream(
            .heartrate, values: .scaled([100, Stream.missing, 120], .one))
        #expect(stream.summary.count == 2)
        #expect(stream.summary.sum == 220)
        #expect(stream.summary.min == 100)
        #expect(stream.summary.max == 120)
        #expect(stream[1] == nil)
        #expect(stream.unit == "bpm")
    }

    @Test func `a sum of many small parts keeps its digits`() {
        let stream = Stream(.latitude, values: .floating([1e16] + Array(repeating: 1, count: 1000)))
        #expect(stream.summary.sum == 1e16 + 1000)
    }

    @Test func `semicircles become degrees`() {
        let stream = Stream(.latitude, values: .scaled([1 << 30, -(1 << 30)], .semicircles))
        #expect(stream[0] == 90)
        #expect(stream[1] == -90)
    }
}
