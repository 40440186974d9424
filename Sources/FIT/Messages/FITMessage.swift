/// Any message of a FIT file, also one that the profile does not know.
///
/// ```swift
/// for message in try FITDecoder().messages(in: bytes) where message.name == "hrv" {
///     print(message["time"] ?? "no value")
/// }
/// ```
public struct FITMessage: Hashable, Sendable {
    /// The global message number; see ``MessageNumber``.
    public var number: Int
    /// The profile's name, such as `session`; `nil` where it has none.
    public var name: String?
    /// The byte of the file at which the message begins.
    public var offset: Int
    /// When it was written: field 253, else what a compressed timestamp header says.
    public var timestamp: FITTimestamp?
    /// The fields that have a value, in the order of the file; those of applications come last.
    public var fields: [FITField]

    /// The value of the field of a name; `nil` where it has none. Of two fields of one name, as
    /// applications may have them, the first.
    public subscript(name: String) -> FITValue? { fields.first { $0.name == name }?.value }
}

/// A field of a message, with its value.
public struct FITField: Hashable, Sendable {
    /// The field definition number, 0 to 255.
    public var number: Int
    /// The profile's name or the application's; `unknown_90` for field 90 where the profile has none.
    public var name: String
    /// The unit of the value after scaling; empty where there is none.
    public var units: String
    /// The value, scaled; invalid values are left out.
    public var value: FITValue
    /// What the value is called where it is a number of an enumeration, such as `cycling`.
    public var label: String?
    /// Who described the field, where an application did.
    public var developer: DeveloperField?
}

/// The value of a field.
public enum FITValue: Hashable, Sendable, CustomStringConvertible {
    /// A number that FIT stores as an integer and does not scale.
    case integer(Int64)
    /// A number that is scaled or stored as floating point.
    case number(Double)
    /// Text, up to its first zero byte.
    case text(String)
    /// A point in time: a `date_time` or `local_date_time`.
    case time(FITTimestamp)
    /// Several values; `nil` stands for an invalid one.
    case array([FITValue?])

    /// The value as a number; `nil` for text, times and arrays.
    public var double: Double? {
        switch self {
        case .integer(let value): Double(value)
        case .number(let value): value
        case .text, .time, .array: nil
        }
    }

    /// The values one by one; a single value is an array of itself.
    public var elements: [FITValue?] {
        if case .array(let values) = self { values } else { [self] }
    }

    /// The value as text: `12`, `3.5`, `[1, –, 3]`; a time in seconds since 1970-01-01T00:00:00Z.
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
