import ActivityModel
import Foundation
import Storage

/// A track divided by the value of a stream into lines of eight levels.
struct TrackShading: Sendable {
    /// What colours a track.
    enum Measure: String, CaseIterable, Sendable {
        case speed, heartrate, grade, power
    }

    static let levelCount = 8
    /// The least distance over which a grade is told, in metres: over less, the barometer's steps
    /// look like walls.
    private static let gradeSpan = 60.0

    let measure: Measure
    /// The values at which the lowest level ends and the highest begins.
    let low: Double
    let high: Double
    /// The lines of each level, lowest first, then those without a value; cut at privacy zones.
    let levels: [[TrackLine]]

    /// The measures of which an activity has values and positions.
    static func measures(_ streams: ActivityStreams) -> [Measure] {
        guard streams[.latitude] != nil, streams[.longitude] != nil else { return [] }
        return Measure.allCases.filter { measure in
            switch measure {
            case .speed: streams.velocity != nil
            case .heartrate: streams[.heartrate] != nil
            case .power: streams[.watts] != nil
            case .grade: streams[.altitude] != nil && streams.distance != nil
            }
        }
    }

    /// - Parameter most: take about so many samples, evenly; all if `nil`.
    /// - Returns: `nil` if there is nothing to tell apart.
    init?(
        _ measure: Measure, _ streams: ActivityStreams, zones: [PrivacyZone], most: Int? = nil
    ) {
        guard let latitude = streams[.latitude]?.doubles,
            let longitude = streams[.longitude]?.doubles,
            let values = Self.values(measure, streams)
        else { return nil }
        let sorted = values.filter(\.isFinite).sorted()
        guard sorted.count > 1 else { return nil }
        // A single spike must not make one colour of all the rest.
        var least = sorted[sorted.count / 20]
        var greatest = sorted[sorted.count - 1 - sorted.count / 20]
        if measure == .grade {
            greatest = max(abs(least), abs(greatest), 2)
            least = -greatest
        }
        guard greatest > least else { return nil }
        self.measure = measure
        low = least
        high = greatest
        let count = min(latitude.count, longitude.count)
        let step = most.map { max(1, count / max(1, $0)) } ?? 1
        var levels = [[TrackLine]](repeating: [], count: Self.levelCount + 1)
        var run = TrackLine()
        var level = Self.levelCount
        func close() {
            guard run.count > 1 else { return }
            levels[level] += run.outside(zones).filter { $0.count > 1 }
        }
        for index in stride(from: 0, to: count, by: step) {
            var east = longitude[index]
            let north = latitude[index]
            guard abs(north) <= 90, abs(east) <= 180 else { continue }
            if let last = run.longitudes.last, abs(last - east) > 180 {
                east += ((last - east) / 360).rounded() * 360
            }
            let value = index < values.count ? values[index] : .nan
            let own = Self.level(value, least, greatest)
            run.append(latitude: north, longitude: east)
            guard own != level else { continue }
            // The way to a sample has the colour of the sample before it.
            close()
            run = TrackLine()
            run.append(latitude: north, longitude: east)
            level = own
        }
        close()
        self.levels = levels
    }

    private static func level(_ value: Double, _ low: Double, _ high: Double) -> Int {
        guard value.isFinite else { return levelCount }
        let share = (value - low) / (high - low) * Double(levelCount)
        return min(max(Int(nearest: share.rounded(.down)), 0), levelCount - 1)
    }

    private static func values(_ measure: Measure, _ streams: ActivityStreams) -> [Double]? {
        switch measure {
        case .speed: streams.velocity?.doubles
        case .heartrate: streams[.heartrate]?.doubles
        case .power: streams[.watts]?.doubles
        case .grade: grades(streams[.altitude], streams.distance)
        }
    }

    /// Percent at each sample, over ``gradeSpan`` around it.
    static func grades(_ altitude: SampleStream?, _ distance: SampleStream?) -> [Double]? {
        guard let heights = altitude?.doubles, let metres = distance?.doubles else { return nil }
        let count = min(heights.count, metres.count)
        var grades = [Double](repeating: .nan, count: count)
        let known = (0..<count).filter { heights[$0].isFinite && metres[$0].isFinite }
        var first = 0
        var last = 0
        for (number, index) in known.enumerated() {
            let here = metres[index]
            while first < number, here - metres[known[first]] > gradeSpan / 2 { first += 1 }
            last = max(last, number)
            while last + 1 < known.count, metres[known[last]] - here < gradeSpan / 2 { last += 1 }
            let span = metres[known[last]] - metres[known[first]]
            guard span >= gradeSpan / 2 else { continue }
            grades[index] = (heights[known[last]] - heights[known[first]]) / span * 100
        }
        return grades
    }
}
