/// The meaning of a byte to the scanner.
enum ByteClass {
    static let ordinary: UInt8 = 0
    static let lessThan: UInt8 = 1
    static let ampersand: UInt8 = 2
    /// `]`, because `]]>` is invalid outside a section.
    static let bracket: UInt8 = 3
    /// Part of a character beyond ASCII.
    static let beyondASCII: UInt8 = 4
    /// A line break or tab, which libxml2 normalises in some places.
    static let lineEnd: UInt8 = 5
    /// A character that XML does not allow.
    static let forbidden: UInt8 = 6
    static let quote: UInt8 = 7

    /// The classes of text and attribute values.
    static func makeTextClasses() -> UnsafeMutablePointer<UInt8> {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        table.initialize(repeating: ordinary, count: 256)
        for byte in 0..<0x20 { table[byte] = forbidden }
        for byte in 0x80..<0x100 { table[byte] = beyondASCII }
        for byte in [0x09, 0x0A, 0x0D] { table[byte] = lineEnd }
        table[Int(UInt8(ascii: "<"))] = lessThan
        table[Int(UInt8(ascii: "&"))] = ampersand
        table[Int(UInt8(ascii: "]"))] = bracket
        table[Int(UInt8(ascii: "\""))] = quote
        table[Int(UInt8(ascii: "'"))] = quote
        return table
    }

    /// The bytes of names, including the colon: 1, all others 0.
    static func makeNameClasses() -> UnsafeMutablePointer<UInt8> {
        let table = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        table.initialize(repeating: 0, count: 256)
        let letters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-.:"
        for byte in letters.utf8 { table[Int(byte)] = 1 }
        return table
    }
}
