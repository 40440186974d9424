import Bytes
import Testing

struct ByteBufferTests {
    @Test func `growing keeps the content`() {
        let buffer = ByteBuffer(capacity: 16)
        for byte in 0..<100 as Range<UInt8> { withBytes(of: [byte]) { buffer.append($0) } }
        #expect(buffer.slice.array == Array(0..<100))
    }

    @Test(arguments: [(17, 20, 20), (17, 10, 17), (100, 10, 100), (17, .max, 24), (10, 10, 16)])
    func `growing by half stops at a limit`(wanted: Int, limit: Int, capacity: Int) {
        let buffer = ByteBuffer(capacity: 16)
        buffer.reserve(wanted, atMost: limit)
        #expect(buffer.capacity == capacity)
    }

    @Test func `a slice answers nil beyond its end`() {
        withBytes(of: [1, 2, 3, 4]) { slice in
            #expect(slice.loadIfPresent(UInt32.self, at: 0) == 0x0403_0201)
            #expect(slice.loadIfPresent(UInt32.self, at: 1) == nil)
            #expect(slice.loadIfPresent(UInt32.self, at: .max) == nil)
            #expect(slice.slice(from: 2, count: 3) == nil)
            #expect(slice.slice(from: .max, count: .max) == nil)
            #expect(slice.slice(from: 4, count: 0)?.count == 0)
            #expect(slice.dropFirst(9).isEmpty)
        }
    }
}
