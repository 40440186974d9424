/// The text of the element that is being read, cut where no value is that long.
struct LeafText {
    /// Longer than any number, time or name that is kept.
    static let capacity = 1_024

    private let base: UnsafeMutablePointer<UInt8>
    private(set) var count = 0

    init() { base = .allocate(capacity: Self.capacity) }

    /// Gives the memory back; nothing may be called afterwards.
    func deallocate() { base.deallocate() }

    var isEmpty: Bool { count == 0 }

    /// The text, valid until it changes.
    var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(start: base, count: count) }

    /// The text without white space at its ends; `nil` when nothing is left.
    var string: String? {
        var end = count
        while end > 0, isBlank(base[end - 1]) { end -= 1 }
        guard end > 0 else { return nil }
        return String(decoding: UnsafeBufferPointer(start: base, count: end), as: UTF8.self)
    }

    @inline(__always)
    mutating func removeAll() { count = 0 }

    /// Adds a piece; white space before the first letter is left out.
    @inline(__always)
    mutating func append(_ piece: UnsafePointer<UInt8>, count length: Int) {
        var start = 0
        if count == 0 {
            while start < length, isBlank(piece[start]) { start += 1 }
        }
        let taken = min(length - start, Self.capacity - count)
        (base + count).update(from: piece + start, count: taken)
        count += taken
    }
}
