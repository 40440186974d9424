import Bytes

/// Reads the common form of GPX and TCX, which covers almost all files, several times as fast as
/// libxml2, and sends the same events to the same reader.
///
/// It handles elements, attributes, namespaces and the five predefined entities. It does not judge
/// anything that it does not know for certain (comments, sections, violations of any kind, …):
/// libxml2 then reads the text from the beginning.
struct TextScanner: ~Copyable {
    /// Deeper than any real text.
    static let maxDepth = 64
    static let maxAttributes = 16
    private static let longestText = 1 << 16

    let start: UnsafePointer<UInt8>
    let end: UnsafePointer<UInt8>
    let reader: UnsafeMutablePointer<DocumentReader>
    var names = ScannedNames()
    let textClasses = ByteClass.makeTextClasses()
    let nameClasses = ByteClass.makeNameClasses()
    /// The names of the open elements.
    private let open = UnsafeMutablePointer<Int>.allocate(capacity: maxDepth)
    private var depth = 0
    /// The attributes of the current tag, as libxml2 lays them out.
    let attributes = UnsafeMutablePointer<UnsafePointer<UInt8>?>.allocate(
        capacity: 5 * maxAttributes)
    var attributeCount = 0
    /// The numbers of the attributes' names.
    let attributeNames = UnsafeMutablePointer<Int>.allocate(capacity: maxAttributes)
    /// The declarations in force: prefix and depth.
    var declarations: [(prefix: Int, depth: Int)] = []
    /// The depth of the latest declaration in force; 0 for none.
    var declarationDepth = 0
    /// The last namespace that was found to be plain.
    var plainNameSpace = UnsafeBufferPointer<UInt8>(start: nil, count: 0)
    private var latest = 0

    /// Reads a UTF-8 text and sends its events to `reader`.
    ///
    /// - Returns: `false` if the text is not of the common form; the reader is then unusable.
    static func read(_ text: ByteSlice, into reader: UnsafeMutablePointer<DocumentReader>) -> Bool {
        var scanner = TextScanner(text, into: reader)
        return scanner.run()
    }

    private init(_ text: ByteSlice, into reader: UnsafeMutablePointer<DocumentReader>) {
        start = text.base.assumingMemoryBound(to: UInt8.self)
        end = start + text.count
        self.reader = reader
        attributes.initialize(repeating: nil, count: 5 * Self.maxAttributes)
    }

    deinit {
        textClasses.deallocate()
        nameClasses.deallocate()
        open.deallocate()
        attributes.deallocate()
        attributeNames.deallocate()
    }

    private mutating func run() -> Bool {
        guard var place = behindDeclaration() else { return false }
        var isRootDone = false
        while true {
            if !reader.pointee.isCollecting { skipBlanks(&place) }
            if depth == 0 {
                if place == end { return isRootDone }
                if isRootDone { return false }
            } else if !skipText(&place) {
                return false
            }
            guard end - place > 3, place[0] == UInt8(ascii: "<") else { return false }
            place += 1
            if place[0] == UInt8(ascii: "/") {
                place += 1
                guard endTag(&place) else { return false }
            } else {
                guard startTag(&place) else { return false }
                // The text after a start tag may be a value.
                if reader.pointee.isCollecting, depth > 0, !collectText(&place) { return false }
            }
            isRootDone = depth == 0
            if reader.pointee.isStopped { return false }
        }
    }

    @inline(__always)
    private static func word(at place: UnsafePointer<UInt8>) -> UInt64 {
        UInt64(littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
    }

    /// The number of bytes, from the first of eight, that are ASCII and none of `<`, `&`, `]` and
    /// control characters: the highest bit is set for each byte that is not, and for none before
    /// the first.
    @inline(__always)
    private static func plainBytes(_ word: UInt64) -> Int {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let highest: UInt64 = 0x8080_8080_8080_8080
        let less = word ^ (0x3C * ones)
        let ampersand = word ^ (0x26 * ones)
        let bracket = word ^ (0x5D * ones)
        let isLess = (less &- ones) & ~less
        let isAmpersand = (ampersand &- ones) & ~ampersand
        let isBracket = (bracket &- ones) & ~bracket
        let isControl = (word &- (0x20 * ones)) & ~word
        let special = (isLess | isAmpersand | isBracket | isControl | word) & highest
        return special.trailingZeroBitCount >> 3
    }

    @inline(__always)
    func skipBlanks(_ place: inout UnsafePointer<UInt8>) {
        while end - place >= 8 {
            let others = Self.word(at: place) ^ 0x2020_2020_2020_2020
            place += others == 0 ? 8 : others.trailingZeroBitCount >> 3
            if others != 0 {
                guard isBlank(place[0]) else { return }
                place += 1
            }
        }
        while place < end, isBlank(place[0]) { place += 1 }
    }

    /// Reads text up to the next tag if it is not a value, or the rest of one.
    @inline(__always)
    private mutating func skipText(_ place: inout UnsafePointer<UInt8>) -> Bool {
        if place < end, place[0] == UInt8(ascii: "<"), !reader.pointee.isCollecting { return true }
        return collectText(&place)
    }

    /// Reads text up to the next tag and passes it to the reader.
    ///
    /// Mutating, as are all functions here that are not inlined: a caller that mutates would
    /// otherwise pass a copy of the whole scanner, which cost 4 % of an import.
    private mutating func collectText(_ place: inout UnsafePointer<UInt8>) -> Bool {
        var piece = place
        let limit = place + min(end - place, Self.longestText)
        while place < limit {
            while limit - place >= 8 {
                let plain = Self.plainBytes(Self.word(at: place))
                place += plain
                if plain < 8 { break }
            }
            guard place < limit else { return false }
            if place[0] == UInt8(ascii: "<") {
                if end - place > 1, place[1] == UInt8(ascii: "/") {
                    reader.pointee.lastCharacters(piece, count: place - piece)
                } else if place > piece {
                    reader.pointee.characters(piece, count: place - piece)
                }
                return true
            }
            switch textClasses[Int(place[0])] {
            case ByteClass.ordinary, ByteClass.quote:
                place += 1
            case ByteClass.lineEnd:
                // A carriage return becomes a line feed, or nothing.
                if place[0] == 0x0D, reader.pointee.isCollecting { return false }
                place += 1
            case ByteClass.beyondASCII:
                let width = CharacterRepair.width(of: rest(from: place), at: 0)
                guard width > 1 else { return false }
                place += width
            case ByteClass.bracket:
                guard end - place > 1, place[1] != UInt8(ascii: "]") else { return false }
                place += 1
            case ByteClass.ampersand:
                if place > piece { reader.pointee.characters(piece, count: place - piece) }
                guard let (character, length) = Self.entity(in: rest(from: place)) else {
                    return false
                }
                withUnsafePointer(to: character) { reader.pointee.characters($0, count: 1) }
                place += length
                piece = place
            default:
                return false
            }
        }
        return false
    }

    private func rest(from place: UnsafePointer<UInt8>) -> ByteSlice {
        ByteSlice(base: UnsafeRawPointer(place), count: end - place)
    }

    /// The character of a predefined entity, and the length of its name.
    private static func entity(in text: ByteSlice) -> (UInt8, Int)? {
        let entities: [(StaticString, Unicode.Scalar)] = [
            ("&amp;", "&"), ("&apos;", "'"), ("&quot;", "\""), ("&lt;", "<"), ("&gt;", ">"),
        ]
        for (name, character) in entities where text.stands(name, at: 0) {
            return (UInt8(ascii: character), name.utf8CodeUnitCount)
        }
        return nil
    }

    /// An element ends. The place is after `</`.
    @inline(__always)
    private mutating func endTag(_ place: inout UnsafePointer<UInt8>) -> Bool {
        guard depth > 0 else { return false }
        let name = open[depth - 1]
        let length = names.names[name].count
        guard end - place > length, stands(name, at: place), place[length] == UInt8(ascii: ">")
        else { return false }
        place += length + 1
        endElement()
        return true
    }

    private mutating func endElement() {
        reader.pointee.end()
        while declarationDepth == depth {
            declarations.removeLast()
            declarationDepth = declarations.last?.depth ?? 0
        }
        depth -= 1
    }

    /// An element begins, and ends if its tag says so. The place is after `<`.
    @inline(__always)
    private mutating func startTag(_ place: inout UnsafePointer<UInt8>) -> Bool {
        guard depth < Self.maxDepth, let name = elementName(at: place) else { return false }
        place += names.names[name].count
        guard place < end else { return false }
        depth += 1
        open[depth - 1] = name
        var isEmpty = false
        var declarationCount = 0
        attributeCount = 0
        if place[0] == UInt8(ascii: ">") {
            place += 1
        } else {
            let before = declarations.count
            guard let ending = readAttributes(&place, depth: depth) else { return false }
            isEmpty = ending == .empty
            declarationCount = declarations.count - before
        }
        guard isDeclared(names.names[name].prefix) else { return false }
        reader.pointee.start(
            names.names[name].local,
            Attributes(
                attributes, count: Int32(attributeCount), nameSpaces: Int32(declarationCount)))
        if isEmpty { endElement() }
        return true
    }

    /// The number of the name at a place: usually that of the element that followed the latest one
    /// before.
    @inline(__always)
    private mutating func elementName(at place: UnsafePointer<UInt8>) -> Int? {
        if names.count > 0 {
            let expected = names.names[latest].successor
            let length = names.names[expected].count
            if end - place > ScannedNames.reach, names.matches(expected, at: place),
                nameClasses[Int(place[length])] == 0
            {
                latest = expected
                return expected
            }
        }
        guard let name = names.number(of: place, count: nameLength(at: place)),
            names.names[name].kind == .plain
        else { return nil }
        names.names[latest].successor = name
        latest = name
        return name
    }

    /// Whether a known name begins at a place.
    @inline(__always)
    private func stands(_ name: Int, at place: UnsafePointer<UInt8>) -> Bool {
        if end - place > ScannedNames.reach { return names.matches(name, at: place) }
        let known = UnsafeBufferPointer(
            start: names.names[name].bytes, count: names.names[name].count)
        return known.elementsEqual(UnsafeBufferPointer(start: place, count: known.count))
    }

    /// The number of bytes at a place that can be a name.
    @inline(__always)
    func nameLength(at place: UnsafePointer<UInt8>) -> Int {
        var length = 0
        while end - place > length, nameClasses[Int(place[length])] != 0 { length += 1 }
        return length
    }

    /// Whether a prefix is declared here.
    @inline(__always)
    func isDeclared(_ prefix: Int) -> Bool {
        prefix == ScannedNames.noPrefix || declarations.contains { $0.prefix == prefix }
    }
}
