import ActivityModel
import Testing

struct SampleStreamTests {
    @Test func `a summary leaves out samples without a value`() {
        let stream = SampleStream(
            .heartrate, values: .scaled([100, SampleStream.missing, 120], .one))
        #expect(stream.summary.count == 2)
        #expect(stream.summary.sum == 220)
        #expect(stream.summary.min == 100)
        #expect(stream.summary.max == 120)
        #expect(stream[1] == nil)
        #expect(stream.unit == "bpm")
    }

    @Test func `a sum of many small parts keeps its digits`() {
        let stream = SampleStream(
            .latitude, values: .floating([1e16] + Array(repeating: 1, count: 1000)))
        #expect(stream.summary.sum == 1e16 + 1000)
    }

    @Test func `semicircles become degrees`() {
        let stream = SampleStream(.latitude, values: .scaled([1 << 30, -(1 << 30)], .semicircles))
        #expect(stream[0] == 90)
        #expect(stream[1] == -90)
    }

    @Test(arguments: [
        SampleStream(
            .latitude, values: .scaled([1 << 30, SampleStream.missing, -7], .semicircles)),
        SampleStream(.altitude, values: .floating([1.5, .nan])),
    ])
    func `all values at once are those of each sample`(stream: SampleStream) {
        #expect(stream.doubles.map { $0.isNaN ? nil : $0 } == (0..<stream.count).map { stream[$0] })
    }
}
