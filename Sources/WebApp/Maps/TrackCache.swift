import Bytes
import Foundation
import Storage

/// The shapes of all tracks on disk, so that the map opens at once; safe to delete.
struct TrackCache {
    let url: URL

    private static let mark = Array("waymark tracks 1\n".utf8)

    /// The file in a library's folder.
    init(_ folder: LibraryFolder) {
        url = folder.url.appending(path: "Cache").appending(path: "tracks.bin")
    }

    /// The stored shapes; empty if the file is missing, damaged or of another version.
    func load() -> [TrackKey: TrackShape] {
        guard let data = try? Data(contentsOf: url) else { return [:] }
        var reader = NumberReader(bytes: [UInt8](data))
        guard reader.take(Self.mark) else { return [:] }
        var shapes: [TrackKey: TrackShape] = [:]
        while !reader.isAtEnd {
            guard let activity = reader.number(), let file = reader.number(),
                let first = reader.number(), let samples = reader.number(),
                let version = reader.number(), let count = reader.number(),
                // A point takes at least three bytes, which bounds the count.
                count >= 0, count <= reader.remaining / 3
            else { return [:] }
            var shape = TrackShape()
            var north = 0
            var east = 0
            for _ in 0..<count {
                guard let northward = reader.number(), let eastward = reader.number(),
                    let level = reader.number()
                else { return [:] }
                north &+= northward
                east &+= eastward
                shape.latitudes.append(Int32(truncatingIfNeeded: north))
                shape.longitudes.append(Int32(truncatingIfNeeded: east))
                shape.levels.append(UInt8(truncatingIfNeeded: level))
            }
            let key = TrackKey(
                activityID: Int64(activity), fileID: Int64(file), firstSample: first,
                sampleCount: samples, decoderVersion: version)
            shapes[key] = shape
        }
        return shapes
    }

    func store(_ shapes: [TrackKey: TrackShape]) throws {
        var bytes = Self.mark
        for (key, shape) in shapes {
            for number in [
                Int(key.activityID), Int(key.fileID), key.firstSample, key.sampleCount,
                key.decoderVersion, shape.levels.count,
            ] {
                Self.append(number, to: &bytes)
            }
            var last = (0, 0)
            for index in shape.levels.indices {
                let place = (Int(shape.latitudes[index]), Int(shape.longitudes[index]))
                Self.append(place.0 - last.0, to: &bytes)
                Self.append(place.1 - last.1, to: &bytes)
                Self.append(Int(shape.levels[index]), to: &bytes)
                last = place
            }
        }
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileWriter.write(bytes, to: url.path)
    }

    private static func append(_ number: Int, to bytes: inout [UInt8]) {
        VariableInteger.append(VariableInteger.zigzag(Int64(number)), to: &bytes)
    }
}

/// Reads zigzag-coded LEB128 numbers.
private struct NumberReader {
    let bytes: [UInt8]
    private var position = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position == bytes.count }
    var remaining: Int { bytes.count - position }

    mutating func take(_ text: [UInt8]) -> Bool {
        guard bytes.starts(with: text) else { return false }
        position += text.count
        return true
    }

    mutating func number() -> Int? {
        withBytes(of: bytes) { VariableInteger.read($0, at: &position) }
            .map { Int(VariableInteger.unzigzag($0)) }
    }
}
