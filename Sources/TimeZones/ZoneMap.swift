import Bytes
import Foundation
import Synchronization

/// Which time zone holds where: the borders of timezone-boundary-builder on a grid of 2.4 km.
///
/// `scripts/time-zones` writes the grid: a zlib stream with the names of the zones, each with the
/// POSIX rule of today, and a quadtree for each block of the world. A tree is one bit for each node
/// (split or leaf) and the label of each leaf: its zone's place in the list, counted from one, or
/// zero at sea. Trees are decoded when somebody asks for a place in their block.
package final class ZoneMap: Sendable {
    /// The zones of the world, as this program knows them.
    package static let world = ZoneMap(PackageResources.zones_bin)

    private struct Zone: Sendable {
        var name: String
        /// The bytes of the POSIX rule, which is read only where the system knows none.
        var rule: Range<Int>
    }

    /// A tree with the numbers of four children for each node, north-west first; negative ones are
    /// labels: -1 for zero.
    private typealias Tree = [Int32]

    private let zones: [Zone]
    private let body: [UInt8]
    private let blocks: [(shape: Range<Int>, labels: Range<Int>)]
    private let depth: Int
    private let blockDepth: Int
    private let trees = Mutex<[Int: Tree]>([:])

    /// Reads a grid as `scripts/time-zones` wrote it. One that is damaged knows no place.
    init(_ packed: [UInt8]) {
        let head = 12
        var reader = Reader(bytes: packed, offset: 8)
        let isGrid = packed.count > head && packed.starts(with: Array("WMTZ\u{1}".utf8))
        let size = isGrid ? reader.u32() : 0
        depth = isGrid ? Int(packed[5]) : 1
        blockDepth = isGrid ? Int(packed[6]) : 0
        body = withBytes(of: packed) { bytes in
            isGrid ? inflateZlib(bytes.dropFirst(head), limit: size) ?? [] : []
        }
        reader = Reader(bytes: body)
        zones = Self.zones(in: body, reader.range(reader.u32()))
        let count = body.isEmpty ? 0 : 1 << ((depth - blockDepth) * 2 - 1)
        let sizes = (0..<count).map { _ in (shape: reader.u32(), labels: reader.u32()) }
        var shape = reader.offset
        var labels = shape + sizes.reduce(0) { $0 + $1.shape }
        blocks = sizes.map { size in
            defer {
                shape += size.shape
                labels += size.labels
            }
            return (shape..<shape + size.shape, labels..<labels + size.labels)
        }
    }

    /// The names of all zones on land and in territorial waters.
    package var names: [String] { zones.map(\.name) }

    /// The rule of today of a zone, where the system knows none.
    func rule(of name: String) -> POSIXRule? {
        zones.first { $0.name == name }
            .flatMap { POSIXRule(Substring(decoding: body[$0.rule], as: UTF8.self)) }
    }

    /// The zones of a list: a line each, the name and after a tab the rule.
    private static func zones(in body: [UInt8], _ list: Range<Int>) -> [Zone] {
        body[list].split(separator: UInt8(ascii: "\n")).map { line in
            let tab = line.firstIndex(of: UInt8(ascii: "\t")) ?? line.endIndex
            return Zone(
                name: String(decoding: line[..<tab], as: UTF8.self),
                rule: min(tab + 1, line.endIndex)..<line.endIndex)
        }
    }

    /// The name of the zone that holds at a place; that of the open sea, such as `Etc/GMT+2`, beyond
    /// territorial waters. `nil` where there is no such place.
    package func zone(latitude: Double, longitude: Double) -> String? {
        guard abs(latitude) <= 90, abs(longitude) <= 180, !blocks.isEmpty else { return nil }
        let width = 1 << depth
        let column = min(width - 1, Int((longitude + 180) / 360 * Double(width)))
        let row = min(width / 2 - 1, Int((90 - latitude) / 360 * Double(width)))
        let block = (row >> blockDepth) << (depth - blockDepth) | column >> blockDepth
        let label = trees.withLock { trees in
            let tree = trees[block] ?? decoded(blocks[block])
            trees[block] = tree
            return Self.label(row, column, tree, blockDepth)
        }
        return label == 0 || label > zones.count
            ? Self.sea(longitude: longitude) : zones[label - 1].name
    }

    /// At sea meridians are the borders, 15 degrees apart, by a ship's custom. POSIX counts hours to
    /// the west.
    private static func sea(longitude: Double) -> String {
        let hours = Int((longitude / 15).rounded())
        return hours == 0 ? "Etc/GMT" : "Etc/GMT\(hours > 0 ? "-" : "+")\(abs(hours))"
    }

    private static func label(
        _ row: Int, _ column: Int, _ tree: Tree, _ blockDepth: Int
    ) -> Int {
        var node = Int32(0)
        for level in (0..<blockDepth).reversed() {
            let quarter = (row >> level & 1) << 1 | (column >> level & 1)
            node = tree[Int(node) + quarter]
            if node < 0 { break }
        }
        return node < 0 ? Int(-node - 1) : 0
    }

    private func decoded(_ block: (shape: Range<Int>, labels: Range<Int>)) -> Tree {
        var decoder = TreeDecoder(
            body: body, bit: block.shape.lowerBound * 8, end: block.shape.upperBound * 8,
            label: block.labels.lowerBound)
        let root = decoder.node(levels: blockDepth)
        // A block with one label only, as a tree whose quarters all have it.
        return root < 0 ? [root, root, root, root] : decoder.tree
    }
}

/// Reads a tree, depth first.
private struct TreeDecoder {
    let body: [UInt8]
    var bit: Int
    let end: Int
    var label: Int
    var tree: [Int32] = []

    /// The number of the next node; negative for a leaf.
    mutating func node(levels: Int) -> Int32 {
        guard bit < end, label < body.count else { return -1 }
        let isSplit = body[bit >> 3] >> (7 - UInt8(bit & 7)) & 1 == 1
        bit += 1
        guard isSplit, levels > 0 else { return -1 - Int32(readLabel()) }
        let number = tree.count
        tree += [-1, -1, -1, -1]
        for quarter in 0..<4 { tree[number + quarter] = node(levels: levels - 1) }
        return Int32(number)
    }

    /// The first 192 labels have one byte, others two.
    private mutating func readLabel() -> Int {
        let first = Int(body[label])
        label += 1
        guard first >= 192, label < body.count else { return first }
        label += 1
        return (first - 192) << 8 | Int(body[label - 1])
    }
}

/// Reads little-endian numbers; zero after the end.
private struct Reader {
    let bytes: [UInt8]
    var offset = 0

    mutating func u32() -> Int {
        guard offset + 4 <= bytes.count else { return 0 }
        defer { offset += 4 }
        return Int(bytes[offset]) | Int(bytes[offset + 1]) << 8 | Int(bytes[offset + 2]) << 16
            | Int(bytes[offset + 3]) << 24
    }

    mutating func range(_ count: Int) -> Range<Int> {
        let end = min(bytes.count, offset + count)
        defer { offset = end }
        return offset..<end
    }
}
