import Bytes

extension RawMessage {
    /// The fields of any message, scaled and named, except those for which `isWanted` is false.
    func fields(
        _ developer: DeveloperData, where isWanted: (Int) -> Bool = { _ in true }
    ) -> [FITField] {
        var fields: [FITField] = []
        let count = definition.fields.count + definition.developerFields.count
        func add(_ description: FieldDescription, _ value: FITValue) {
            // Most messages whose fields have been read have no other.
            if fields.isEmpty { fields.reserveCapacity(count) }
            fields.append(FITField(description: description, value: value.scaled(by: description)))
        }
        for (index, field) in definition.fields.enumerated() where isWanted(field.number) {
            guard let base = field.type, let raw = value(base, at: field.offset, size: field.size)
            else { continue }
            add(type.nativeFields[index], raw)
        }
        guard !definition.developerFields.isEmpty else { return fields }
        let described = type.applicationFields(developer)
        for (index, field) in definition.developerFields.enumerated() {
            guard let description = described[index], let type = description.developer?.baseType,
                field.size > 0, field.size % type.width == 0,
                let raw = value(type, at: field.offset, size: field.size)
            else { continue }
            add(description, raw)
        }
        return fields
    }

    /// The unscaled value of a field; `nil` if it is completely invalid.
    private func value(_ type: BaseType, at offset: Int, size: Int) -> FITValue? {
        guard let data = bytes.slice(from: offset, count: size), size > 0 else { return nil }
        if type == .string {
            let text = String(decoding: data.buffer.prefix { $0 != 0 }, as: UTF8.self)
            return text.isEmpty ? nil : .text(text)
        }
        if type == .byte, size > 1 {
            // 0xFF is invalid only if all bytes have this value.
            guard data.buffer.contains(where: { $0 != 0xFF }) else { return nil }
            return .array(data.buffer.map { .integer(Int64($0)) })
        }
        func element(_ position: Int) -> FITValue? {
            switch RawValue.read(
                type, at: data.base + position, swapped: definition.isBigEndian)
            {
            case .integer(let value): .integer(value)
            case .float(let value): .number(value)
            case nil: nil
            }
        }
        if size == type.width { return element(0) }
        let elements = stride(from: 0, to: size, by: type.width).map(element)
        return elements.contains { $0 != nil } ? .array(elements) : nil
    }
}

extension FITMessage {
    init(_ raw: RawMessage, _ developer: DeveloperData) {
        number = raw.definition.global
        name = raw.type.profile.name
        offset = raw.offset
        timestamp = raw.timestamp
        fields = raw.fields(developer)
    }
}

extension FITField {
    /// The approximate memory that storing it takes.
    var memory: Int {
        let count = if case .array(let values) = value { values.count } else { 1 }
        return MemoryLayout<FITField>.stride * count + 64
    }
}

extension FITValue {
    /// The scaled value, `raw ÷ scale − offset`, or a time.
    fileprivate func scaled(by field: FieldDescription) -> FITValue {
        switch self {
        case .integer(let raw):
            if field.isTime {
                return UInt32(exactly: raw).map { .time(FITTimestamp(raw: $0)) } ?? self
            }
            return field.isScaled ? .number(Double(raw) / field.scale - field.offset) : self
        case .number(let raw): return .number(raw / field.scale - field.offset)
        case .array(let values): return .array(values.map { $0?.scaled(by: field) })
        case .text, .time: return self
        }
    }
}
