import Bytes
import Foundation

extension TextScanner {
    /// How a start tag ends.
    enum TagEnding { case open, empty }

    /// A longer start tag is left to libxml2.
    private static var longestTag: Int { 1 << 13 }
    private static var maxDeclarations: Int { 64 }

    /// Reads attributes and declarations up to the end of a start tag, from the place after its
    /// name. Returns `nil` if something is not plain.
    mutating func readAttributes(_ place: inout UnsafePointer<UInt8>, depth: Int) -> TagEnding? {
        let begin = place
        let declarationsBefore = declarations.count
        while true {
            let before = place
            skipBlanks(&place)
            guard end - place > 4, place - begin < Self.longestTag else { return nil }
            if place[0] == UInt8(ascii: ">") {
                place += 1
                return hasPlainPrefixes ? .open : nil
            }
            if place[0] == UInt8(ascii: "/") {
                guard place[1] == UInt8(ascii: ">") else { return nil }
                place += 2
                return hasPlainPrefixes ? .empty : nil
            }
            guard place > before,
                let name = names.number(of: place, count: nameLength(at: place))
            else { return nil }
            place += names.names[name].count
            guard end - place > 4, place[0] == UInt8(ascii: "=") else { return nil }
            place += 1
            guard let value = readValue(&place, of: name) else { return nil }
            switch names.names[name].kind {
            case .plain:
                guard add(name, value) else { return nil }
            case .defaultNameSpace, .nameSpace:
                let prefix = names.names[name].prefix
                let isFirst = !declarations[declarationsBefore...].contains { $0.prefix == prefix }
                guard isFirst, declarations.count < Self.maxDeclarations,
                    isPlainNameSpace(value)
                else { return nil }
                declarations.append((prefix, depth))
                declarationDepth = depth
            }
        }
    }

    /// Whether all prefixes of attributes are declared. Whether two attributes with prefixes are
    /// the same can only be decided with namespaces.
    private var hasPlainPrefixes: Bool {
        var prefixed = 0
        for index in 0..<attributeCount {
            let prefix = names.names[attributeNames[index]].prefix
            if prefix == ScannedNames.noPrefix { continue }
            prefixed += 1
            guard prefixed == 1, isDeclared(prefix) else { return false }
        }
        return true
    }

    private mutating func add(_ name: Int, _ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard attributeCount < Self.maxAttributes, let first = value.baseAddress else {
            return false
        }
        for index in 0..<attributeCount where attributeNames[index] == name { return false }
        let target = attributes + 5 * attributeCount
        target[0] = names.names[name].local
        target[1] =
            names.names[name].prefix == ScannedNames.noPrefix
            ? nil : UnsafePointer(names.names[name].bytes)
        target[3] = first
        target[4] = first + value.count
        attributeNames[attributeCount] = name
        attributeCount += 1
        return true
    }

    /// The quoted value at a place, if it can be used as written.
    private mutating func readValue(
        _ place: inout UnsafePointer<UInt8>, of name: Int
    ) -> UnsafeBufferPointer<UInt8>? {
        let quote = place[0]
        guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return nil }
        place += 1
        let first = place
        while place < end {
            let kind = textClasses[Int(place[0])]
            switch kind {
            case ByteClass.ordinary, ByteClass.bracket:
                place += 1
            case ByteClass.quote:
                place += 1
                guard place[-1] == quote else { continue }
                return UnsafeBufferPointer(start: first, count: place - first - 1)
            case ByteClass.lineEnd:
                // Becomes a space, which nobody reads of this attribute.
                guard strcmp(names.names[name].local, "schemaLocation") == 0 else { return nil }
                place += 1
            case ByteClass.beyondASCII:
                let rest = ByteSlice(base: UnsafeRawPointer(place), count: end - place)
                let width = CharacterRepair.width(of: rest, at: 0)
                guard width > 1 else { return nil }
                place += width
            default:
                return nil
            }
        }
        return nil
    }

    /// Whether libxml2 has no objections to a namespace.
    private mutating func isPlainNameSpace(_ value: UnsafeBufferPointer<UInt8>) -> Bool {
        guard let first = value.baseAddress, !value.isEmpty else { return false }
        if value.count == plainNameSpace.count, let known = plainNameSpace.baseAddress,
            memcmp(known, first, value.count) == 0
        {
            return true
        }
        let text = String(decoding: value, as: UTF8.self)
        guard let scheme = ["http://", "https://"].first(where: text.hasPrefix),
            !text.hasPrefix("http://www.w3.org/XML/"), !text.hasPrefix("http://www.w3.org/2000/")
        else { return false }
        let rest = text.utf8.dropFirst(scheme.utf8.count)
        let isPlain = rest.allSatisfy { byte in
            nameClasses[Int(byte)] != 0 && byte != UInt8(ascii: ":") || byte == UInt8(ascii: "/")
        }
        guard isPlain, let host = rest.first, host != UInt8(ascii: "/") else { return false }
        plainNameSpace = value
        return true
    }
}
