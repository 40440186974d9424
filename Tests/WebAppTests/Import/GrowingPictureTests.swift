import ActivityModel
import JSON
import Storage
import Testing
import WebServer

@testable import Ingest
@testable import WebApp

/// What an import shows of itself while it runs.
struct GrowingPictureTests {
    private func glimpse(_ points: Int, from start: Int64, metres: Double = 1_000) -> TrackGlimpse {
        var file = ActivityFile(format: .gpx, outcome: .decoded)
        let numbers = (0..<Int64(points)).map { 500_000 + $0 }
        file.streams = [
            .init(
                .time,
                values: .scaled(numbers.map { ($0 - 500_000 + start) * 1_000_000 }, .microseconds)),
            .init(.latitude, values: .scaled(numbers, Scale(divisor: 10_000))),
            .init(.longitude, values: .scaled(numbers.map { -$0 }, Scale(divisor: 10_000))),
            .init(.distance, values: .scaled(numbers.map { _ in Int64(metres) }, .one)),
        ]
        return TrackGlimpse(file)
    }

    @Test func `a glimpse has few positions, and none of a device without a fix`() {
        for count in [0, 1, 2, 28, 29, 1_000] {
            #expect(glimpse(count, from: 0).latitudes.count <= TrackGlimpse.limit)
        }
        #expect(glimpse(1_000, from: 0).latitudes.count > 20)
        var file = ActivityFile(format: .gpx, outcome: .decoded)
        file.streams = [
            .init(.latitude, values: .scaled([0, SampleStream.missing, 5], .one)),
            .init(.longitude, values: .scaled([0, 7, 200], .one)),
        ]
        #expect(TrackGlimpse(file).latitudes.isEmpty)
    }

    @Test func `tracks are handed out once, in pieces, cut at privacy zones`() {
        let picture = GrowingPicture()
        for _ in 0..<700 { picture.add(glimpse(40, from: 1_000)) }
        var (known, lines) = (0, 0)
        for expected in [300, 600, 700, 700] {
            let more = picture.tracks(after: known, outside: [])
            #expect(more.next == expected)
            (known, lines) = (more.next, lines + more.lines.count)
        }
        #expect(lines == 700)
        let all = picture.tracks(after: 0, outside: []).lines[0]
        #expect(all.elements?.first?.integer == 500_000)
        let zone = PrivacyZone(name: "Home", latitude: 50, longitude: -50, radiusMetres: 30)
        let cut = picture.tracks(after: 0, outside: [zone]).lines
        #expect(cut.allSatisfy { ($0.elements?.first?.integer ?? 0) > 500_000 })
        picture.clear()
        #expect(picture.tracks(after: 0, outside: []).lines.isEmpty)
        #expect(picture.tracks(after: -5, outside: []).next == 0)
    }

    @Test func `the sentence tells how many, of which years, and how far`() {
        let picture = GrowingPicture()
        #expect(picture.sentence(.metric) == nil)
        picture.add(glimpse(3, from: 1_400_000_000))
        #expect(picture.sentence(.metric)?.text == "So far 1 recording of 2014, 1 km")
        picture.add(glimpse(3, from: 1_600_000_000))
        #expect(picture.sentence(.metric)?.text == "So far 2 recordings from 2014 to 2020, 2 km")
        #expect(picture.sentence(.imperial)?.text == "So far 2 recordings from 2014 to 2020, 1 mi")
    }
}
