import ActivityModel
import JSON

/// Appends numbers and times to a text without making strings of them.
struct NumberBytes {
    private(set) var bytes: [UInt8] = []
    private var day = Int64.min
    /// `2026-05-01T` of ``day``.
    private var date: [UInt8] = []

    mutating func append(_ byte: Unicode.Scalar) { bytes.append(UInt8(ascii: byte)) }
    mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }
    mutating func append(_ more: [UInt8]) { bytes.append(contentsOf: more) }
    mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

    /// A number as JSON writes it, with every digit.
    mutating func append(_ number: Double) { append(JSONValue.decimal(number).line) }

    /// An integer with its scale: with a power of ten as divisor, the digits with a point among
    /// them, otherwise the nearest double.
    mutating func append(_ raw: Int64, _ scale: Scale) {
        let decimals = Self.decimals(of: scale)
        guard let decimals, raw.magnitude < 1_000_000_000_000_000 else {
            return append(scale.value(of: raw))
        }
        append(raw, decimals: decimals)
    }

    /// The number of decimals that a scale gives an integer; `nil` if it is not a power of ten.
    private static func decimals(of scale: Scale) -> Int? {
        guard scale.multiplier == 1, scale.offset == 0 else { return nil }
        return powers.firstIndex(of: scale.divisor)
    }

    private static let powers: [Double] = [1, 10, 100, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9]

    private mutating func append(_ raw: Int64, decimals: Int) {
        if raw < 0 { append("-") }
        var rest = raw.magnitude
        var decimals = decimals
        while decimals > 0, rest % 10 == 0 {
            rest /= 10
            decimals -= 1
        }
        let start = bytes.count
        var count = 0
        while rest > 0 || count <= decimals {
            if count == decimals, count > 0 { append(".") }
            bytes.append(UInt8(ascii: "0") + UInt8(rest % 10))
            rest /= 10
            count += 1
        }
        bytes[start...].reverse()
    }

    /// A time in ISO 8601 with as many digits of a second as it has: 0, 3 or 6.
    mutating func append(microseconds: Int64) {
        let time = Timestamp(microseconds: microseconds)
        let seconds = time.seconds
        let second = (seconds % 86_400 + 86_400) % 86_400
        if (seconds - second) / 86_400 != day || date.isEmpty {
            day = (seconds - second) / 86_400
            date = Array(time.description.utf8.prefix { $0 != UInt8(ascii: "T") }) + [0x54]
        }
        append(date)
        appendTwo(second / 3_600)
        append(":")
        appendTwo(second / 60 % 60)
        append(":")
        appendTwo(second % 60)
        let fraction = microseconds - seconds * 1_000_000
        if fraction != 0 {
            append(".")
            let isShort = fraction % 1_000 == 0
            var place: Int64 = 100_000
            while place >= (isShort ? 1_000 : 1) {
                bytes.append(UInt8(ascii: "0") + UInt8(fraction / place % 10))
                place /= 10
            }
        }
        append("Z")
    }

    private mutating func appendTwo(_ number: Int64) {
        bytes.append(UInt8(ascii: "0") + UInt8(number / 10))
        bytes.append(UInt8(ascii: "0") + UInt8(number % 10))
    }

    /// A value as JSON; `false` if the row has none, and nothing was appended.
    mutating func append(_ values: DataValues, row: Int) -> Bool {
        switch values {
        case .times(let raw):
            guard raw[row] != SampleStream.missing else { return false }
            append("\"")
            append(microseconds: raw[row])
            append("\"")
        case .scaled(let raw, let scale):
            guard raw[row] != SampleStream.missing else { return false }
            append(raw[row], scale)
        case .floating(let numbers):
            guard !numbers[row].isNaN else { return false }
            append(numbers[row])
        case .cells:
            guard let value = values[row] else { return false }
            append(value.json.line)
        }
        return true
    }
}
