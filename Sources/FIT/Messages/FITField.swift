import Synchronization

/// A field of a message with its value.
public struct FITField: Hashable, Sendable {
    /// What all values of the field have in common. Files have hundreds of thousands of fields of a
    /// few kinds, so names and units are shared.
    let description: FieldDescription
    /// The scaled value; fields with an invalid value are omitted.
    public var value: FITValue

    /// The field definition number, 0 to 255.
    public var number: Int { description.number }
    /// The profile's or application's name; `unknown_90` for field 90 if the profile does not
    /// define it.
    public var name: String { description.name }
    /// The unit of the scaled value; empty if it has none.
    public var units: String { description.units }
    /// The profile's enumeration to which its numbers belong, such as `set_type`; see
    /// ``FITProfile/names(of:)``.
    public var enumeration: String? { description.enumeration }
    /// The application's description of the field; `nil` for native fields.
    public var developer: DeveloperField? { description.developer }

    /// The name of the value if it belongs to an enumeration, such as `cycling`.
    public var label: String? {
        guard case .integer(let number) = value, let enumeration else { return nil }
        return ProfileData.names(of: enumeration)[Int(clamping: number)]
    }

    /// Equal for values of one description; values of equal descriptions may differ in it.
    package var kind: ObjectIdentifier { ObjectIdentifier(description) }
    /// Whether an application defines the field.
    package var isDeveloper: Bool { description.isDeveloper }
}

/// The meaning of a field: what the profile or an application says of it.
final class FieldDescription: Hashable, Sendable {
    let number: Int
    let name: String
    let units: String
    /// The divisor of the raw number.
    let scale: Double
    /// The offset that is subtracted after scaling.
    let offset: Double
    /// The enumeration of its numbers; `time` for a `date_time`.
    let enumeration: String?
    let developer: DeveloperField?
    /// Whether ``developer`` is there; asking for this does not copy it.
    let isDeveloper: Bool
    /// Whether numbers are points in time.
    let isTime: Bool
    let isScaled: Bool

    /// Those that were asked for: most files have a few, and creating all would cost more.
    private static let unknown = Mutex([FieldDescription?](repeating: nil, count: 256))

    /// A field that the profile does not define, by its number, 0 to 255.
    static func unknown(_ number: Int) -> FieldDescription {
        unknown.withLock { known in
            if let description = known[number] { return description }
            let description = FieldDescription(number, ["unknown_\(number)"])
            known[number] = description
            return description
        }
    }

    /// A field of an application.
    init(_ developer: DeveloperField, number: Int) {
        self.number = number
        name = developer.name
        units = developer.units
        scale = developer.scale
        offset = developer.offset
        isScaled = scale != 1 || offset != 0
        (enumeration, isTime) = (nil, false)
        self.developer = developer
        isDeveloper = true
    }

    /// Parses a field of ``ProfileData/messages``: `position_lat [semicircles]`.
    init(_ number: Int, _ words: some Sequence<Substring>) {
        var (name, units) = ("", "")
        var (scale, offset) = (1.0, 0.0)
        var enumeration: String?
        for word in words {
            switch word.first {
            case "[": units = String(word.dropFirst().dropLast())
            case "/": scale = Double(word.dropFirst()) ?? 1
            case "-": offset = Double(word.dropFirst()) ?? 0
            case "@": enumeration = String(word.dropFirst())
            default: name = String(word)
            }
        }
        self.number = number
        (self.name, self.units) = (name, units)
        (self.scale, self.offset) = (scale, offset)
        self.enumeration = enumeration
        isScaled = scale != 1 || offset != 0
        isTime = enumeration == "time"
        (developer, isDeveloper) = (nil, false)
    }

    static func == (one: FieldDescription, other: FieldDescription) -> Bool {
        one === other
            || one.number == other.number && one.name == other.name && one.units == other.units
                && one.scale == other.scale && one.offset == other.offset
                && one.enumeration == other.enumeration && one.developer == other.developer
    }

    func hash(into hasher: inout Hasher) { hasher.combine(number) }
}
