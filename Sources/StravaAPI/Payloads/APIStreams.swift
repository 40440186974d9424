import JSON
package import ActivityModel
package import Foundation

/// The samples of an activity from the API, with the names and units of those from files.
///
/// `latlng` is split into `latitude` and `longitude`; `velocity_smooth`, `temp` and `grade_smooth`
/// become `velocity`, `temperature` and `grade`; `moving` is 0 or 1. Unknown keys keep their name
/// if they hold numbers. All streams are as long as the longest; missing or `null` samples have no
/// value. No number is rounded.
package struct APIStreams: Sendable, Hashable {
    /// The original reply.
    package var raw: Data
    /// The channels, without empty ones.
    package var streams: [SampleStream]
    /// The number of samples in each of ``streams``.
    package var sampleCount: Int
    /// What the reply says of each key besides its samples.
    package var envelope: StreamEnvelope

    /// The name of the seconds since the start if the start is unknown: `time` is a point in time.
    package static let elapsed = StreamName(rawValue: "elapsed_time")

    /// Parses a reply in either of Strava's two forms.
    ///
    /// - Parameter start: the activity's start, which turns the seconds since the start into times;
    ///   without it there is no stream `time` but ``elapsed``.
    /// - Throws: ``StravaAPIError`` `unexpectedPayload`.
    package init(raw: Data, start: Timestamp?) throws(StravaAPIError) {
        guard let value = try? JSONReader.read(raw) else { throw .unexpectedPayload(path: "") }
        try self.init(value, raw: raw, start: start)
    }

    init(_ value: JSONValue, raw: Data, start: Timestamp?) throws(StravaAPIError) {
        self.raw = raw
        let named = try Self.columns(of: value)
        envelope = StreamEnvelope(value)
        // A refusal with the status of a success says nothing about the samples.
        guard !named.isEmpty || !value.has("message") else { throw .unexpectedPayload(path: "") }
        let count = named.map(\.values.count).max() ?? 0
        sampleCount = count
        var streams: [SampleStream] = []
        for (key, values) in named {
            for stream in Self.streams(key, values, count: count, start: start)
            where stream.extent.count > 0 && !streams.contains(where: { $0.name == stream.name }) {
                streams.append(stream)
            }
        }
        self.streams = streams
    }

    /// The content of each key: `time` first, then in the order of Strava's documentation, then by
    /// name.
    private static func columns(
        of value: JSONValue
    ) throws(StravaAPIError) -> [(key: String, values: [JSONValue])] {
        var columns: [(key: String, values: [JSONValue])] = []
        switch value {
        case .object(let members):
            for (key, envelope) in members {
                // Some keys may change their content one day; that must not lose the others.
                if let values = envelope["data"]?.elements { columns.append((key, values)) }
            }
        case .array(let envelopes):
            for envelope in envelopes {
                guard let key = envelope["type"]?.text, let values = envelope["data"]?.elements
                else { continue }
                columns.append((key, values))
            }
        default: throw .unexpectedPayload(path: "")
        }
        return columns.sorted {
            (rank($0.key), $0.key) < (rank($1.key), $1.key)
        }
    }

    /// The keys that Strava documents.
    static let keys = [
        "time", "distance", "latlng", "altitude", "velocity_smooth", "heartrate", "cadence",
        "watts", "temp", "moving", "grade_smooth",
    ]

    private static func rank(_ key: String) -> Int { keys.firstIndex(of: key) ?? keys.count }

    private static func streams(
        _ key: String, _ values: [JSONValue], count: Int, start: Timestamp?
    ) -> [SampleStream] {
        func one(_ name: StreamName, unit: String? = nil) -> [SampleStream] {
            [.init(name, unit: unit, values: NumberColumn.values(values, count: count))]
        }
        switch key {
        case "time":
            guard let start else { return one(elapsed, unit: "s") }
            return [.init(.time, values: instants(values, count: count, start: start))]
        case "latlng":
            let parts = [0, 1].map { index in
                NumberColumn.values(
                    values.map { pair in
                        guard let pair = pair.elements, pair.count == 2 else { return .null }
                        return pair[index]
                    }, count: count)
            }
            return [.init(.latitude, values: parts[0]), .init(.longitude, values: parts[1])]
        case "velocity_smooth": return one(.velocity)
        case "temp": return one(.temperature)
        case "grade_smooth": return one(StreamName(rawValue: "grade"), unit: "%")
        default: return one(StreamName(rawValue: key))
        }
    }

    /// Converts seconds since the start to microseconds since 1970.
    private static func instants(
        _ values: [JSONValue], count: Int, start: Timestamp
    ) -> SampleStream.Values {
        var instants = [Int64](repeating: SampleStream.missing, count: count)
        for (index, value) in values.enumerated() {
            guard let seconds = value.double, abs(seconds) < 1e10 else { continue }
            instants[index] = start.microseconds &+ Int64((seconds * 1_000_000).rounded())
        }
        return .scaled(instants, .microseconds)
    }
}

/// Numbers as they were written: integers and a power of ten.
enum NumberColumn {
    /// The number of decimals that are kept as integers; with more, the column becomes doubles.
    private static let maximumDigits = 12

    /// The values of a column; samples that are not numbers, or are beyond the end, have none.
    static func values(_ elements: [JSONValue], count: Int) -> SampleStream.Values {
        exact(elements, count: count) ?? .floating(doubles(elements, count: count))
    }

    private static func doubles(_ elements: [JSONValue], count: Int) -> [Double] {
        var doubles = [Double](repeating: .nan, count: count)
        for (index, element) in elements.enumerated() {
            switch element {
            case .bool(let flag): doubles[index] = flag ? 1 : 0
            default: doubles[index] = element.double ?? .nan
            }
        }
        return doubles
    }

    private static func exact(
        _ elements: [JSONValue], count: Int
    ) -> SampleStream.Values? {
        var parts: [(mantissa: Int64, digits: Int)?] = []
        parts.reserveCapacity(elements.count)
        var digits = 0
        for element in elements {
            switch element {
            case .bool(let flag): parts.append((flag ? 1 : 0, 0))
            case .number(let text):
                guard let part = decimal(text) else { return nil }
                digits = max(digits, part.digits)
                parts.append(part)
            default: parts.append(nil)
            }
        }
        let powers = (0...maximumDigits).reduce(into: [Int64]()) { powers, _ in
            powers.append((powers.last ?? 0) == 0 ? 1 : powers[powers.count - 1] * 10)
        }
        var raw = [Int64](repeating: SampleStream.missing, count: count)
        for (index, part) in parts.enumerated() {
            guard let part else { continue }
            let (value, overflow) = part.mantissa.multipliedReportingOverflow(
                by: powers[digits - part.digits])
            // Beyond 2^53, dividing by the power of ten would not give the written number.
            guard !overflow, abs(value) <= 9_007_199_254_740_992 else { return nil }
            raw[index] = value
        }
        return .scaled(raw, digits == 0 ? .one : Scale(divisor: Double(powers[digits])))
    }

    /// `-12.50` is −125 with one digit; `nil` for exponents and for too many digits.
    private static func decimal(_ text: String) -> (mantissa: Int64, digits: Int)? {
        var mantissa: Int64 = 0
        var digits = 0
        var zeros = 0
        var isFraction = false
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "-"): continue
            case UInt8(ascii: "."): isFraction = true
            case UInt8(ascii: "0") where isFraction: zeros += 1
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                // Zeros at the end of a fraction count only if another digit follows.
                for _ in 0...zeros {
                    guard mantissa < 900_719_925_474_099 else { return nil }
                    mantissa *= 10
                }
                if isFraction { digits += zeros + 1 }
                zeros = 0
                mantissa += Int64(byte - 0x30)
            default: return nil
            }
        }
        guard digits <= maximumDigits else { return nil }
        return (text.hasPrefix("-") ? -mantissa : mantissa, digits)
    }
}
