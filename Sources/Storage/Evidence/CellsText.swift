/// A row's cells as a JSON array, byte for byte as Foundation's encoder writes it, of which the
/// ten thousand rows of an export would take a third of a second.
enum CellsText {
    static func json(_ cells: [String]) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(cells.reduce(2) { $0 + $1.utf8.count + 3 })
        write(cells, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Writes the array in place of what was in `bytes`.
    static func write(_ cells: [String], to bytes: inout [UInt8]) {
        bytes.removeAll(keepingCapacity: true)
        bytes.append(0x5B)
        for (index, cell) in cells.enumerated() {
            if index > 0 { bytes.append(0x2C) }
            bytes.append(0x22)
            var cell = cell
            cell.withUTF8 { text in
                if text.contains(where: needsEscape) {
                    for byte in text { append(byte, to: &bytes) }
                } else {
                    bytes.append(contentsOf: text)
                }
            }
            bytes.append(0x22)
        }
        bytes.append(0x5D)
    }

    private static func needsEscape(_ byte: UInt8) -> Bool {
        byte < 0x20 || byte == 0x22 || byte == 0x5C
    }

    private static func append(_ byte: UInt8, to bytes: inout [UInt8]) {
        guard needsEscape(byte) else { return bytes.append(byte) }
        bytes.append(0x5C)
        switch byte {
        case 0x22, 0x5C: bytes.append(byte)
        case 0x08: bytes.append(UInt8(ascii: "b"))
        case 0x09: bytes.append(UInt8(ascii: "t"))
        case 0x0A: bytes.append(UInt8(ascii: "n"))
        case 0x0C: bytes.append(UInt8(ascii: "f"))
        case 0x0D: bytes.append(UInt8(ascii: "r"))
        default:
            let digits = Array("0123456789abcdef".utf8)
            bytes += Array("u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 15)]]
        }
    }
}
