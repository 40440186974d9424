import Bytes

/// A definition message: it describes the data messages of its local type (FIT protocol,
/// "Definition message").
struct MessageDefinition {
    /// One field: its number and the position of its bytes within a data message.
    struct Field {
        var number: Int
        var offset: Int
        var size: Int
        /// `nil` if the base type is unknown or the size is not a multiple of its width.
        var type: BaseType?
        /// The byte that states the base type.
        var typeByte: UInt8
    }

    /// A developer field: its number, its application and the position of its bytes.
    struct DeveloperField {
        var number: Int
        var offset: Int
        var size: Int
        var dataIndex: Int
    }

    var global: Int
    var isBigEndian: Bool
    var fields: [Field]
    var developerFields: [DeveloperField]
    /// The number of bytes after the header byte of a data message.
    var size: Int
    /// The size of the definition itself, including the header byte.
    var length: Int

    /// Reads the definition whose header byte is at `offset`. Returns `nil` if it extends beyond
    /// `end`.
    init?(at offset: Int, to end: Int, in bytes: ByteSlice) {
        guard end - offset >= 6 else { return nil }
        let fieldCount = Int(bytes[offset + 5])
        let hasDeveloperFields = bytes[offset] & 0x20 != 0
        var position = offset + 6 + 3 * fieldCount
        guard position + (hasDeveloperFields ? 1 : 0) <= end else { return nil }
        isBigEndian = bytes[offset + 2] != 0
        let number: UInt16 = bytes.load(at: offset + 3)
        global = Int(isBigEndian ? number.byteSwapped : number)

        fields = []
        fields.reserveCapacity(fieldCount)
        var size = 0
        for index in 0..<fieldCount {
            let place = offset + 6 + 3 * index
            let fieldSize = Int(bytes[place + 1])
            fields.append(
                Field(
                    number: Int(bytes[place]), offset: size, size: fieldSize,
                    type: Self.type(bytes[place + 2], size: fieldSize), typeByte: bytes[place + 2]))
            size += fieldSize
        }

        developerFields = []
        if hasDeveloperFields {
            let developerCount = Int(bytes[position])
            position += 1
            guard position + 3 * developerCount <= end else { return nil }
            for _ in 0..<developerCount {
                let fieldSize = Int(bytes[position + 1])
                developerFields.append(
                    DeveloperField(
                        number: Int(bytes[position]), offset: size, size: fieldSize,
                        dataIndex: Int(bytes[position + 2])))
                size += fieldSize
                position += 3
            }
        }
        self.size = size
        length = position - offset
    }

    /// The type by which a field can be read. COROS devices write a single byte for some 32-bit
    /// fields: that byte is the value, as in other decoders. The same applies to a byte of an
    /// unknown type.
    private static func type(_ byte: UInt8, size: Int) -> BaseType? {
        guard size > 0 else { return nil }
        if let type = BaseType(definition: byte), size % type.width == 0 { return type }
        return size == 1 ? .uint8 : nil
    }

    /// Whether a correct writer could have written the definition; required when resuming after
    /// damage.
    var isPlausible: Bool {
        !fields.isEmpty && global < 0xFF00
            && fields.allSatisfy { field in
                field.type != nil && field.typeByte & 0x60 == 0
                    && BaseType(definition: field.typeByte) != nil
            }
    }

    /// The position of a data message's timestamp, or −1. Some writers declare it as signed, or as
    /// never zero.
    var timeOffset: Int {
        guard let field = field(RecordField.timestamp), let type = field.type, type.isTime else {
            return -1
        }
        return field.offset
    }

    /// The first field with the given number.
    @inline(__always)
    func field(_ number: Int) -> Field? {
        for field in fields where field.number == number { return field }
        return nil
    }
}
