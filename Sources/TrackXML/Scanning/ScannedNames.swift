import Foundation

/// The names of elements and attributes in a scanned text, each with a number.
struct ScannedNames: ~Copyable {
    enum Kind {
        /// The name of an element, or of an attribute that is not a declaration.
        case plain
        /// `xmlns`, and `xmlns:` with a prefix.
        case defaultNameSpace, nameSpace
    }

    struct Name {
        /// The name as written, terminated by a zero.
        var bytes: UnsafePointer<UInt8>
        /// The part after the prefix, terminated by a zero.
        var local: UnsafePointer<UInt8>
        var count: Int
        /// The first eight bytes, with those beyond the name masked out.
        var head: UInt64
        var headMask: UInt64
        /// The last eight bytes, if there are more than eight.
        var tail: UInt64
        var kind: Kind
        /// The prefix that the name has or declares; ``ScannedNames/noPrefix`` for none.
        var prefix: Int
        /// The element that followed this one at its last occurrence.
        var successor = 0
    }

    static let noPrefix = -1
    /// More than real texts have; a text with more is not scanned.
    static let maxCount = 256
    /// The number of bytes after a place that must be readable for ``matches(_:at:)``.
    static let reach = 80
    private static let longest = 64

    private(set) var names: UnsafeMutablePointer<Name>
    private(set) var count = 0
    /// The names by hash: their number plus one.
    private let slots: UnsafeMutablePointer<UInt16>
    private static let slotCount = 1_024
    private var prefixes: [[UInt8]] = []

    init() {
        names = .allocate(capacity: Self.maxCount)
        slots = .allocate(capacity: Self.slotCount)
        slots.initialize(repeating: 0, count: Self.slotCount)
    }

    deinit {
        for index in 0..<count { names[index].bytes.deallocate() }
        names.deallocate()
        slots.deallocate()
    }

    /// Whether the bytes at a place begin with a name; ``reach`` bytes must be readable there.
    @inline(__always)
    func matches(_ index: Int, at place: UnsafePointer<UInt8>) -> Bool {
        let name = names + index
        let raw = UnsafeRawPointer(place)
        guard raw.loadUnaligned(as: UInt64.self) & name.pointee.headMask == name.pointee.head else {
            return false
        }
        let count = name.pointee.count
        if count <= 8 { return true }
        guard raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) == name.pointee.tail
        else { return false }
        return count <= 16 || memcmp(place, name.pointee.bytes, count) == 0
    }

    /// The number of a name of so many bytes; `nil` if it is not a plain ASCII name, or one too
    /// many.
    mutating func number(of start: UnsafePointer<UInt8>, count length: Int) -> Int? {
        guard length > 0, length <= Self.longest else { return nil }
        var hash = UInt64(length)
        for index in 0..<length { hash = (hash &* 31) &+ UInt64(start[index]) }
        var slot = Int(truncatingIfNeeded: hash ^ (hash >> 17)) & (Self.slotCount - 1)
        while slots[slot] != 0 {
            let known = Int(slots[slot]) - 1
            if names[known].count == length, memcmp(names[known].bytes, start, length) == 0 {
                return known
            }
            slot = (slot + 1) & (Self.slotCount - 1)
        }
        guard count < Self.maxCount, let name = name(of: start, count: length) else { return nil }
        (names + count).initialize(to: name)
        count += 1
        slots[slot] = UInt16(count)
        return count - 1
    }

    private mutating func name(of start: UnsafePointer<UInt8>, count: Int) -> Name? {
        let written = UnsafeBufferPointer(start: start, count: count)
        let parts = written.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts.allSatisfy({ $0.first.map(Self.isNameStart) == true }) else {
            return nil
        }
        var kind = Kind.plain
        var prefix = Self.noPrefix
        if parts.count == 1 {
            if written.elementsEqual("xmlns".utf8) {
                kind = .defaultNameSpace
            }
        } else {
            let isDeclaration = parts[0].elementsEqual("xmlns".utf8)
            let named = Array(isDeclaration ? parts[1] : parts[0])
            // Names that begin with these letters are reserved by XML.
            guard !named.starts(with: Array("xml".utf8)) else { return nil }
            kind = isDeclaration ? .nameSpace : .plain
            if let known = prefixes.firstIndex(of: named) {
                prefix = known
            } else {
                prefix = prefixes.count
                prefixes.append(named)
            }
        }
        let copy = UnsafeMutablePointer<UInt8>.allocate(capacity: count + 9)
        copy.initialize(repeating: 0, count: count + 9)
        copy.update(from: start, count: count)
        let raw = UnsafeRawPointer(copy)
        let head = raw.loadUnaligned(as: UInt64.self)
        let mask: UInt64 = count >= 8 ? .max : UInt64(1) << UInt64(8 * count) - 1
        return Name(
            bytes: copy, local: copy + (count - parts[parts.count - 1].count), count: count,
            head: head & mask, headMask: mask,
            tail: count > 8 ? raw.loadUnaligned(fromByteOffset: count - 8, as: UInt64.self) : 0,
            kind: kind, prefix: prefix)
    }

    /// The number of prefixes.
    var prefixCount: Int { prefixes.count }

    private static func isNameStart(_ byte: UInt8) -> Bool {
        switch byte | 0x20 {
        case UInt8(ascii: "a")...UInt8(ascii: "z"): true
        default: byte == UInt8(ascii: "_")
        }
    }
}
