/// One number a row, kept exactly as the text wrote it.
///
/// All rows share a number of decimals, so that a row is an integer: with four decimals `47.3769` is
/// 473,769. When a number with more decimals arrives, the rows before it are scaled up. Where 17
/// digits do not suffice (some programs write 30), the column turns into doubles, each the nearest
/// to its text.
public struct DecimalColumn: Hashable, Sendable {
    /// What a row without a number holds in ``mantissas``.
    package static let missing = Int64.min

    /// The numbers times `10^decimals`; ``missing`` where there is none. Empty when ``doubles`` is not.
    package private(set) var mantissas: [Int64] = []
    /// How many decimals the rows of ``mantissas`` have: 0...17.
    package private(set) var decimals = 0
    /// The numbers themselves, NaN where there is none; `nil` while all of them fit ``mantissas``.
    package private(set) var doubles: [Double]?
    /// How many rows hold a number.
    public private(set) var valueCount = 0
    private var largest: UInt64 = 0

    /// Creates a column without rows.
    public init() {}

    /// How many rows there are, those without a number included.
    public var count: Int { doubles?.count ?? mantissas.count }

    /// What ``mantissas`` are divided by: `10^decimals`.
    package var divisor: Double { DecimalNumber.doublePowers[decimals] }

    /// The number of a row, `nil` where it has none.
    public subscript(row: Int) -> Double? {
        if let doubles { return doubles[row].isNaN ? nil : doubles[row] }
        return mantissas[row] == Self.missing ? nil : Double(mantissas[row]) / divisor
    }

    /// Adds rows without a number.
    mutating func appendMissing(_ rows: Int) {
        guard rows > 0 else { return }
        if doubles != nil {
            doubles?.append(contentsOf: repeatElement(.nan, count: rows))
        } else {
            mantissas.append(contentsOf: repeatElement(Self.missing, count: rows))
        }
    }

    /// Adds a row. `text` is what `number` was read from.
    mutating func append(_ number: DecimalNumber, text: UnsafeBufferPointer<UInt8>) {
        valueCount += 1
        if doubles == nil, number.decimals == decimals {
            largest = max(largest, number.mantissa.magnitude)
            mantissas.append(number.mantissa)
        } else {
            appendSlowly(number, text: text)
        }
    }

    private mutating func appendSlowly(
        _ number: DecimalNumber, text: UnsafeBufferPointer<UInt8>
    ) {
        if doubles == nil {
            if number.decimals > decimals { scaleUp(to: number.decimals) }
            if number.decimals >= 0, number.decimals <= decimals,
                let mantissa = Self.scaled(number.mantissa, by: decimals - number.decimals)
            {
                largest = max(largest, mantissa.magnitude)
                mantissas.append(mantissa)
                return
            }
            turnIntoDoubles()
        }
        doubles?.append(number.double(text))
    }

    /// Gives all rows more decimals, where the largest of them has room.
    private mutating func scaleUp(to more: Int) {
        let factor = DecimalNumber.powers[more - decimals]
        guard largest <= DecimalNumber.largestMantissa / UInt64(factor) else { return }
        for row in mantissas.indices where mantissas[row] != Self.missing {
            mantissas[row] *= factor
        }
        largest *= UInt64(factor)
        decimals = more
    }

    private static func scaled(_ mantissa: Int64, by exponent: Int) -> Int64? {
        let (product, overflow) = mantissa.multipliedReportingOverflow(
            by: DecimalNumber.powers[exponent])
        guard !overflow, product.magnitude <= DecimalNumber.largestMantissa else { return nil }
        return product
    }

    private mutating func turnIntoDoubles() {
        let divisor = divisor
        doubles = mantissas.map { $0 == Self.missing ? .nan : Double($0) / divisor }
        mantissas = []
        decimals = 0
    }
}
