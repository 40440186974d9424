import ActivityModel
import Foundation
import Reports
import Storage
import WebServer

/// The streams of an activity as curves: about two thousand samples, including the minimum and the
/// maximum of every interval.
struct ActivityCurves: Sendable {
    struct Curve: Sendable {
        /// The stream's name; `pace` for a velocity that is shown as pace.
        var key: String
        /// The label that is shown.
        var label: String
        /// The unit of a stream that has no words of its own, such as `mm`; empty otherwise.
        var unit = ""
        /// One value per sample in the displayed unit; `nil` if there is none.
        var values: [Double?]
        /// Minimum, maximum and mean over all samples, in the same unit.
        var minimum: Double
        var maximum: Double
        var mean: Double
    }

    /// The horizontal axis of the curves.
    enum Axis: String, Sendable {
        case distance
        case time
    }

    /// The curves in the order in which they are shown.
    private(set) var curves: [Curve] = []
    /// The curves among which the reader may choose.
    private(set) var choice = CurveChoice()
    /// The position of each sample on the axis: metres or seconds from the start.
    private(set) var positions: [Double] = []
    /// The available axes.
    private(set) var axes: [Axis] = []
    /// The present axis.
    private(set) var axis = Axis.time
    /// The coordinates of each sample in degrees; `nil` if there are none, or a privacy zone hides
    /// them.
    private(set) var places: [(latitude: Double, longitude: Double)?] = []
    /// Seconds from the start for each sample, if known.
    private(set) var seconds: [Double?] = []
    /// Metres from the start for each sample, if known.
    private(set) var metres: [Double?] = []
    /// The track, cut at privacy zones.
    private(set) var lines: [TrackLine] = []

    private static let maxCount = 2_000

    /// The ends of the axis: the whole, or the part to which the reader zoomed.
    private(set) var ends = 0.0...0.0
    /// The ends of the whole axis.
    private(set) var whole = 0.0...0.0
    /// Whether only a part is shown.
    var isZoomed: Bool { ends != whole }

    /// What the reader wants to see.
    struct Wish: Sendable {
        /// The axis to use if there is a choice.
        var axis: Axis?
        /// The names of the streams to draw; if none of them exists, the usual ones.
        var curves: [String] = []
        /// The part of the axis to show, in metres or seconds; ignored if nothing lies in it.
        var window: ClosedRange<Double>?
    }

    init(
        _ streams: ActivityStreams, sport: String, cadence: Cadence, units: Units,
        zones: [PrivacyZone], wish: Wish
    ) {
        guard streams.count > 0 else { return }
        let time = streams[.time]
        let distance = streams.distance
        if Self.isUsable(distance) { axes.append(.distance) }
        if Self.isUsable(time) { axes.append(.time) }
        axis = wish.axis.flatMap { axes.contains($0) ? $0 : nil } ?? axes.first ?? .time
        let all = Self.drawable(streams)
        let wanted = Set(wish.curves)
        let isChosen = all.contains { wanted.contains($0.key) }
        let shown = all.filter { key, _, _ in
            isChosen ? wanted.contains(key) : CurveChoice.usual.contains { $0.rawValue == key }
        }
        choice.options = all.map { key, name, _ in
            CurveChoice.Option(
                key: key, label: Self.label(key, name, hasPace: Sport.hasPace(sport)),
                isShown: shown.contains { $0.key == key })
        }
        let begin = streams.begin
        func second(_ index: Int) -> Double? {
            guard let begin, let time, index < time.count else { return nil }
            return time[index].map { $0 - begin }
        }
        func metre(_ index: Int) -> Double? {
            guard let distance, index < distance.count else { return nil }
            return distance[index]
        }
        let samples = Self.range(
            streams.count, wish.window, at: axis == .distance ? metre : second)
        let indices = Self.indices(shown.map(\.stream), samples)
        seconds = indices.map(second)
        metres = indices.map(metre)
        positions = Self.filled(axis == .distance ? metres : seconds, indices)
        let last =
            (axis == .distance ? distance : time)?.summary.max.map {
                axis == .distance ? $0 : $0 - (begin ?? 0)
            } ?? positions.last ?? 0
        let end = last.isFinite ? max(last, 0) : 0
        whole = 0...end
        ends = whole
        if samples.count < streams.count, let window = wish.window {
            let start = max(0, window.lowerBound)
            ends = start...max(min(end, window.upperBound), start)
        }
        curves = shown.map { key, name, stream in
            Self.curve(
                key, name, samples.count < stream.count ? stream.samples(samples) : stream,
                indices.map { $0 - (samples.count < stream.count ? samples.lowerBound : 0) },
                Wording(sport: sport, cadence: cadence, units: units))
        }
        if let latitude = streams[.latitude], let longitude = streams[.longitude] {
            lines = TrackLine(latitude: latitude, longitude: longitude).outside(zones)
            places = indices.map { index in
                guard index < latitude.count, index < longitude.count,
                    let north = latitude[index], let east = longitude[index],
                    !zones.contains(where: { $0.covers(latitude: north, longitude: east) })
                else { return nil }
                return (north, east)
            }
        }
    }

    /// The samples of a part of the axis; all of them if fewer than two lie in it.
    private static func range(
        _ count: Int, _ window: ClosedRange<Double>?, at position: (Int) -> Double?
    ) -> Range<Int> {
        guard let window else { return 0..<count }
        func lies(_ index: Int) -> Bool { position(index).map(window.contains) ?? false }
        guard let first = (0..<count).first(where: lies),
            let last = (first..<count).last(where: lies), last > first
        else { return 0..<count }
        return first..<last + 1
    }

    private typealias Drawable = (key: String, name: StreamName, stream: SampleStream)

    /// The streams that can be drawn: the usual channels, then the others, native ones first.
    private static func drawable(_ streams: ActivityStreams) -> [Drawable] {
        let channels = streams.channels
        let usual = CurveChoice.usual.compactMap { name -> Drawable? in
            let stream = name == .velocity ? streams.velocity : channels[name]
            return stream.map { (name.rawValue, name, $0) }
        }
        let axes: Set<StreamName> = [.time, .distance, .latitude, .longitude]
        let others = streams.all.filter { !axes.contains($0.name) && $0.name != .mergedHeartrate }
            .filter { stream in !CurveChoice.usual.contains(stream.name) }
        let names = others.uniqueNames(\.name.rawValue)
        let further = zip(names, others).map { key, stream in
            (key, stream.name, stream.source == .native ? channels[stream.name] ?? stream : stream)
        }
        let ordered =
            further.filter { $0.2.source == .native } + further.filter { $0.2.source != .native }
        return (usual + ordered).filter { $0.stream.summary.count > 1 }
    }

    private static func isUsable(_ stream: SampleStream?) -> Bool {
        guard let summary = stream?.summary, let min = summary.min, let max = summary.max else {
            return false
        }
        return summary.count > 1 && max > min
    }

    /// The samples that are shown: the minimum and the maximum of each curve in each interval.
    private static func indices(_ streams: [SampleStream], _ samples: Range<Int>) -> [Int] {
        let count = samples.count
        guard count > maxCount else { return Array(samples) }
        let stretches = max(1, maxCount / max(1, 2 * streams.count + 1))
        var chosen: Set<Int> = [samples.lowerBound, samples.upperBound - 1]
        for number in 0..<stretches {
            let range =
                samples.lowerBound + number * count / stretches..<samples.lowerBound + (number + 1)
                * count / stretches
            chosen.insert(range.lowerBound)
            for stream in streams {
                var least: (Int, Double)?
                var greatest: (Int, Double)?
                for index in range where index < stream.count {
                    guard let value = stream[index] else { continue }
                    if value < least?.1 ?? .infinity { least = (index, value) }
                    if value > greatest?.1 ?? -.infinity { greatest = (index, value) }
                }
                if let least { chosen.insert(least.0) }
                if let greatest { chosen.insert(greatest.0) }
            }
        }
        return chosen.sorted()
    }

    /// Positions that never decrease; a missing one equals the previous one.
    private static func filled(_ values: [Double?], _ indices: [Int]) -> [Double] {
        guard values.contains(where: { $0 != nil }) else { return indices.map(Double.init) }
        var last = 0.0
        return values.map { value in
            if let value, value.isFinite, value > last { last = value }
            return last
        }
    }

    /// How values are shown.
    private struct Wording {
        var sport: String
        var cadence: Cadence
        var units: Units
    }

    private static func curve(
        _ key: String, _ name: StreamName, _ stream: SampleStream, _ indices: [Int],
        _ wording: Wording
    ) -> Curve {
        let units = wording.units
        let hasPace = name == .velocity && Sport.hasPace(wording.sport)
        func shown(_ value: Double) -> Double {
            switch name {
            case .altitude: value / units.near
            case .velocity: value * 3_600 / units.far
            case .temperature: units == .metric ? value : value * 1.8 + 32
            case .cadence: value * wording.cadence.factor
            default: value
            }
        }
        let summary = stream.summary
        let mean = summary.count > 0 ? summary.sum / Double(summary.count) : 0
        let hasWords = CurveChoice.usual.dropLast().contains(name)
        return Curve(
            key: hasPace ? "pace" : key, label: label(key, name, hasPace: hasPace),
            unit: name == .cadence ? wording.cadence.unit : hasWords ? "" : stream.unit,
            values: indices.map { $0 >= 0 && $0 < stream.count ? stream[$0].map(shown) : nil },
            minimum: shown(summary.min ?? 0), maximum: shown(summary.max ?? 0), mean: shown(mean))
    }

    private static func label(_ key: String, _ name: StreamName, hasPace: Bool) -> String {
        words(key, name, hasPace: hasPace).text
    }

    private static func words(_ key: String, _ name: StreamName, hasPace: Bool) -> Phrase {
        switch name {
        case .altitude: "Elevation"
        case .velocity: hasPace ? "Pace" : "Speed"
        case .heartrate: "Heart rate"
        case .watts: "Power"
        case .cadence: "Cadence"
        case .temperature: "Temperature"
        case .balance: "Balance, right side"
        default: Phrase(of: FieldText.label(key))
        }
    }
}
