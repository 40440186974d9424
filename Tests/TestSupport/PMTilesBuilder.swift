/// Writes PMTiles archives (version 3), with directories of directories where a test wants them.
public struct PMTilesBuilder: Sendable {
    /// The tiles by zoom, column and row.
    public var tiles: [(zoom: Int, x: Int, y: Int, bytes: [UInt8])] = []
    /// 1 for vector tiles, 2 for PNG, 3 for JPEG, 4 for WebP.
    public var type: UInt8 = 2
    /// The number of tiles of a leaf directory; `nil` puts all into the root.
    public var leafSize: Int?
    /// Whether directories are compressed by gzip.
    public var isGzipInside = true
    /// Whether tiles are compressed by gzip.
    public var isGzipTile = false
    /// Changes the head before it is written.
    public var changeHead: (@Sendable (inout [UInt8]) -> Void)?

    /// An archive without tiles.
    public init() {}

    /// The tile's number, by walking the curve quadrant by quadrant; independent of the reader.
    public static func id(zoom: Int, x: Int, y: Int) -> UInt64 {
        var id: UInt64 = 0
        for lower in 0..<zoom { id += 1 << (2 * UInt64(lower)) }
        func walk(_ zoom: Int, _ x: Int, _ y: Int) -> UInt64 {
            guard zoom > 0 else { return 0 }
            let half = 1 << (zoom - 1)
            let quarter = UInt64(half) * UInt64(half)
            switch (x < half, y < half) {
            case (true, true): return walk(zoom - 1, y, x)
            case (true, false): return quarter + walk(zoom - 1, x, y - half)
            case (false, false): return 2 * quarter + walk(zoom - 1, x - half, y - half)
            case (false, true):
                return 3 * quarter + walk(zoom - 1, half - 1 - y, half - 1 - (x - half))
            }
        }
        return id + walk(zoom, x, y)
    }

    /// The archive.
    public func bytes() -> [UInt8] {
        let sorted = tiles.map { (Self.id(zoom: $0.zoom, x: $0.x, y: $0.y), $0.bytes) }
            .sorted { $0.0 < $1.0 }
        var data: [UInt8] = []
        var entries: [(id: UInt64, run: UInt64, length: UInt64, offset: UInt64)] = []
        for (id, content) in sorted {
            let packed = isGzipTile ? GzipBuilder.gzip(content) : content
            entries.append((id, 1, UInt64(packed.count), UInt64(data.count)))
            data += packed
        }
        var leaves: [UInt8] = []
        if let leafSize {
            var root: [(id: UInt64, run: UInt64, length: UInt64, offset: UInt64)] = []
            for start in stride(from: 0, to: entries.count, by: leafSize) {
                let part = entries[start..<min(start + leafSize, entries.count)]
                let leaf = directory(Array(part))
                root.append((part[start].id, 0, UInt64(leaf.count), UInt64(leaves.count)))
                leaves += leaf
            }
            entries = root
        }
        let root = directory(entries)
        var head = Array("PMTiles".utf8) + [3]
        func append(_ number: Int) {
            for byte in 0..<8 { head.append(UInt8(number >> (8 * byte) & 255)) }
        }
        for number in [
            127, root.count, 127 + root.count, 0, 127 + root.count, leaves.count,
            127 + root.count + leaves.count, data.count, tiles.count, tiles.count, tiles.count,
        ] { append(number) }
        head += [1, isGzipInside ? 2 : 1, isGzipTile ? 2 : 1, type]
        head += [UInt8(tiles.map(\.zoom).min() ?? 0), UInt8(tiles.map(\.zoom).max() ?? 0)]
        head += [UInt8](repeating: 0, count: 127 - head.count)
        changeHead?(&head)
        return head + root + leaves + data
    }

    private func directory(
        _ entries: [(id: UInt64, run: UInt64, length: UInt64, offset: UInt64)]
    ) -> [UInt8] {
        var bytes: [UInt8] = []
        func append(_ number: UInt64) {
            var rest = number
            while rest > 127 {
                bytes.append(UInt8(rest & 127 | 128))
                rest >>= 7
            }
            bytes.append(UInt8(rest))
        }
        append(UInt64(entries.count))
        var last: UInt64 = 0
        for entry in entries {
            append(entry.id - last)
            last = entry.id
        }
        for entry in entries { append(entry.run) }
        for entry in entries { append(entry.length) }
        var end: UInt64?
        for entry in entries {
            append(entry.offset == end ? 0 : entry.offset + 1)
            end = entry.offset + entry.length
        }
        return isGzipInside ? GzipBuilder.gzip(bytes) : bytes
    }
}
