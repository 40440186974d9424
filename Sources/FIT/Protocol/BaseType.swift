/// The types of fields (FIT protocol, "FIT base types"), by their number without the endian bit,
/// which some writers omit.
public enum BaseType: UInt8, CaseIterable, Sendable {
    /// One byte of an enumeration; invalid is 0xFF.
    case enumeration = 0
    /// Two's complement; invalid is 0x7F.
    case sint8 = 1
    /// Invalid is 0xFF.
    case uint8 = 2
    /// Two's complement; invalid is 0x7FFF.
    case sint16 = 3
    /// Invalid is 0xFFFF.
    case uint16 = 4
    /// Two's complement; invalid is 0x7FFFFFFF.
    case sint32 = 5
    /// Invalid is 0xFFFFFFFF.
    case uint32 = 6
    /// UTF-8, terminated by a zero; invalid is empty.
    case string = 7
    /// Invalid is 0xFFFFFFFF, a NaN.
    case float32 = 8
    /// Invalid is 0xFFFFFFFFFFFFFFFF, a NaN.
    case float64 = 9
    /// Invalid is 0.
    case uint8z = 10
    /// Invalid is 0.
    case uint16z = 11
    /// Invalid is 0.
    case uint32z = 12
    /// Bytes; invalid when all are 0xFF.
    case byte = 13
    /// Two's complement; invalid is 0x7FFFFFFFFFFFFFFF.
    case sint64 = 14
    /// Invalid is 0xFFFFFFFFFFFFFFFF.
    case uint64 = 15
    /// Invalid is 0.
    case uint64z = 16

    /// The type of a definition's base type byte, or `nil` if it is unknown.
    init?(definition byte: UInt8) { self.init(rawValue: byte & 0x1F) }

    /// The size of one element in bytes.
    var width: Int {
        switch self {
        case .enumeration, .sint8, .uint8, .uint8z, .string, .byte: 1
        case .sint16, .uint16, .uint16z: 2
        case .sint32, .uint32, .uint32z, .float32: 4
        case .float64, .sint64, .uint64, .uint64z: 8
        }
    }

    /// Whether an element can be a `date_time`: an integer of 32 bits.
    var isTime: Bool { self == .uint32 || self == .sint32 || self == .uint32z }

    /// Whether elements are floating-point numbers.
    var isFloat: Bool { self == .float32 || self == .float64 }
}

/// The raw, unscaled value of one element.
enum RawValue {
    case integer(Int64)
    case float(Double)

    /// The element at `pointer`, where `type.width` bytes must be readable. Returns `nil` if it is
    /// the type's invalid value or too large for an `Int64`.
    @inline(__always)
    static func read(
        _ type: BaseType, at pointer: UnsafeRawPointer, swapped: Bool
    ) -> RawValue? {
        @inline(__always)
        func load<T: FixedWidthInteger & BitwiseCopyable>(_: T.Type) -> T {
            let value = pointer.loadUnaligned(as: T.self)
            return swapped ? value.byteSwapped : value
        }
        @inline(__always)
        func valid<T: FixedWidthInteger>(_ value: T, unless invalid: T) -> RawValue? {
            value == invalid ? nil : Int64(exactly: value).map { .integer($0) }
        }
        switch type {
        case .enumeration, .uint8, .byte: return valid(load(UInt8.self), unless: .max)
        case .sint8: return valid(load(Int8.self), unless: .max)
        case .uint8z: return valid(load(UInt8.self), unless: 0)
        case .uint16: return valid(load(UInt16.self), unless: .max)
        case .sint16: return valid(load(Int16.self), unless: .max)
        case .uint16z: return valid(load(UInt16.self), unless: 0)
        case .uint32: return valid(load(UInt32.self), unless: .max)
        case .sint32: return valid(load(Int32.self), unless: .max)
        case .uint32z: return valid(load(UInt32.self), unless: 0)
        case .uint64: return valid(load(UInt64.self), unless: .max)
        case .sint64: return valid(load(Int64.self), unless: .max)
        case .uint64z: return valid(load(UInt64.self), unless: 0)
        case .float32:
            let value = Float(bitPattern: load(UInt32.self))
            return value.isFinite ? .float(Double(value)) : nil
        case .float64:
            let value = Double(bitPattern: load(UInt64.self))
            return value.isFinite ? .float(value) : nil
        case .string: return nil
        }
    }
}
