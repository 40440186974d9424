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
    /// The unit of ``mantissas``, which ``scale`` converts.
    private var unit = MeasuringUnit.none
    /// Whether ``unit`` is that of the channel, so that a number without one can be added as it is.
    private(set) var isPlain = true

    /// Creates a column without rows.
    public init() {}

    /// The number of rows, including those without a number.
    public var count: Int { doubles?.count ?? mantissas.count }

    /// How ``mantissas`` become numbers: `(mantissa × multiplier + addend) ÷ divisor`. The divisor
    /// is `10^decimals` for numbers in the unit of their channel.
    package var scale: (multiplier: Double, divisor: Double, addend: Double) {
        let power = DecimalNumber.doublePowers[decimals]
        guard case .linear(let multiplier, let divisor, let addend) = unit.conversion else {
            return (1, power, 0)
        }
        return (Double(multiplier), Double(divisor) * power, Double(addend) * power)
    }

    /// The number of a row; `nil` if it has none.
    public subscript(row: Int) -> Double? {
        if let doubles { return doubles[row].isNaN ? nil : doubles[row] }
        guard mantissas[row] != Self.missing else { return nil }
        let scale = scale
        return (Double(mantissas[row]) * scale.multiplier + scale.addend) / scale.divisor
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

    /// Adds a row in a unit that must be converted. The numbers stay as written as long as all have
    /// the same unit, and no pace is among them; otherwise they become doubles.
    mutating func append(
        _ number: DecimalNumber, text: UnsafeBufferPointer<UInt8>, in unit: MeasuringUnit
    ) {
        if valueCount == 0, doubles == nil, !unit.isPace {
            self.unit = unit
            isPlain = unit == .none
        }
        if unit == self.unit, doubles == nil { return append(number, text: text) }
        append(unit.value(of: number.double(text)) ?? .nan)
    }

    /// Adds a row with a number in the unit of the channel, or NaN.
    mutating func append(_ number: Double) {
        if doubles == nil { turnIntoDoubles() }
        if !number.isNaN { valueCount += 1 }
        doubles?.append(number)
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
        doubles?.append(unit.value(of: number.double(text)) ?? .nan)
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
        doubles = mantissas.indices.map { self[$0] ?? .nan }
        mantissas = []
        decimals = 0
    }
}
