/// The text of the element that is being read, cut beyond the length of any description.
struct LeafText {
    /// Longer than any number, time, name or description that is kept.
    static let capacity = 65_536
    /// Where text was cut.
    private static let ellipsis = "…"

    private let memory: UnsafeMutablePointer<UInt8>
    /// The text: in `memory`, or borrowed.
    private var base: UnsafePointer<UInt8>
    private(set) var count = 0

    init() {
        memory = .allocate(capacity: Self.capacity)
        base = UnsafePointer(memory)
    }

    /// Releases the memory; nothing may be called afterwards.
    func deallocate() { memory.deallocate() }

    var isEmpty: Bool { count == 0 }

    /// The text, valid until it changes.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// The text without surrounding white space, with an ellipsis where it was cut; `nil` if it is
    /// empty.
    var string: String? {
        var end = count
        while end > 0, isBlank(base[end - 1]) { end -= 1 }
        guard end > 0 else { return nil }
        let isCut = count == Self.capacity
        // Not within a character.
        while isCut, end > 0, base[end - 1] & 0xC0 == 0x80 { end -= 1 }
        if isCut, end > 0, base[end - 1] >= 0xC0 { end -= 1 }
        let text = String(decoding: UnsafeBufferPointer(start: base, count: end), as: UTF8.self)
        return isCut ? text + Self.ellipsis : text
    }

    @inline(__always)
    mutating func removeAll() {
        base = UnsafePointer(memory)
        count = 0
    }

    /// Uses a complete text in place, where it remains until it has been read.
    @inline(__always)
    mutating func borrow(_ whole: UnsafePointer<UInt8>, count length: Int) {
        var start = 0
        while start < length, isBlank(whole[start]) { start += 1 }
        base = whole + start
        count = min(length - start, Self.capacity)
    }

    /// Appends a piece; leading white space is omitted.
    @inline(__always)
    mutating func append(_ piece: UnsafePointer<UInt8>, count length: Int) {
        var start = 0
        if count == 0 {
            while start < length, isBlank(piece[start]) { start += 1 }
        }
        let taken = min(length - start, Self.capacity - count)
        (memory + count).update(from: piece + start, count: taken)
        count += taken
    }
}
