import Bytes

/// How to read the `record` messages of one definition: made once, run for each record.
struct RecordPlan {
    /// What one step does with the bytes at its offset.
    enum Action {
        /// Keeps a number of this type.
        case keep(BaseType)
        /// Keeps an integer of this type, so many times as large.
        case multiply(BaseType, by: Int64)
        /// Adds an unsigned counter of so many bits, which rolls over, to a running total.
        case accumulate(BaseType, bits: Int64)
        /// Takes speed and distance, 12 bits each, out of three bytes; the column is the speed's.
        case speedAndDistance(distanceColumn: Int)
        /// Keeps the time, for compressed timestamps to come.
        case time
    }

    struct Step {
        var offset: Int
        var column: Int
        var action: Action
    }

    private(set) var steps: [Step] = []
    private let swapped: Bool
    private let timeColumn: Int
    private unowned(unsafe) let storage: RecordStorage

    /// Compiles a definition. Expanded components come before native fields, so that
    /// `enhanced_speed` prevails over `speed` where a record has both. Of two fields of one
    /// number the first counts.
    init(
        _ definition: MessageDefinition, storage: RecordStorage, developer: DeveloperData,
        skipped: (MessageDefinition.DeveloperField, FITProblem.DeveloperReason) -> Void
    ) {
        swapped = definition.isBigEndian
        self.storage = storage
        timeColumn = storage.column(RecordField.timestamp) ?? 0
        var seen = [Bool](repeating: false, count: 256)
        var native: [Step] = []
        for field in definition.fields where !seen[field.number] {
            seen[field.number] = true
            guard let step = step(for: field) else { continue }
            if RecordField.named(field.number) == nil {
                steps.append(step)
            } else {
                native.append(step)
            }
        }
        steps += native
        for field in definition.developerFields {
            switch developer.reading(of: field) {
            case .skip(let reason): skipped(field, reason)
            case .read(let described, let type):
                guard let column = storage.column(described, type: type) else { continue }
                steps.append(Step(offset: field.offset, column: column, action: .keep(type)))
            }
        }
    }

    /// The step for a native field, `nil` where the profile does not know it.
    private func step(for field: MessageDefinition.Field) -> Step? {
        guard let type = field.type, type != .string else { return nil }
        func make(_ number: Int, _ action: Action, isFloat: Bool = false) -> Step? {
            storage.column(number, isFloat: isFloat)
                .map { Step(offset: field.offset, column: $0, action: action) }
        }
        switch field.number {
        case RecordField.timestamp:
            return type == .uint32 ? make(RecordField.timestamp, .time) : nil
        case RecordField.speed:
            return make(RecordField.enhancedSpeed, .keep(type), isFloat: type.isFloat)
        case RecordField.altitude:
            return make(RecordField.enhancedAltitude, .keep(type), isFloat: type.isFloat)
        case RecordField.respirationRate where !type.isFloat:
            return make(RecordField.enhancedRespirationRate, .multiply(type, by: 100))
        case RecordField.cycles where !type.isFloat:
            return make(RecordField.totalCycles, .accumulate(type, bits: 8))
        case RecordField.compressedAccumulatedPower where !type.isFloat:
            return make(RecordField.accumulatedPower, .accumulate(type, bits: 16))
        case RecordField.compressedSpeedDistance where field.size >= 3:
            return storage.column(RecordField.compressedDistance).flatMap {
                make(RecordField.enhancedSpeed, .speedAndDistance(distanceColumn: $0))
            }
        default:
            return make(field.number, .keep(type), isFloat: type.isFloat)
        }
    }

    /// Whether a native field of this number is read.
    static func knows(_ number: Int) -> Bool {
        switch number {
        case RecordField.speed, RecordField.altitude, RecordField.cycles,
            RecordField.respirationRate, RecordField.compressedSpeedDistance,
            RecordField.compressedAccumulatedPower:
            true
        default: RecordField.named(number) != nil
        }
    }

    /// Reads the record whose fields begin at `pointer`, all of whose bytes must be readable, into
    /// the last row. `time` is the latest timestamp of the file: what a compressed timestamp
    /// header gave for this record, and what this record says.
    @inline(__always)
    func run(at pointer: UnsafeRawPointer, time: inout UInt32?, hasHeaderTime: Bool) {
        let row = storage.count - 1
        if hasHeaderTime, let time { storage.columns[timeColumn][row] = Int64(time) }
        storage.columns.withUnsafeBufferPointer { columns in
            for step in steps {
                let place = pointer + step.offset
                switch step.action {
                case .keep(let type):
                    switch RawValue.read(type, at: place, swapped: swapped) {
                    case .integer(let value): columns[step.column][row] = value
                    case .float(let value): columns[step.column][row] = RecordStorage.cell(value)
                    case nil: break
                    }
                case .time:
                    if case .integer(let value) = RawValue.read(.uint32, at: place, swapped: swapped) {
                        columns[step.column][row] = value
                        time = UInt32(truncatingIfNeeded: value)
                    }
                default: runRare(step, at: place, row: row)
                }
            }
        }
    }

    private func runRare(_ step: Step, at place: UnsafeRawPointer, row: Int) {
        switch step.action {
        case .keep, .time: break
        case .multiply(let type, let factor):
            guard case .integer(let value) = RawValue.read(type, at: place, swapped: swapped)
            else { return }
            let (product, overflow) = value.multipliedReportingOverflow(by: factor)
            if !overflow { storage.columns[step.column][row] = product }
        case .accumulate(let type, let bits):
            guard case .integer(let value) = RawValue.read(type, at: place, swapped: swapped)
            else { return }
            storage.columns[step.column][row] = accumulate(value, bits: bits, in: step.column)
        case .speedAndDistance(let distanceColumn):
            let bytes = (0..<3).map { Int64(place.load(fromByteOffset: $0, as: UInt8.self)) }
            guard bytes != [0xFF, 0xFF, 0xFF] else { return }
            // Hundredths of m/s become the thousandths of enhanced_speed.
            storage.columns[step.column][row] = (bytes[0] | (bytes[1] & 0x0F) << 8) * 10
            storage.columns[distanceColumn][row] = accumulate(
                bytes[1] >> 4 | bytes[2] << 4, bits: 12, in: distanceColumn)
        }
    }

    /// The total that a counter of so many bits stands for, given the total before.
    private func accumulate(_ value: Int64, bits: Int64, in column: Int) -> Int64 {
        let mask = (Int64(1) << bits) - 1
        let low = value & mask
        let total: Int64
        if let before = storage.totals[column] {
            total = before &+ ((low &- before) & mask)
        } else {
            total = low
        }
        storage.totals[column] = total
        return total
    }
}
