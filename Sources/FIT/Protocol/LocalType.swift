/// One of the sixteen local message types.
///
/// A class, because messages alternate between types, and a copy costs more than a short message.
final class LocalType {
    let definition: MessageDefinition
    let offset: Int
    /// How its messages are stored.
    let known: KnownMessage
    /// What is stored of messages of this kind, also of other local types.
    let details: DetailKind
    var plan: RecordPlan?
    private var described: [FieldDescription?]?

    init(
        definition: MessageDefinition, offset: Int, known: KnownMessage, details: DetailKind
    ) {
        (self.definition, self.offset) = (definition, offset)
        (self.known, self.details) = (known, details)
    }

    /// The profile's description of the messages.
    var profile: MessageProfile { details.profile }

    /// The profile's descriptions of the definition's fields.
    private(set) lazy var nativeFields = {
        let profile = profile
        return definition.fields.map { profile.field($0.number) }
    }()

    /// The applications' descriptions of the definition's developer fields; `nil` for a field that
    /// no message has described yet.
    func applicationFields(_ developer: DeveloperData) -> [FieldDescription?] {
        if let described { return described }
        let found = definition.developerFields.map { field in
            developer.description(of: field).map { FieldDescription($0, number: field.number) }
        }
        described = found
        return found
    }

    /// The same type before its fields were described: for messages after another description.
    var undescribed: LocalType {
        LocalType(definition: definition, offset: offset, known: known, details: details)
    }

    /// The index of the first field with the given number; `nil` if there is none.
    @inline(__always)
    func index(ofField number: Int) -> Int? {
        let index = indices[number]
        return index == Self.noField ? nil : Int(index)
    }

    /// More fields than a definition has.
    private static let noField = UInt8.max

    /// The index of the first field with each number.
    private lazy var indices: [UInt8] = {
        var indices = [UInt8](repeating: Self.noField, count: 256)
        for (index, field) in definition.fields.enumerated().reversed() {
            indices[field.number] = UInt8(clamping: index)
        }
        return indices
    }()
}

/// The messages of one number of which all fields are stored, over a whole file.
final class DetailKind {
    private let number: Int
    /// The profile's description. Parsing it takes time that records and laps do not need.
    private(set) lazy var profile = ProfileData.message(number)
    /// The number of messages that are stored; of a kind with more, none is.
    private(set) lazy var limit =
        profile.name == nil ? MessageNumber.unknownDetailLimit : MessageNumber.detailLimit
    var count = 0
    /// Whether there were more messages, or no memory for them.
    var isFull = false

    init(_ number: Int) { self.number = number }
}
