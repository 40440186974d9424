/// A field that an application describes (FIT protocol, "Developer data").
public struct DeveloperField: Hashable, Sendable {
    /// The application's UUID in lower-case hexadecimal; empty if the file does not state it.
    public var application: String
    /// The field definition number, unique within the application.
    public var number: Int
    /// The application's name for the field.
    public var name: String
    /// The unit as the application writes it; empty if it states none.
    public var units: String
    /// The type of the elements; `nil` for a type that FIT does not define.
    public var baseType: BaseType?
    /// The divisor of the raw number.
    public var scale: Double
    /// The offset that is subtracted after scaling, in ``units``.
    public var offset: Double
    /// The message whose field it replaces, if any.
    public var nativeMessage: Int?
    /// The native field that it replaces, if any.
    public var nativeField: Int?

    /// The element of an array that this column holds, from 0; the name of the second ends in `_2`.
    public var element = 0

    /// The field of another element of an array.
    func element(_ element: Int) -> DeveloperField {
        guard element > 0 else { return self }
        var field = self
        field.element = element
        field.name += "_\(element + 1)"
        return field
    }

    /// The description in a `field_description` message; `nil` if it lacks the field number.
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
