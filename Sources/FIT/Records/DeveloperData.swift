import Bytes

/// The applications and fields that a file has described so far.
struct DeveloperData {
    /// More fields than applications describe.
    static let fieldLimit = 1024

    /// How the bytes of a developer field are read.
    enum Reading {
        case read(DeveloperField, BaseType)
        case text(DeveloperField)
        case skip(FITProblem.DeveloperReason)
    }

    /// UUIDs by application index.
    private var applications: [Int: String] = [:]
    /// Descriptions by application index and field number.
    private var fields: [Int: DeveloperField] = [:]

    /// Adds an application from a `developer_data_id` message.
    mutating func addApplication(_ message: RawMessage) {
        guard let index = message.integer(3) else { return }
        let digits = Array("0123456789abcdef")
        let identifier = message.data(1)?.array ?? []
        // All zeros or all ones mean "none".
        guard identifier.contains(where: { $0 != 0 && $0 != 0xFF }) else {
            applications[index] = ""
            return
        }
        applications[index] = String(
            identifier.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] })
    }

    /// Adds a field from a `field_description` message and returns it, if the message is valid and
    /// new.
    mutating func addField(_ message: RawMessage) -> DeveloperField? {
        guard let index = message.integer(0),
            let field = DeveloperField(message, application: applications[index] ?? "")
        else { return nil }
        let known = fields.updateValue(field, forKey: index << 8 | field.number)
        return known == field ? nil : field
    }

    /// The application's description of a field of a definition; `nil` if none precedes it.
    func description(of field: MessageDefinition.DeveloperField) -> DeveloperField? {
        fields[field.dataIndex << 8 | field.number]
    }

    /// How to read a developer field of a definition.
    func reading(of field: MessageDefinition.DeveloperField) -> Reading {
        guard let described = description(of: field) else {
            return .skip(.undescribed)
        }
        guard let type = described.baseType else { return .skip(.notNumeric) }
        guard type != .string else { return .text(described) }
        guard field.size > 0, field.size % type.width == 0 else { return .skip(.size) }
        return .read(described, type)
    }
}
