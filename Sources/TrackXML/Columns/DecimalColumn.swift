/// One number per row, exactly as written in the text.
///
/// All rows have the same number of decimals, so that a row is an integer: with four decimals,
/// `47.3769` is 473,769. When a number with more decimals arrives, the previous rows are scaled up.
/// If 17 digits do not suffice (some programs write 30), the column becomes doubles, each the
/// nearest to its text.
public struct DecimalColumn: Hashable, Sendable {
    /// The cell of a row without a number in ``mantissas``.
    package static let missing = Int64.min

    /// The numbers times `10^decimals`, or ``missing``. Empty if ``doubles`` is used.
    package private(set) var mantissas: [Int64] = []
    /// The number of decimals of ``mantissas``: 0...17.
    package private(set) var decimals = 0
    /// The numbers, NaN for a row without one; `nil` as long as all of them fit into ``mantissas``.
    package private(set) var doubles: [Double]?
    /// The number of rows with a number.
    public private(set) var valueCount = 0
    private var largest: UInt64 = 0

    /// Creates a column without rows.
    public init() {}

    /// The number of rows, including those without a number.
    public var count: Int { doubles?.count ?? mantissas.count }

    /// The divisor of ``mantissas``: `10^decimals`.
    package var divisor: Double { DecimalNumber.doublePowers[decimals] }

    /// The number of a row; `nil` if it has none.
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

    /// Adds a row. `text` is the text from which `number` was read.
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

    /// Gives all rows more decimals, if the largest of them has room.
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
