/// Writes FIT files from invented data, sound ones and broken ones.
///
/// ```swift
/// var fit = FITBuilder()
/// fit.fileID()
/// fit.record(at: 1_000_000_000, [.uint8(3, 140), .sint32(0, nil)])
/// let bytes = fit.file()
/// ```
public struct FITBuilder: Sendable {
    /// A field of a message: its number, its base type and the bytes of its value.
    public struct Field: Sendable {
        public var number: Int
        public var baseType: UInt8
        /// The elements' bytes, least significant first; big-endian messages turn them round.
        public var elements: [[UInt8]]

        /// A field of any base type and any bytes, one element each byte.
        public init(_ number: Int, baseType: UInt8, bytes: [UInt8]) {
            self.number = number
            self.baseType = baseType
            elements = bytes.map { [$0] }
        }

        private init<T: FixedWidthInteger>(_ number: Int, _ baseType: UInt8, _ values: [T]) {
            self.number = number
            self.baseType = baseType
            elements = values.map { value in withUnsafeBytes(of: value.littleEndian) { [UInt8]($0) }
            }
        }

        public static func enumeration(_ number: Int, _ value: UInt8?) -> Field {
            Field(number, 0x00, [value ?? .max])
        }
        public static func sint8(_ number: Int, _ value: Int8?) -> Field {
            Field(number, 0x01, [value ?? .max])
        }
        public static func uint8(_ number: Int, _ value: UInt8?) -> Field {
            Field(number, 0x02, [value ?? .max])
        }
        public static func sint16(_ number: Int, _ value: Int16?) -> Field {
            Field(number, 0x83, [value ?? .max])
        }
        public static func uint16(_ number: Int, _ value: UInt16?) -> Field {
            Field(number, 0x84, [value ?? .max])
        }
        public static func sint32(_ number: Int, _ value: Int32?) -> Field {
            Field(number, 0x85, [value ?? .max])
        }
        public static func uint32(_ number: Int, _ value: UInt32?) -> Field {
            Field(number, 0x86, [value ?? .max])
        }
        public static func uint8z(_ number: Int, _ value: UInt8?) -> Field {
            Field(number, 0x0A, [value ?? 0])
        }
        public static func uint16z(_ number: Int, _ value: UInt16?) -> Field {
            Field(number, 0x8B, [value ?? 0])
        }
        public static func uint32z(_ number: Int, _ value: UInt32?) -> Field {
            Field(number, 0x8C, [value ?? 0])
        }
        public static func sint64(_ number: Int, _ value: Int64?) -> Field {
            Field(number, 0x8E, [value ?? .max])
        }
        public static func uint64(_ number: Int, _ value: UInt64?) -> Field {
            Field(number, 0x8F, [value ?? .max])
        }
        public static func uint64z(_ number: Int, _ value: UInt64?) -> Field {
            Field(number, 0x90, [value ?? 0])
        }
        public static func float32(_ number: Int, _ value: Float?) -> Field {
            Field(number, 0x88, [value?.bitPattern ?? .max])
        }
        public static func float64(_ number: Int, _ value: Double?) -> Field {
            Field(number, 0x89, [value?.bitPattern ?? .max])
        }
        public static func bytes(_ number: Int, _ value: [UInt8]) -> Field {
            Field(number, 0x0D, value)
        }
        public static func uint8s(_ number: Int, _ values: [UInt8]) -> Field {
            Field(number, 0x02, values)
        }
        public static func uint32s(_ number: Int, _ values: [UInt32]) -> Field {
            Field(number, 0x86, values)
        }
        /// Text with its closing zero.
        public static func string(_ number: Int, _ text: String) -> Field {
            Field(number, 0x07, Array(text.utf8) + [0])
        }

        var size: Int { elements.reduce(0) { $0 + $1.count } }

        func bytes(bigEndian: Bool) -> [UInt8] {
            elements.flatMap { bigEndian ? $0.reversed() : $0 }
        }
    }

    /// A developer field of a message: application index and bytes.
    public struct DeveloperField: Sendable {
        public var field: Field
        public var applicationIndex: Int

        /// A developer field; its base type is not written, the description has it.
        public init(_ field: Field, application index: Int = 0) {
            self.field = field
            applicationIndex = index
        }
    }

    /// The messages written so far.
    public private(set) var body: [UInt8] = []
    /// Whether messages are big-endian that do not say otherwise.
    public var isBigEndian = false
    /// The definition in force for each local message type.
    private var definitions: [Int: [UInt8]] = [:]

    /// A file without any message.
    public init() {}

    /// Writes a data message, and before it its definition where that is not in force already.
    /// `time` makes a compressed timestamp header of its low five bits (local types 0 to 3).
    public mutating func message(
        _ global: Int, local: Int = 0, _ fields: [Field], developer: [DeveloperField] = [],
        bigEndian: Bool? = nil, compressedTime time: UInt32? = nil
    ) {
        let bigEndian = bigEndian ?? isBigEndian
        define(global, local: local, fields, developer: developer, bigEndian: bigEndian)
        if let time {
            body.append(0x80 | UInt8(local) << 5 | UInt8(time & 0x1F))
        } else {
            body.append(UInt8(local))
        }
        for field in fields + developer.map(\.field) { body += field.bytes(bigEndian: bigEndian) }
    }

    /// Writes a definition where it is not in force already.
    public mutating func define(
        _ global: Int, local: Int = 0, _ fields: [Field], developer: [DeveloperField] = [],
        bigEndian: Bool = false
    ) {
        let number = [UInt8(global & 0xFF), UInt8(global >> 8)]
        var definition: [UInt8] = [0x40 | (developer.isEmpty ? 0 : 0x20) | UInt8(local), 0]
        definition += [bigEndian ? 1 : 0] + (bigEndian ? number.reversed() : number)
        definition.append(UInt8(fields.count))
        for field in fields {
            definition += [UInt8(field.number), UInt8(field.size), field.baseType]
        }
        if !developer.isEmpty {
            definition.append(UInt8(developer.count))
            for field in developer {
                definition += [
                    UInt8(field.field.number), UInt8(field.field.size),
                    UInt8(field.applicationIndex),
                ]
            }
        }
        guard definitions[local] != definition else { return }
        definitions[local] = definition
        body += definition
    }

    /// Writes bytes as they are.
    public mutating func raw(_ bytes: [UInt8]) { body += bytes }

    /// The file: header, messages, checksum. Sizes and checksums are right unless said otherwise.
    public func file(
        headerSize: Int = 14, dataSize: Int? = nil, checksum: UInt16? = nil,
        headerChecksum: UInt16? = nil, protocolVersion: UInt8 = 0x20
    ) -> [UInt8] {
        let size = UInt32(dataSize ?? body.count)
        var header: [UInt8] = [UInt8(headerSize), protocolVersion, 0x54, 0x08]
        header += withUnsafeBytes(of: size.littleEndian) { [UInt8]($0) }
        header += Array(".FIT".utf8)
        if headerSize >= 14 {
            header += Self.littleEndian(headerChecksum ?? Self.checksum(of: header))
            header += [UInt8](repeating: 0, count: headerSize - 14)
        }
        let content = header + body
        return content + Self.littleEndian(checksum ?? Self.checksum(of: content))
    }

    private static func littleEndian(_ value: UInt16) -> [UInt8] {
        [UInt8(value & 0xFF), UInt8(value >> 8)]
    }

    /// The FIT checksum, bit by bit: slow, and written unlike the decoder's.
    public static func checksum(of bytes: [UInt8]) -> UInt16 {
        var crc: UInt16 = 0
        for byte in bytes {
            crc ^= UInt16(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xA001 : crc >> 1 }
        }
        return crc
    }
}
