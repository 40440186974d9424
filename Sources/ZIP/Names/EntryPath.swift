/// An entry's name as a path that is safe to append to a folder.
enum EntryPath: Equatable {
    /// The path with `/` between components, no component empty, `.` or `..`.
    case safe(String)
    /// The name must not be used.
    case unsafe(UnsafePath)

    private static let longestPath = 1024
    private static let longestComponent = 255

    /// Validates a name as written in the archive.
    ///
    /// A backslash counts as a slash, because Windows programs write and read it as such.
    init(_ name: String) {
        if Self.isPlain(name) {
            self = .safe(name)
            return
        }
        var name = name
        if name.utf8.contains(UInt8(ascii: "\\")) {
            name = String(name.map { $0 == "\\" ? "/" : $0 })
        }
        if let trait = Self.trait(of: name) {
            self = .unsafe(trait)
            return
        }
        let components = name.split(separator: "/").filter { $0 != "." }
        if components.isEmpty {
            self = .unsafe(.empty)
        } else if Self.beginsWithDrive(components[0]) {
            self = .unsafe(.driveLetter)
        } else if components.contains("..") {
            self = .unsafe(.parent)
        } else if components.contains(where: { $0.utf8.count > Self.longestComponent }) {
            self = .unsafe(.tooLong)
        } else {
            self = .safe(components.joined(separator: "/"))
        }
    }

    /// Whether a name is ASCII and needs no further checks, as almost all names do.
    private static func isPlain(_ name: String) -> Bool {
        guard name.utf8.count <= longestComponent else { return false }
        var name = name
        return name.withUTF8 { bytes in
            var previous = UInt8(ascii: "/")
            for byte in bytes {
                // A component that is empty or begins with a dot needs the full check.
                if previous == UInt8(ascii: "/") {
                    if byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") { return false }
                }
                if byte < 0x20 || byte >= 0x7F { return false }
                if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: ":") { return false }
                previous = byte
            }
            return previous != UInt8(ascii: "/")
        }
    }

    private static func trait(of name: String) -> UnsafePath? {
        let bytes = name.utf8
        guard let first = bytes.first else { return .empty }
        if bytes.count > longestPath { return .tooLong }
        if name.unicodeScalars.contains(where: { $0.value < 0x20 || 0x7F...0x9F ~= $0.value }) {
            return .controlCharacter
        }
        if first == UInt8(ascii: "/") { return .absolute }
        return nil
    }

    /// Whether a path with this first component names a drive, also after `./`.
    private static func beginsWithDrive(_ component: Substring) -> Bool {
        let bytes = component.utf8.prefix(2)
        guard let first = bytes.first, bytes.last == UInt8(ascii: ":") else { return false }
        return (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first & 0xDF)
    }
}
