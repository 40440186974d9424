/// A field that an application described itself (FIT protocol, "Developer data").
public struct DeveloperField: Hashable, Sendable {
    /// The application's UUID in lower-case hexadecimal; empty where the file does not tell.
    public var application: String
    /// The field definition number, unique within the application.
    public var number: Int
    /// The application's name for it.
    public var name: String
    /// The unit as the application writes it; empty where it does not.
    public var units: String
    /// What elements are made of; `nil` for a type that FIT does not know.
    public var baseType: BaseType?
    /// What the raw number is divided by.
    public var scale: Double
    /// The offset that is subtracted after scaling, in ``units``.
    public var offset: Double
    /// The message whose field it stands in for, where it does.
    public var nativeMessage: Int?
    /// The native field that it stands in for, where it does.
    public var nativeField: Int?

    /// Which element of an array this is, from 0: the name of the second ends in `_2`.
    public var element = 0

    /// The field of another element of an array.
    func element(_ element: Int) -> DeveloperField {
        guard element > 0 else { return self }
        var field = self
        field.element = element
        field.name += "_\(element + 1)"
        return field
    }

    /// The description in a `field_description` message; `nil` where it lacks the number.
    init?(_ message: RawMessage, application: String) {
        guard let number = message.integer(1) else { return nil }
        self.application = application
        self.number = number
        name = message.text(3) ?? ""
        units = message.text(8) ?? ""
        baseType = message.integer(2).flatMap { UInt8(exactly: $0) }
            .flatMap { BaseType(definition: $0) }
        let stated = message.integer(6) ?? 0
        scale = stated > 0 ? Double(stated) : 1
        offset = Double(message.integer(7) ?? 0)
        nativeMessage = message.integer(14)
        nativeField = message.integer(15)
    }
}
