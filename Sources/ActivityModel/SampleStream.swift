/// One channel of samples: heart rate, latitude, power, a developer field.
///
/// All streams of an activity have the same number of values; the values at the same index belong
/// to the same sample. A sample without a value holds ``missing`` (or NaN).
public struct SampleStream: Hashable, Sendable {
    /// The values as the file wrote them, so that nothing is rounded at import.
    public enum Values: Hashable, Sendable {
        /// Integers and the scale that converts them to the unit; ``SampleStream/missing`` for a
        /// sample without a value.
        case scaled([Int64], Scale)
        /// Floating-point values in the unit; NaN for a sample without a value.
        case floating([Double])
    }

    /// The cell of a sample without a value in a column of scaled integers.
    public static let missing = Int64.min

    /// The channel, such as `heartrate`.
    public var name: StreamName
    /// The unit of the scaled values, such as `m`, `bpm`, `degrees`; empty if unknown.
    public var unit: String
    /// The origin of the values: the file's own fields, or an application's developer fields.
    public var source: StreamSource
    /// The values as the file wrote them, one for each sample.
    public var values: Values

    /// Creates a channel with its values.
    public init(
        _ name: StreamName, unit: String? = nil, source: StreamSource = .native, values: Values
    ) {
        self.name = name
        self.unit = unit ?? name.unit
        self.source = source
        self.values = values
    }

    /// The number of samples, including those without a value.
    public var count: Int {
        switch values {
        case .scaled(let raw, _): raw.count
        case .floating(let values): values.count
        }
    }

    /// The value of a sample in ``unit``; `nil` if it has none.
    public subscript(index: Int) -> Double? {
        switch values {
        case .scaled(let raw, let scale):
            raw[index] == Self.missing ? nil : scale.value(of: raw[index])
        case .floating(let values):
            values[index].isNaN ? nil : values[index]
        }
    }

    /// The first value of any sample.
    var firstValue: Double? { (0..<count).lazy.compactMap { self[$0] }.first }

    /// The last value of any sample.
    var lastValue: Double? { (0..<count).reversed().lazy.compactMap { self[$0] }.first }

    /// The values of all samples in ``unit``; NaN for a sample without a value.
    public var doubles: [Double] {
        switch values {
        case .scaled(let raw, let scale):
            raw.map { $0 == Self.missing ? .nan : scale.value(of: $0) }
        case .floating(let values): values
        }
    }

    /// The stream of a range of samples; the part beyond the end is omitted.
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

    /// The number of samples with a value, and their minimum and maximum.
    public var extent: (count: Int, min: Double?, max: Double?) {
        guard case .scaled(let raw, let scale) = values, scale.isIncreasing else {
            let summary = summary
            return (summary.count, summary.min, summary.max)
        }
        // Scaling keeps the order, so only the extremes need it. A missing value is the smallest
        // integer: it must not become the minimum and cannot become the maximum.
        var missing = 0
        var least = UInt64.max
        var greatest = Self.missing
        for value in raw {
            missing &+= value == Self.missing ? 1 : 0
            // The distance from the smallest valid integer: a missing value wraps to the largest.
            least = Swift.min(least, UInt64(bitPattern: value &- Self.missing &- 1))
            greatest = Swift.max(greatest, value)
        }
        guard missing < raw.count else { return (0, nil, nil) }
        let minimum = Int64(bitPattern: least) &+ Self.missing &+ 1
        return (raw.count - missing, scale.value(of: minimum), scale.value(of: greatest))
    }

    /// Count, sum, minimum and maximum over the samples that have a value.
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

/// How an integer in a file is converted to a value: `raw × multiplier ÷ divisor + offset`.
public struct Scale: Hashable, Sendable {
    /// The factor of the integer.
    public var multiplier: Double
    /// The divisor of the product; never 0.
    public var divisor: Double
    /// The offset that is added to the quotient, in the unit of the value.
    public var offset: Double

    /// Creates a scale; the default leaves the integer unchanged.
    public init(multiplier: Double = 1, divisor: Double = 1, offset: Double = 0) {
        self.multiplier = multiplier
        self.divisor = divisor
        self.offset = offset
    }

    /// Whether a larger integer never means a smaller value.
    var isIncreasing: Bool { multiplier >= 0 && divisor > 0 }

    /// The integer is the value.
    public static let one = Scale()
    /// Semicircles to degrees: 2^31 semicircles are 180° (FIT).
    public static let semicircles = Scale(multiplier: 180, divisor: 2_147_483_648)
    /// Integers are microseconds, values are seconds.
    public static let microseconds = Scale(divisor: 1_000_000)

    /// The value of an integer, rounded once: 2511 ÷ 5 − 500 is 2.2, not 2.19999….
    @inlinable
    public func value(of raw: Int64) -> Double { value(of: Double(raw)) }

    /// The value of a number that a file stores as a float.
    @inlinable
    public func value(of raw: Double) -> Double {
        (raw * multiplier + offset * divisor) / divisor
    }
}

/// The origin of a stream: the file's own fields or an application's.
public enum StreamSource: Hashable, Sendable {
    /// The native fields of the format.
    case native
    /// A field that a FIT application defines. `application` is its UUID in lower-case hexadecimal
    /// (or empty), `field` the field definition number.
    case developer(application: String, field: Int)
}

/// Count, sum, minimum and maximum of a stream.
public struct SampleSummary: Hashable, Sendable {
    /// The number of samples with a value.
    public private(set) var count = 0
    /// The minimum; `nil` if there is no value.
    public private(set) var min: Double?
    /// The maximum; `nil` if there is no value.
    public private(set) var max: Double?
    private var running = 0.0
    private var compensation = 0.0

    /// Creates an empty summary, with a count of 0 and no extremes.
    public init() {}

    /// The sum, by Neumaier's algorithm, so that a hundred thousand values keep their digits.
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
