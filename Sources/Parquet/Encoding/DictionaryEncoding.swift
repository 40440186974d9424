extension ColumnChunk {
    /// The different values of a row group, and the number of each value's.
    struct Dictionary {
        /// The different values, `PLAIN`, in the order in which they appear.
        private(set) var page: [UInt8] = []
        private(set) var count = 0
        private(set) var indices: [UInt32] = []
        /// The number of bits of an index.
        var width: Int { count > 1 ? BitPacking.width(of: UInt64(count - 1)) : 1 }

        /// A larger dictionary is no gain, and readers keep it in memory.
        private static let limit = 65_536

        /// `nil` if there are too many different values.
        init?(_ buffer: ColumnBuffer) {
            indices.reserveCapacity(buffer.count)
            var plain = ByteBuffer()
            switch buffer.content {
            case .integers(let values):
                guard fill(values) else { return nil }
                let distinct = ColumnBuffer(
                    buffer.column, .integers(Self.firsts(values, indices)))
                PlainEncoding.append(distinct, 0..<count, to: &plain)
            case .doubles(let values):
                // By bits, so that a negative zero stays one.
                guard fill(values.map(\.bitPattern)) else { return nil }
                let distinct = ColumnBuffer(
                    buffer.column, .doubles(Self.firsts(values, indices)))
                PlainEncoding.append(distinct, 0..<count, to: &plain)
            case .bytes(let bytes, let ends):
                let values = ends.indices.map { bytes[($0 == 0 ? 0 : ends[$0 - 1])..<ends[$0]] }
                guard fill(values) else { return nil }
                for value in Self.firsts(values, indices) {
                    plain.append(number: UInt32(value.count))
                    plain.append(value)
                }
            case .booleans: return nil
            }
            page = plain.bytes
        }

        private mutating func fill<Value: Hashable>(_ values: [Value]) -> Bool {
            var known: [Value: UInt32] = [:]
            for value in values {
                if let index = known[value] {
                    indices.append(index)
                    continue
                }
                guard known.count < Self.limit else { return false }
                indices.append(UInt32(known.count))
                known[value] = UInt32(known.count)
            }
            count = known.count
            return true
        }

        /// The first value of each index.
        private static func firsts<Value>(_ values: [Value], _ indices: [UInt32]) -> [Value] {
            var firsts: [Value] = []
            for (value, index) in zip(values, indices) where Int(index) == firsts.count {
                firsts.append(value)
            }
            return firsts
        }
    }
}
