/// Any message of a FIT file, including messages that the profile does not define.
///
/// ```swift
/// for message in try FITDecoder().messages(in: bytes) where message.name == "hrv" {
///     print(message["time"] ?? "no value")
/// }
/// ```
public struct FITMessage: Hashable, Sendable {
    /// The global message number; see ``MessageNumber``.
    public var number: Int
    /// The profile's name, such as `session`; `nil` if the profile does not define the message.
    public var name: String?
    /// The byte offset in the file at which the message begins.
    public var offset: Int
    /// The time of the message: field 253, otherwise the time of a compressed timestamp header.
    public var timestamp: FITTimestamp?
    /// The fields that have a value, in file order; those of applications come last.
    public var fields: [FITField]

    /// The value of the field with the given name, or `nil`. If several fields have the name, as
    /// applications may cause, the first one counts.
    public subscript(name: String) -> FITValue? { fields.first { $0.name == name }?.value }
}

/// The value of a field.
public enum FITValue: Hashable, Sendable, CustomStringConvertible {
    /// An integer that is not scaled.
    case integer(Int64)
    /// A number that is scaled or stored as floating point.
    case number(Double)
    /// Text, up to its first zero byte.
    case text(String)
    /// A point in time: a `date_time` or `local_date_time`.
    case time(FITTimestamp)
    /// Several values; `nil` represents an invalid one.
    case array([FITValue?])

    /// The value as a number; `nil` for text, times and arrays.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .text, .time, .array: nil
        }
    }

    /// The single values; a value that is not an array is the only element.
    public var elements: [FITValue?] {
        if case .array(let values) = self { values } else { [self] }
    }

    /// The value as text: `12`, `3.5`, `[1, –, 3]`. Times are in seconds since
    /// 1970-01-01T00:00:00Z.
    public var description: String {
        switch self {
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let text): text
        case .time(let time): "\(time.secondsSince1970)"
        case .array(let values):
            "[" + values.map { $0?.description ?? "–" }.joined(separator: ", ") + "]"
        }
    }
}
