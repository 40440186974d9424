/// How to read the `record` messages of one definition: compiled once, run for each record.
struct RecordPlan {
    /// What a step does with the bytes at its offset.
    enum Action: UInt8 {
        case keep
        /// Keeps the time, for later compressed timestamps.
        case time
        /// Keeps an integer multiplied by 100.
        case keepHundredfold
        /// Adds an unsigned 8-bit counter, which rolls over, to a running total.
        case accumulate8
        /// Adds an unsigned 16-bit counter, which rolls over, to a running total.
        case accumulate16
        /// Extracts the speed from the three bytes of `compressed_speed_distance`.
        case compressedSpeed
        /// Extracts the distance from the three bytes of `compressed_speed_distance`.
        case compressedDistance
    }

    struct Step {
        var offset: Int32
        var column: Int32
        var type: BaseType
        var action: Action
    }

    /// A text, which has no column.
    struct TextStep {
        var offset: Int
        var size: Int
        var source: RecordColumn.Source
    }

    /// The texts of a record, in the order of the definition; few files have any.
    private(set) var texts: [TextStep] = []

    /// From the last field to the first: if two fields are read into one, such as `speed` and
    /// `enhanced_speed`, the first with a value takes precedence, as in other decoders.
    private(set) var steps: ContiguousArray<Step> = []
    private let swapped: Bool
    private let timeColumn: Int

    /// Compiles a definition. If several fields have the same number, the first with a value
    /// counts.
    init(
        _ definition: MessageDefinition, storage: inout RecordStorage, developer: DeveloperData,
        skipped: (MessageDefinition.DeveloperField, FITProblem.DeveloperReason) -> Void
    ) {
        swapped = definition.isBigEndian
        timeColumn = storage.column(RecordField.timestamp) ?? 0
        var seen = [Bool](repeating: false, count: 256)
        for field in definition.fields {
            // A counter must not be accumulated twice.
            let isSecond = seen[field.number]
            seen[field.number] = true
            if field.type == .string {
                let known = RecordField.named(field.number) ?? RecordField(unknown: field.number)
                texts.append(
                    TextStep(offset: field.offset, size: field.size, source: .native(known)))
            }
            for (target, action) in Self.targets(of: field) {
                guard let type = field.type, !isSecond || action == .keep || action == .time
                else { continue }
                let count = action == .keep ? Self.elementCount(type, size: field.size) : 1
                for element in 0..<count {
                    guard
                        let column = storage.column(
                            target, element: element, isFloat: type.isFloat)
                    else { continue }
                    steps.append(
                        Step(
                            offset: Int32(field.offset + element * type.width),
                            column: Int32(column), type: type, action: action))
                }
            }
        }
        steps.reverse()
        for field in definition.developerFields {
            switch developer.reading(of: field) {
            case .skip(let reason): skipped(field, reason)
            case .text(let described):
                texts.append(
                    TextStep(offset: field.offset, size: field.size, source: .developer(described)))
            case .read(let described, let type):
                for element in 0..<Self.elementCount(type, size: field.size) {
                    guard let column = storage.column(described.element(element), type: type)
                    else { continue }
                    steps.append(
                        Step(
                            offset: Int32(field.offset + element * type.width),
                            column: Int32(column), type: type, action: .keep))
                }
            }
        }
    }

    /// The number of elements of a field that get a column each. A `byte` field is not an array of
    /// numbers.
    private static func elementCount(_ type: BaseType, size: Int) -> Int {
        type == .byte ? 1 : min(size / type.width, elementLimit)
    }

    /// Longer arrays are not measurements, and each element costs as much as a field.
    private static let elementLimit = 16

    /// The fields of the table into which a field is read, and how: the components of the profile.
    private static func targets(of field: MessageDefinition.Field) -> [(Int, Action)] {
        guard let type = field.type, type != .string else { return [] }
        switch field.number {
        case RecordField.timestamp:
            return type.isTime ? [(RecordField.timestamp, .time)] : []
        case RecordField.speed: return [(RecordField.enhancedSpeed, .keep)]
        case RecordField.altitude: return [(RecordField.enhancedAltitude, .keep)]
        case RecordField.compressedSpeedDistance:
            guard field.size >= 3, type.width == 1 else { return [] }
            return [
                (RecordField.enhancedSpeed, .compressedSpeed),
                (RecordField.compressedDistance, .compressedDistance),
            ]
        case RecordField.respirationRate where !type.isFloat:
            return [(RecordField.enhancedRespirationRate, .keepHundredfold)]
        case RecordField.cycles where !type.isFloat:
            return [(RecordField.totalCycles, .accumulate8)]
        case RecordField.compressedAccumulatedPower where !type.isFloat:
            return [(RecordField.accumulatedPower, .accumulate16)]
        default: return [(field.number, .keep)]
        }
    }

    /// Whether a native field with this number is read.
    static func knows(_ number: Int) -> Bool {
        switch number {
        case RecordField.speed, RecordField.altitude, RecordField.cycles,
            RecordField.respirationRate, RecordField.compressedSpeedDistance,
            RecordField.compressedAccumulatedPower:
            true
        default: RecordField.named(number) != nil
        }
    }

    /// Reads the record whose fields begin at `pointer` into the last row; all its bytes must be
    /// readable. `time` is the latest timestamp of the file, from a compressed timestamp header or
    /// from this record.
    @inline(__always)
    func run(
        at pointer: UnsafeRawPointer, into storage: inout RecordStorage, time: inout UInt32?,
        hasHeaderTime: Bool
    ) {
        let row = storage.count - 1
        if hasHeaderTime, let time { storage.columns[timeColumn][row] = Int64(time) }
        var needsRare = false
        steps.withUnsafeBufferPointer { steps in
            storage.columns.withUnsafeBufferPointer { columns in
                for step in steps {
                    guard step.action.rawValue <= Action.time.rawValue else {
                        needsRare = true
                        continue
                    }
                    let place = pointer + Int(step.offset)
                    switch RawValue.read(step.type, at: place, swapped: swapped) {
                    case .integer(let value):
                        columns[Int(step.column)][row] = value
                        if step.action == .time { time = UInt32(truncatingIfNeeded: value) }
                    case .float(let value):
                        columns[Int(step.column)][row] = RecordStorage.cell(value)
                    case nil: break
                    }
                }
            }
        }
        if needsRare { runRare(at: pointer, row: row, into: &storage) }
    }

    /// The steps that few files need. Native fields have been read by then and take precedence.
    private func runRare(at pointer: UnsafeRawPointer, row: Int, into storage: inout RecordStorage)
    {
        for step in steps where step.action.rawValue > Action.time.rawValue {
            let column = Int(step.column)
            guard let value = value(of: step, at: pointer + Int(step.offset), in: &storage),
                storage.columns[column][row] == RecordColumn.missing
            else { continue }
            storage.columns[column][row] = value
        }
    }

    private func value(
        of step: Step, at place: UnsafeRawPointer, in storage: inout RecordStorage
    ) -> Int64? {
        let column = Int(step.column)
        switch step.action {
        case .compressedSpeed, .compressedDistance:
            let bytes = (0..<3).map { Int64(place.load(fromByteOffset: $0, as: UInt8.self)) }
            guard bytes != [0xFF, 0xFF, 0xFF] else { return nil }
            if step.action == .compressedSpeed {
                // Hundredths of m/s become the thousandths of `enhanced_speed`.
                return (bytes[0] | (bytes[1] & 0x0F) << 8) * 10
            }
            return storage.accumulate(bytes[1] >> 4 | bytes[2] << 4, bits: 12, in: column)
        case .keep, .time, .keepHundredfold, .accumulate8, .accumulate16:
            guard case .integer(let value) = RawValue.read(step.type, at: place, swapped: swapped)
            else { return nil }
            switch step.action {
            case .accumulate8: return storage.accumulate(value, bits: 8, in: column)
            case .accumulate16: return storage.accumulate(value, bits: 16, in: column)
            default:
                let (product, overflow) = value.multipliedReportingOverflow(by: 100)
                return overflow ? nil : product
            }
        }
    }
}

extension RecordStorage {
    /// The running total for a counter of so many bits, given the previous total.
    fileprivate mutating func accumulate(_ value: Int64, bits: Int64, in column: Int) -> Int64 {
        let mask = (Int64(1) << bits) - 1
        let low = value & mask
        let total = totals[column].map { $0 &+ ((low &- $0) & mask) } ?? low
        totals[column] = total
        return total
    }
}
