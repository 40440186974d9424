import Bytes

extension RawMessage {
    /// The fields of any message, scaled and named, except those for which `isWanted` is false.
    func fields(
        _ developer: DeveloperData, _ known: MessageProfile? = nil,
        where isWanted: (Int) -> Bool = { _ in true }
    ) -> [FITField] {
        var fields: [FITField] = []
        fields.reserveCapacity(definition.fields.count + definition.developerFields.count)
        var profile = known
        for field in definition.fields where isWanted(field.number) {
            guard let type = field.type, let raw = value(type, at: field.offset, size: field.size)
            else { continue }
            let message = profile ?? ProfileData.message(definition.global)
            profile = message
            let known = message.field(field.number) ?? MessageProfile.Field(unknown: field.number)
            let value = raw.scaled(by: known.scale, known.offset, isTime: known.isTime)
            fields.append(
                FITField(
                    number: field.number, name: known.name, units: known.units, value: value,
                    enumeration: known.type))
        }
        for field in definition.developerFields {
            guard let described = developer.description(of: field), let type = described.baseType,
                field.size > 0, field.size % type.width == 0,
                let raw = value(type, at: field.offset, size: field.size)
            else { continue }
            fields.append(
                FITField(
                    number: field.number, name: described.name, units: described.units,
                    value: raw.scaled(by: described.scale, described.offset, isTime: false),
                    developer: described))
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
        let profile = ProfileData.message(number)
        name = profile.name
        offset = raw.offset
        timestamp = raw.timestamp
        fields = raw.fields(developer, profile)
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
    fileprivate func scaled(by scale: Double, _ offset: Double, isTime: Bool) -> FITValue {
        switch self {
        case .integer(let raw):
            if isTime { return UInt32(exactly: raw).map { .time(FITTimestamp(raw: $0)) } ?? self }
            return scale == 1 && offset == 0 ? self : .number(Double(raw) / scale - offset)
        case .number(let raw): return .number(raw / scale - offset)
        case .array(let values):
            return .array(values.map { $0?.scaled(by: scale, offset, isTime: isTime) })
        case .text, .time: return self
        }
    }
}
