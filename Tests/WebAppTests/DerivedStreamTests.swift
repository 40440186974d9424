import ActivityModel
import Testing

@testable import WebApp

struct DerivedStreamTests {
    private func degrees(_ name: StreamName, _ values: [Double]) -> SampleStream {
        SampleStream(name, values: .floating(values))
    }

    @Test func `distance follows the track and spans what is missing`() throws {
        // A thousandth of a degree of latitude is 111.2 m; at 60° north one of longitude is half that.
        let stream = try #require(
            DerivedStream.distance(
                degrees(.latitude, [60, 60.001, .nan, 60.002, 60.002]),
                degrees(.longitude, [10, 10, .nan, 10, 10.001])))
        let values = (0..<5).map { stream[$0] }
        #expect(values[0] == 0)
        #expect(abs(try #require(values[1]) - 111.195) < 0.01)
        #expect(values[2] == nil)
        #expect(abs(try #require(values[3]) - 222.390) < 0.01)
        #expect(abs(try #require(values[4]) - 222.390 - 55.597) < 0.01)
    }

    @Test func `across the date line the way is short`() throws {
        let stream = try #require(
            DerivedStream.distance(
                degrees(.latitude, [0, 0]), degrees(.longitude, [179.9995, -179.9995])))
        #expect(abs(try #require(stream[1]) - 111.195) < 0.01)
    }

    @Test func `who stands still or has no positions has no distance`() {
        #expect(DerivedStream.distance(nil, nil) == nil)
        #expect(
            DerivedStream.distance(degrees(.latitude, [1, 1]), degrees(.longitude, [2, 2])) == nil)
    }

    @Test func `speed is over fifteen seconds`() throws {
        let time = degrees(.time, (0..<40).map(Double.init))
        let distance = degrees(.distance, (0..<40).map { Double($0) * 4 })
        let stream = try #require(DerivedStream.velocity(distance, time))
        #expect(stream[0] == nil)
        #expect(stream[39] == 4)
    }

    @Test func `distance that begins again goes on`() {
        let stream = DerivedStream.continued(
            degrees(.distance, [0, 100, 200, 198, 201, 0, 30, .nan, 60]))
        #expect(
            (0..<9).map { stream[$0] } == [0, 100, 200, 198, 201, 201, 231, nil, 261])
    }
}
