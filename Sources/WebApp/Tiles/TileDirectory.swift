import Bytes

/// A directory of a PMTiles archive: which tiles, or directories of more of them, lie where.
struct TileDirectory: Sendable {
    struct Entry: Sendable, Equatable {
        /// The first tile.
        var id: UInt64
        /// How many tiles in a row share the data; 0 for a directory of the tiles from `id` on.
        var runLength: Int
        var offset: Int
        var length: Int
    }

    /// Tile numbers of higher zooms do not fit into 64 bits.
    static let maxZoom = 26

    /// In the order of their ids.
    let entries: [Entry]

    /// Parses an inflated directory: columns of LEB128 numbers; `nil` if it is damaged.
    init?(_ bytes: [UInt8]) {
        var position = 0
        func numbers(_ count: Int) -> [UInt64]? {
            var all: [UInt64] = []
            all.reserveCapacity(count)
            for _ in 0..<count {
                guard let number = withBytes(of: bytes, { VariableInteger.read($0, at: &position) })
                else { return nil }
                all.append(number)
            }
            return all
        }
        // An entry takes four bytes at least, which bounds the count.
        guard let count = numbers(1)?.first, count <= UInt64(bytes.count / 4 + 1),
            let ids = numbers(Int(count)), let runs = numbers(Int(count)),
            let lengths = numbers(Int(count)), let offsets = numbers(Int(count))
        else { return nil }
        var entries: [Entry] = []
        entries.reserveCapacity(Int(count))
        var id: UInt64 = 0
        for index in ids.indices {
            let (next, isOver) = id.addingReportingOverflow(ids[index])
            guard !isOver, let run = Int(exactly: runs[index]),
                let length = Int(exactly: lengths[index]), length > 0
            else { return nil }
            id = next
            let offset: Int
            if offsets[index] == 0 {
                guard let last = entries.last else { return nil }
                let (end, isOver) = last.offset.addingReportingOverflow(last.length)
                guard !isOver else { return nil }
                offset = end
            } else {
                guard let stated = Int(exactly: offsets[index] - 1) else { return nil }
                offset = stated
            }
            entries.append(Entry(id: id, runLength: run, offset: offset, length: length))
        }
        self.entries = entries
    }

    /// The entry that holds a tile, or leads to it.
    func entry(of id: UInt64) -> Entry? {
        var (low, high) = (0, entries.count)
        while low < high {
            let middle = (low + high) / 2
            if entries[middle].id <= id { low = middle + 1 } else { high = middle }
        }
        guard low > 0, case let entry = entries[low - 1] else { return nil }
        return entry.runLength == 0 || id - entry.id < UInt64(entry.runLength) ? entry : nil
    }

    /// The number of a tile: all tiles of lower zooms, then its place on the Hilbert curve.
    static func id(zoom: Int, x: Int, y: Int) -> UInt64? {
        guard (0...maxZoom).contains(zoom), (0..<1 << zoom).contains(x),
            (0..<1 << zoom).contains(y)
        else { return nil }
        var id = ((UInt64(1) << (2 * UInt64(zoom))) - 1) / 3
        var (column, row) = (x, y)
        var side = (1 << zoom) / 2
        while side > 0 {
            let right = column & side > 0 ? 1 : 0
            let down = row & side > 0 ? 1 : 0
            id += UInt64(side) * UInt64(side) * UInt64((3 * right) ^ down)
            if down == 0 {
                if right == 1 {
                    column = side - 1 - (column & (side - 1))
                    row = side - 1 - (row & (side - 1))
                }
                (column, row) = (row, column)
            }
            column &= side - 1
            row &= side - 1
            side /= 2
        }
        return id
    }
}
