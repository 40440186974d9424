import FIT
import TestSupport

func decode(_ bytes: [UInt8]) throws(FITError) -> FITFile { try FITDecoder().decode(bytes) }

extension RecordTable {
    /// The raw values of a native field; `nil` stands for a record without one.
    func raw(_ number: Int) -> [Int64?]? {
        guard case .integers(let values) = column(number)?.values else { return nil }
        return values.map { $0 == RecordColumn.missing ? nil : $0 }
    }

    /// The raw values of a developer field by its name; `nil` stands for a record without one.
    func developer(_ name: String) -> [Double?]? {
        for column in columns {
            guard case .developer(let field) = column.source, field.name == name else { continue }
            switch column.values {
            case .integers(let raw):
                return raw.map { $0 == RecordColumn.missing ? nil : Double($0) }
            case .floats(let raw): return raw.map { $0.isNaN ? nil : $0 }
            }
        }
        return nil
    }
}

/// A time of day that tests agree on: 2021-09-08T01:46:40Z.
let noon: UInt32 = 1_000_000_000
