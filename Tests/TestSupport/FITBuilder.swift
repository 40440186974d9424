/// Writes FIT files from invented data, sound ones and broken ones.
///
/// ```swift
/// var fit = FITBuilder()
/// fit.fileID()
/// fit.record(at: 1_000_000_000, [.uint8(3, 140), .sint32(0, nil)])
/// let bytes = fit.file()
/// ```
public struct FITBuilder: Sendable {
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
