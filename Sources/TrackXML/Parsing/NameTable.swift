/// Distinguishes elements by the address of their name: libxml2 keeps one copy of each per
/// document, so a name is compared letter by letter only once.
struct NameTable {
    struct Entry {
        var element: Element
        /// The target of this element's numbers: a channel's raw value, a further column, or
        /// ``NameTable/noColumn`` / ``NameTable/openColumn``.
        var column: Int16
    }

    /// For texts, or beyond the maximum number of names.
    static let noColumn: Int16 = -1
    /// A column will be created with the first number.
    static let openColumn: Int16 = -2

    private static let size = 1_024
    private static let maxCount = 512

    private var keys = [UInt](repeating: 0, count: size)
    private var entries = [Entry](
        repeating: Entry(element: .other, column: noColumn), count: size)
    private var used = 0

    /// The entry of a name in the parser's dictionary.
    @inline(__always)
    mutating func entry(of name: UnsafePointer<UInt8>) -> Entry {
        let key = UInt(bitPattern: name)
        let slot = slot(of: key)
        return keys[slot] == key ? entries[slot] : insert(name, key, at: slot)
    }

    /// Sets the column for the numbers of a name from now on.
    mutating func setColumn(_ column: Int16, of name: UnsafePointer<UInt8>) {
        let key = UInt(bitPattern: name)
        let slot = slot(of: key)
        if keys[slot] == key { entries[slot].column = column }
    }

    @inline(__always)
    private func slot(of key: UInt) -> Int {
        var slot = Int(truncatingIfNeeded: (key &>> 3) ^ (key &>> 11)) & (Self.size - 1)
        while keys[slot] != key, keys[slot] != 0 { slot = (slot + 1) & (Self.size - 1) }
        return slot
    }

    private mutating func insert(_ name: UnsafePointer<UInt8>, _ key: UInt, at slot: Int) -> Entry {
        let spelled = String(cString: name)
        var element = Element.named(spelled)
        if element == .other { element = Element.misspelled(spelled) ?? .other }
        var entry = Entry(element: element, column: Self.noColumn)
        if let channel = element.channel {
            entry.column = Int16(channel.rawValue)
        } else if element == .other || element.isNumberOfLap {
            entry.column = Self.openColumn
        }
        guard used < Self.maxCount else { return entry }
        used += 1
        keys[slot] = key
        entries[slot] = entry
        return entry
    }
}
