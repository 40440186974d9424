import Foundation

/// A compiled time zone of the system's tzdata (RFC 9636), read within bounds.
struct TZifFile: Sendable {
    /// The moments from which each offset holds, in seconds since 1970, ascending.
    private var moments: [Int64]
    private var offsets: [Int]
    /// The offset before the first moment.
    private var first: Int
    /// What holds after the last moment.
    private var rule: POSIXRule?

    /// Reads the part with 64-bit times, which every tzdata since 2006 has; `nil` if the bytes are
    /// not such a file.
    init?(_ data: [UInt8]) {
        guard let old = Header(data, at: 0), old.version >= 0x32,
            let header = Header(data, at: 44 + old.size(ofTime: 4))
        else { return nil }
        let start = header.start
        let end = start + header.size(ofTime: 8)
        guard end <= data.count, header.types > 0 else { return nil }
        let kinds = start + header.times * 8
        let types = kinds + header.times
        let known = (0..<header.types).map { Int(data.int32(at: types + $0 * 6)) }
        moments = (0..<header.times).map { data.int64(at: start + $0 * 8) }
        guard zip(moments, moments.dropFirst()).allSatisfy(<),
            (0..<header.times).allSatisfy({ Int(data[kinds + $0]) < header.types }),
            known.allSatisfy({ abs($0) <= 93_600 })
        else { return nil }
        offsets = (0..<header.times).map { known[Int(data[kinds + $0])] }
        first = known[0]
        rule = POSIXRule(
            String(decoding: data[end...].prefix(256), as: UTF8.self)
                .trimmingCharacters(in: .whitespacesAndNewlines))
    }

    /// Seconds east of UTC at a moment, in seconds since 1970.
    func offset(at time: Int64) -> Int {
        guard let last = moments.last, time < last else {
            return rule?.offset(at: time) ?? offsets.last ?? first
        }
        // The first moment after the time.
        var (low, high) = (0, moments.count)
        while low < high {
            let middle = (low + high) / 2
            if moments[middle] > time { high = middle } else { low = middle + 1 }
        }
        return low == 0 ? first : offsets[low - 1]
    }

    /// The header of one of the two parts, with counts of at most some thousands.
    private struct Header {
        var version: UInt8
        var start: Int
        var times: Int
        var types: Int
        private var rest: (utc: Int, std: Int, leaps: Int, characters: Int)

        init?(_ data: [UInt8], at offset: Int) {
            guard offset >= 0, offset + 44 <= data.count,
                data[offset..<offset + 4].elementsEqual(Array("TZif".utf8))
            else { return nil }
            version = data[offset + 4]
            start = offset + 44
            let counts = (0..<6).map { Int(data.int32(at: offset + 20 + $0 * 4)) }
            guard counts.allSatisfy({ (0...65_536).contains($0) }) else { return nil }
            rest = (counts[0], counts[1], counts[2], counts[5])
            times = counts[3]
            types = counts[4]
        }

        func size(ofTime size: Int) -> Int {
            times * (size + 1) + types * 6 + rest.characters + rest.leaps * (size + 4) + rest.std
                + rest.utc
        }
    }
}

extension [UInt8] {
    fileprivate func int32(at offset: Int) -> Int32 {
        (0..<4).reduce(0) { $0 << 8 | Int32(self[offset + $1]) }
    }

    fileprivate func int64(at offset: Int) -> Int64 {
        (0..<8).reduce(0) { $0 << 8 | Int64(self[offset + $1]) }
    }
}
