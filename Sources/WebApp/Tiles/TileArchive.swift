import Bytes
import Foundation

/// A PMTiles archive (version 3): map tiles of a region in one file, found through directories.
///
/// The file is somebody else's: every number in it is checked against the file and a limit before
/// anything is read, so that a damaged or hostile file costs a tile at most.
struct TileArchive: Sendable {
    /// What the tiles are.
    enum Kind: Sendable, Equatable {
        case vector
        /// Pictures of a media type.
        case raster(String)
    }

    enum Failure: Error, Equatable {
        case noArchive
        /// A compression or type of tile that Waymark does not read.
        case unknownCoding
        case damaged
    }

    private struct Section: Sendable {
        var offset: Int
        var count: Int
    }

    static let maxDirectoryBytes = 4 << 20
    static let maxInflatedBytes = 32 << 20
    static let maxTileBytes = 8 << 20

    let path: String
    let kind: Kind
    let zooms: ClosedRange<Int>
    private let isGzipInside: Bool
    private let isGzipTile: Bool
    private let leaves: Section
    private let tiles: Section
    private let root: TileDirectory

    /// Opens an archive.
    ///
    /// - Throws: ``Failure``, or an error of the system.
    init(path: String) throws {
        self.path = path
        let file = try ReadableFile(path: path)
        guard file.size >= 127 else { throw Failure.noArchive }
        let buffer = ByteBuffer()
        try file.read(at: 0, count: 127, into: buffer)
        let head = buffer.slice.array
        guard head.starts(with: Array("PMTiles".utf8)), head[7] == 3 else {
            throw Failure.noArchive
        }
        func number(_ at: Int) -> UInt64 {
            (0..<8).reduce(0) { $0 | UInt64(head[at + $1]) << (8 * UInt64($1)) }
        }
        func section(_ at: Int) throws -> Section {
            let (offset, count) = (number(at), number(at + 8))
            let size = UInt64(file.size)
            guard offset <= size, count <= size - offset else { throw Failure.damaged }
            return Section(offset: Int(offset), count: Int(count))
        }
        func isGzip(_ at: Int) throws -> Bool {
            switch head[at] {
            case 1: return false
            case 2: return true
            default: throw Failure.unknownCoding
            }
        }
        isGzipInside = try isGzip(97)
        switch head[99] {
        case 1: kind = .vector
        case 2: kind = .raster("image/png")
        case 3: kind = .raster("image/jpeg")
        case 4: kind = .raster("image/webp")
        default: throw Failure.unknownCoding
        }
        // Pictures are compressed already, and some writers leave the field of theirs unknown.
        isGzipTile = kind == .vector || head[98] == 2 ? try isGzip(98) : false
        let (least, most) = (Int(head[100]), Int(head[101]))
        guard least <= most, most <= TileDirectory.maxZoom else { throw Failure.damaged }
        zooms = least...most
        let start = try section(8)
        leaves = try section(40)
        tiles = try section(56)
        root = try Self.directory(file, start.offset, start.count, isGzip: isGzipInside)
    }

    /// A tile, inflated; `nil` if the archive does not hold it.
    func tile(zoom: Int, x: Int, y: Int) throws -> [UInt8]? {
        guard zooms.contains(zoom), let id = TileDirectory.id(zoom: zoom, x: x, y: y) else {
            return nil
        }
        let file = try ReadableFile(path: path)
        var directory = root
        // The specification has three levels at most; a cycle ends here.
        for _ in 0..<4 {
            guard let entry = directory.entry(of: id) else { return nil }
            let section = entry.runLength == 0 ? leaves : tiles
            guard entry.offset <= section.count, entry.length <= section.count - entry.offset else {
                throw Failure.damaged
            }
            let offset = section.offset + entry.offset
            if entry.runLength > 0 {
                return try Self.bytes(
                    file, offset, entry.length, most: Self.maxTileBytes, isGzip: isGzipTile)
            }
            directory = try Self.directory(file, offset, entry.length, isGzip: isGzipInside)
        }
        throw Failure.damaged
    }

    private static func directory(
        _ file: ReadableFile, _ offset: Int, _ count: Int, isGzip: Bool
    ) throws -> TileDirectory {
        let bytes = try bytes(file, offset, count, most: maxDirectoryBytes, isGzip: isGzip)
        guard let directory = TileDirectory(bytes) else { throw Failure.damaged }
        return directory
    }

    private static func bytes(
        _ file: ReadableFile, _ offset: Int, _ count: Int, most: Int, isGzip: Bool
    ) throws -> [UInt8] {
        guard count <= most else { throw Failure.damaged }
        let buffer = ByteBuffer()
        try file.read(at: offset, count: count, into: buffer)
        guard isGzip else { return buffer.slice.array }
        let output = ByteBuffer()
        let report = Inflater().gunzip(buffer.slice, into: output, limit: maxInflatedBytes)
        guard report.problem == nil else { throw Failure.damaged }
        return output.slice.array
    }
}
