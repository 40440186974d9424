import Bytes

@testable import FIT

/// Where the tokens of each format begin.
enum Tokens {
    /// Tags and the text between them.
    static func xml(_ bytes: [UInt8]) -> [Int] {
        bytes.indices.compactMap { index in
            switch bytes[index] {
            case UInt8(ascii: "<"): index
            case UInt8(ascii: ">"): index + 1
            default: nil
            }
        }
    }

    /// Cells, and what separates them.
    static func csv(_ bytes: [UInt8]) -> [Int] {
        bytes.indices.flatMap { index -> [Int] in
            switch bytes[index] {
            case 0x2C, 0x3B, 0x09, 0x0A, 0x0D, 0x22: [index, index + 1]
            default: []
            }
        }
    }

    /// Structures by their signatures: their fixed part, and what follows.
    static func zip(_ bytes: [UInt8]) -> [Int] {
        var cuts: [Int] = []
        for index in bytes.indices.dropLast(3)
        where bytes[index] == UInt8(ascii: "P") && bytes[index + 1] == UInt8(ascii: "K") {
            let length =
                switch (bytes[index + 2], bytes[index + 3]) {
                case (3, 4): 30
                case (1, 2): 46
                case (5, 6): 22
                case (6, 6): 56
                case (6, 7): 20
                case (7, 8): 16
                default: 4
                }
            cuts += [index, index + length]
        }
        return cuts.sorted()
    }

    /// The header and each message; behind a message that nobody knows, the rest as one.
    static func fit(_ bytes: [UInt8]) -> [Int] {
        withBytes(of: bytes) { bytes in
            var sizes: [Int: Int] = [:]
            var position = Int(bytes.loadIfPresent(UInt8.self, at: 0) ?? 0)
            var cuts = [position]
            while position < bytes.count {
                let headerByte = bytes[position]
                if headerByte & 0xC0 == 0x40 {
                    guard
                        let definition = MessageDefinition(at: position, to: bytes.count, in: bytes)
                    else { break }
                    sizes[Int(headerByte & 0x0F)] = definition.size
                    position += definition.length
                } else {
                    let isCompressed = headerByte & 0x80 != 0
                    let local = isCompressed ? headerByte >> 5 & 0x03 : headerByte & 0x0F
                    guard let size = sizes[Int(local)] else { break }
                    position += 1 + size
                }
                cuts.append(position)
            }
            return cuts
        }
    }

    /// Sets size and checksum of a FIT file right, so that damage is where it was meant to be.
    static func completeFIT(_ bytes: inout [UInt8]) {
        guard let header = bytes.first.map(Int.init), header >= 12, bytes.count >= header + 2 else {
            return
        }
        let size = UInt32(bytes.count - header - 2)
        for place in 0..<4 { bytes[4 + place] = UInt8(truncatingIfNeeded: size >> (8 * place)) }
        let checksum = withBytes(of: bytes) { CRC16.checksum(of: $0.prefix($0.count - 2)) }
        bytes[bytes.count - 2] = UInt8(truncatingIfNeeded: checksum)
        bytes[bytes.count - 1] = UInt8(truncatingIfNeeded: checksum >> 8)
    }
}
