/// A 64-bit FNV-1a hash: the same on every machine and in every run, unlike Swift's `Hasher`. It
/// distinguishes content but does not protect against forgery.
package struct FNV1a: Sendable {
    /// The hash of everything added so far.
    package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

    package init() {}

    package mutating func add(_ bytes: some Sequence<UInt8>) {
        // In one piece where possible: an unspecialised iterator is slow.
        let isAdded: Void? = bytes.withContiguousStorageIfAvailable { for byte in $0 { add(byte) } }
        if isAdded == nil { for byte in bytes { add(byte) } }
    }

    package mutating func add(_ byte: UInt8) {
        value = (value ^ UInt64(byte)) &* 0x100_0000_01B3
    }

    /// The hash as sixteen hexadecimal digits.
    package var text: String {
        let digits = String(value, radix: 16)
        return String(repeating: "0", count: 16 - digits.count) + digits
    }
}
