import Bytes

/// One data message, read field by field. It borrows the bytes from which it was read and is valid
/// as long as they are.
struct RawMessage {
    /// The local type of the message, with its definition.
    let type: LocalType
    /// The bytes after the header byte, as many as the definition states.
    let bytes: ByteSlice
    /// The time from a compressed timestamp header.
    var headerTimestamp: FITTimestamp?
    /// The byte offset in the file at which the message begins.
    let offset: Int
    /// Records which fields are read, so that the others can be kept too.
    let fieldsRead: FieldSet

    var definition: MessageDefinition { type.definition }

    /// The first element of a field, unscaled. If several fields have the number, the first with a
    /// value counts.
    func raw(_ number: Int) -> RawValue? {
        fieldsRead.insert(number)
        guard let first = type.index(ofField: number) else { return nil }
        if let value = element(of: definition.fields[first]) { return value }
        // Hardly any definition has a field twice.
        for field in definition.fields[first...].dropFirst() where field.number == number {
            if let value = element(of: field) { return value }
        }
        return nil
    }

    private func element(of field: MessageDefinition.Field) -> RawValue? {
        guard let type = field.type else { return nil }
        return RawValue.read(type, at: bytes.base + field.offset, swapped: definition.isBigEndian)
    }

    /// The first element of an integer field.
    func integer(_ number: Int) -> Int? {
        guard case .integer(let value) = raw(number) else { return nil }
        return Int(value)
    }

    /// The first element of a field, scaled: `raw ÷ scale − offset`.
    func number(_ number: Int, scale: Double = 1, offset: Double = 0) -> Double? {
        switch raw(number) {
        case .integer(let value): Double(value) / scale - offset
        case .float(let value): value / scale - offset
        case nil: nil
        }
    }

    /// All elements of an integer field; `nil` represents an invalid one.
    func integers(_ number: Int) -> [Int?] {
        fieldsRead.insert(number)
        guard let field = definition.field(number), let type = field.type, !type.isFloat else {
            return []
        }
        return stride(from: 0, to: field.size, by: type.width).map { offset in
            guard
                case .integer(let value) = RawValue.read(
                    type, at: bytes.base + field.offset + offset, swapped: definition.isBigEndian)
            else { return nil }
            return Int(value)
        }
    }

    /// Calls `body` with each valid element of an integer field.
    func forEachInteger(_ number: Int, _ body: (Int64) -> Void) {
        fieldsRead.insert(number)
        guard let field = definition.field(number), let type = field.type, !type.isFloat else {
            return
        }
        for offset in stride(from: 0, to: field.size, by: type.width) {
            guard
                case .integer(let value) = RawValue.read(
                    type, at: bytes.base + field.offset + offset, swapped: definition.isBigEndian)
            else { continue }
            body(value)
        }
    }

    /// The unchanged bytes of a field.
    func data(_ number: Int) -> ByteSlice? {
        fieldsRead.insert(number)
        return definition.field(number).flatMap { bytes.slice(from: $0.offset, count: $0.size) }
    }

    /// The text of a field up to its first zero; `nil` if it is empty or not a string.
    func text(_ number: Int) -> String? {
        fieldsRead.insert(number)
        guard let field = definition.field(number), field.type == .string,
            let data = bytes.slice(from: field.offset, count: field.size)
        else { return nil }
        let text = String(decoding: data.buffer.prefix { $0 != 0 }, as: UTF8.self)
        return text.isEmpty ? nil : text
    }

    func timestamp(_ number: Int) -> FITTimestamp? {
        integer(number).flatMap { UInt32(exactly: $0) }.map { FITTimestamp(raw: $0) }
    }

    /// The time of the message: field 253, otherwise the time from its header.
    var timestamp: FITTimestamp? { timestamp(253) ?? headerTimestamp }
}
