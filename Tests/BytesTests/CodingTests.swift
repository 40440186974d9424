import Bytes
import TestSupport
import Testing

struct CodingTests {
    @Test(arguments: [0, 1, -1, 63, -64, 64, 300, .max, .min] as [Int64])
    func `an integer of variable size is read back`(value: Int64) {
        var bytes: [UInt8] = [0xFF]
        VariableInteger.append(VariableInteger.zigzag(value), to: &bytes)
        var offset = 1
        let read = withBytes(of: bytes) { VariableInteger.read($0, at: &offset) }
        #expect(read.map(VariableInteger.unzigzag) == value)
        #expect(offset == bytes.count)
        for count in 1..<bytes.count {
            var offset = 1
            #expect(
                withBytes(of: bytes.prefix(count)) { VariableInteger.read($0, at: &offset) } == nil)
        }
    }

    /// Values of the algorithm's authors.
    @Test(
        arguments: [
            ("", 0xCBF2_9CE4_8422_2325), ("a", 0xAF63_DC4C_8601_EC8C),
            ("foobar", 0x8594_4171_F739_67E8),
        ] as [(String, UInt64)])
    func `a hash is FNV-1a's`(text: String, expected: UInt64) {
        var hash = FNV1a()
        hash.add(Array(text.utf8))
        #expect(hash.value == expected)
        #expect(hash.text.count == 16)
    }

    @Test func `bytes are lent in place, and of collections in pieces as a copy`() {
        let bytes: [UInt8] = [1, 2, 3]
        #expect(withBytes(of: bytes) { $0.array } == bytes)
        #expect(withBytes(of: bytes[1...]) { $0.array } == [2, 3])
        #expect(withBytes(of: bytes.reversed()) { $0.array } == [3, 2, 1])
        #expect(withBytes(of: bytes.span.bytes) { $0.array } == bytes)
        #expect(Checksum.crc32(bytes) == Checksum.crc32(bytes.span.bytes))
    }
}
