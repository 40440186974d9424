/// An entry's name as a path that is safe to append to a folder.
enum EntryPath: Equatable {
    /// The path with `/` between components, no component empty, `.` or `..`.
    case safe(String)
    /// The name must not be used.
    case unsafe(UnsafePath)

    private static let longestPath = 1024
    private static let longestComponent = 255

    /// Judges a name as the archive spells it.
    ///
    /// A backslash counts as a slash, because Windows programs write and understand it so.
    init(_ name: String) {
        var name = name
        name.withUTF8 { _ in }  // contiguous from here on
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
        } else if components.contains("..") {
            self = .unsafe(.parent)
        } else if components.contains(where: { $0.utf8.count > Self.longestComponent }) {
            self = .unsafe(.tooLong)
        } else {
            self = .safe(components.joined(separator: "/"))
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
        let isLetter = (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(first & 0xDF)
        if isLetter, bytes.dropFirst().first == UInt8(ascii: ":") { return .driveLetter }
        return nil
    }
}
