/// One channel of samples of one activity: heart rate, latitude, power, a developer field.
///
/// All streams of an activity have the same number of values; the value at an index belongs to the
/// sample of that index, and a sample without a value holds ``missing`` (or NaN).
public struct SampleStream: Hashable, Sendable {
    /// The values as the file wrote them, so that nothing is rounded on the way in.
    public enum Values: Hashable, Sendable {
        /// Integers and the scale that turns them into the unit; ``Stream/missing`` where there is none.
        case scaled([Int64], Scale)
        /// Floating-point values in the unit; NaN where there is none.
        case floating([Double])
    }

    /// What a sample without a value holds in a column of scaled integers.
    public static let missing = Int64.min

    /// The channel, such as `heartrate`.
    public var name: StreamName
    /// The unit of the values after scaling, such as `m`, `bpm`, `degrees`; empty when unknown.
    public var unit: String
    /// Who measured: the file's own fields, or an application that added developer fields.
    public var source: StreamSource
    /// The values as the file wrote them, one for each sample.
    public var values: Values

    /// A channel with its values.
    public init(
        _ name: StreamName, unit: String? = nil, source: StreamSource = .native, values: Values
    ) {
        self.name = name
        self.unit = unit ?? name.unit
        self.source = source
        self.values = values
    }

    /// How many samples the stream spans, those without a value included.
    public var count: Int {
        switch values {
        case .scaled(let raw, _): raw.count
        case .floating(let values): values.count
        }
    }

    /// The value of a sample in ``unit``, or `nil` where it has none.
    public subscript(index: Int) -> Double? {
        switch values {
        case .scaled(let raw, let scale):
            raw[index] == Self.missing ? nil : scale.value(of: raw[index])
        case .floating(let values):
            values[index].isNaN ? nil : values[index]
        }
    }

    /// The first value that there is.
    var firstValue: Double? { (0..<count).lazy.compactMap { self[$0] }.first }

    /// The last value that there is.
    var lastValue: Double? { (0..<count).reversed().lazy.compactMap { self[$0] }.first }

    /// The values of all samples in ``unit``; NaN where there is none.
    public var doubles: [Double] {
        switch values {
        case .scaled(let raw, let scale):
            raw.map { $0 == Self.missing ? .nan : scale.value(of: $0) }
        case .floating(let values): values
        }
    }

    /// The stream of some of the samples; what lies beyond the end is left out.
    public func samples(_ range: Range<Int>) -> SampleStream {
        let range = range.clamped(to: 0..<count)
        guard range != 0..<count else { return self }
        var part = self
        switch values {
        case .scaled(let raw, let scale): part.values = .scaled(Array(raw[range]), scale)
        case .floating(let values): part.values = .floating(Array(values[range]))
        }
        return part
    }

    /// How many samples have a value, and the least and greatest of these.
    public var extent: (count: Int, min: Double?, max: Double?) {
        guard case .scaled(let raw, let scale) = values, scale.isIncreasing else {
            let summary = summary
            return (summary.count, summary.min, summary.max)
        }
        // Scaling keeps the order, so only the two ends need it. A missing value is the least of
        // all integers: it must not become the minimum and cannot become the maximum.
        var count = 0
        var least = Int64.max
        var greatest = Self.missing
        for value in raw {
            let isPresent = value != Self.missing
            count += isPresent ? 1 : 0
            least = Swift.min(least, isPresent ? value : .max)
            greatest = Swift.max(greatest, value)
        }
        guard count > 0 else { return (0, nil, nil) }
        return (count, scale.value(of: least), scale.value(of: greatest))
    }

    /// Count, sum, least and greatest over the samples that have a value.
    public var summary: SampleSummary {
        var summary = SampleSummary()
        switch values {
        case .scaled(let raw, let scale):
            for value in raw where value != Self.missing { summary.add(scale.value(of: value)) }
        case .floating(let values):
            for value in values where !value.isNaN { summary.add(value) }
        }
        return summary
    }
}

/// How an integer of a file becomes a value: `raw × multiplier ÷ divisor + offset`.
public struct Scale: Hashable, Sendable {
    /// What the integer is multiplied with.
    public var multiplier: Double
    /// What the product is divided by; never 0.
    public var divisor: Double
    /// The offset that is added to the quotient, in the unit of the value.
    public var offset: Double

    /// A scale; the default leaves the integer as it is.
    public init(multiplier: Double = 1, divisor: Double = 1, offset: Double = 0) {
        self.multiplier = multiplier
        self.divisor = divisor
        self.offset = offset
    }

    /// Whether a larger integer never stands for a smaller value.
    var isIncreasing: Bool { multiplier >= 0 && divisor > 0 }

    /// The integer is the value.
    public static let one = Scale()
    /// Semicircles to degrees: 2^31 semicircles are 180° (FIT).
    public static let semicircles = Scale(multiplier: 180, divisor: 2_147_483_648)
    /// Integers are microseconds, values are seconds.
    public static let microseconds = Scale(divisor: 1_000_000)

    /// The value that an integer stands for, rounded once: 2511 ÷ 5 − 500 is 2.2, not 2.19999….
    @inlinable
    public func value(of raw: Int64) -> Double { value(of: Double(raw)) }

    /// The value that a number stands for which a file wrote as a float.
    @inlinable
    public func value(of raw: Double) -> Double {
        (raw * multiplier + offset * divisor) / divisor
    }
}

/// The origin of a stream: the file's own fields or an application's.
public enum StreamSource: Hashable, Sendable {
    /// The native fields of the format.
    case native
    /// A field that a FIT application described itself. `application` is its UUID in lower-case
    /// hexadecimal (or empty), `field` the field definition number.
    case developer(application: String, field: Int)
}

/// Count, sum, least and greatest of a stream.
public struct SampleSummary: Hashable, Sendable {
    /// How many samples have a value.
    public private(set) var count = 0
    /// The least value; `nil` when there is none.
    public private(set) var min: Double?
    /// The greatest value; `nil` when there is none.
    public private(set) var max: Double?
    private var running = 0.0
    private var compensation = 0.0

    /// Creates an empty summary, with a count of 0 and no extremes.
    public init() {}

    /// Their sum; Neumaier's, so that a hundred thousand degrees keep their digits.
    public var sum: Double { running + compensation }

    @inline(__always)
    mutating func add(_ value: Double) {
        count += 1
        let total = running + value
        compensation +=
            abs(running) >= abs(value) ? (running - total) + value : (value - total) + running
        running = total
        if value < min ?? .infinity { min = value }
        if value > max ?? -.infinity { max = value }
    }
}
