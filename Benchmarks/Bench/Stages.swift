import ActivityDecoding
import ActivityModel
import Bytes
import ExportArchive
import Foundation
import Storage
import ZIP

/// The stages of an import, each by itself, so that a cost can be told from the others.
struct Stages {
    /// The export.
    let archive: String
    /// The program under test.
    let waymark: URL
    /// A folder for libraries.
    let scratch: URL

    /// All stages in the order of an import; from `reimport` on they use what `import` made.
    static let names = [
        "unzip", "gunzip", "fit", "gpx", "tcx", "csv", "store", "import", "import-2",
        "no-cache", "no-cache-2", "reimport", "streams", "list", "status", "version",
    ]

    func run(_ name: String) throws -> Measurement {
        let size = try Int(ReadableFile(path: archive).size)
        let library = scratch.appending(path: "library").path
        switch name {
        case "unzip": return try unzip()
        case "gunzip": return try gunzip()
        case "fit", "gpx", "tcx": return try decode(name)
        case "csv": return try csv()
        case "store": return try store()
        case "import":
            return try program(
                name, ["import-export", archive, "--library", library, "--jobs", "1"], size)
        case "import-2", "no-cache", "no-cache-2":
            let other = scratch.appending(path: name)
            defer { try? FileManager.default.removeItem(at: other) }
            let options = name.hasPrefix("no-cache") ? ["--no-cache"] : []
            return try program(
                name,
                ["import-export", archive, "--library", other.path] + options
                    + ["--jobs", name.hasSuffix("-2") ? "2" : "1"], size)
        case "streams": return try streams(library)
        case "reimport":
            return try program(name, ["import-export", archive, "--library", library], size)
        case "list": return try program(name, ["list", "--limit", "20", "--library", library], 0)
        case "status": return try program(name, ["status", "--library", library], 0)
        default: return try program(name, ["--version"], 0)
        }
    }

    private func program(
        _ stage: String, _ arguments: [String], _ bytes: Int
    ) throws -> Measurement {
        try Measurement.measure(stage, program: waymark, arguments, bytes: bytes)
    }

    /// Every entry inflated and compared with its CRC.
    private func unzip() throws -> Measurement {
        let archive = try ZIPArchive(path: archive)
        let buffer = ByteBuffer()
        return try Measurement.measure("unzip") {
            let reader = ZIPReader(archive)
            var bytes = 0
            for entry in archive.entries where !entry.isDirectory {
                try reader.read(entry, into: buffer)
                bytes += buffer.count
            }
            return (bytes, 0)
        }
    }

    private func gunzip() throws -> Measurement {
        let buffer = ByteBuffer()
        let inflater = Inflater()
        return try Measurement.measure("gunzip") { watch in
            var bytes = 0
            try forEach {
                $0.hasSuffix(".gz")
            } do: { content in
                watch.run {
                    buffer.removeAll()
                    _ = inflater.gunzip(content, into: buffer, limit: ActivityFileDecoder.sizeLimit)
                }
                bytes += buffer.count
            }
            return (bytes, 0)
        }
    }

    /// Plain bytes into columns; what is gzipped is unpacked while the watch stands still.
    private func decode(_ format: String) throws -> Measurement {
        let decoder = ActivityFileDecoder()
        return try Measurement.measure(format) { watch in
            var (bytes, samples) = (0, 0)
            try forEachPlain(format) { content in
                samples += watch.run { decoder.decode(content).sampleCount }
                bytes += content.count
            }
            return (bytes, samples)
        }
    }

    private func csv() throws -> Measurement {
        try Measurement.measure("csv") { watch in
            var (bytes, rows) = (0, 0)
            try forEach {
                $0 == "activities.csv"
            } do: { content in
                rows += watch.run { ActivitiesTable(content).rows.count }
                bytes += content.count
            }
            return (bytes, rows)
        }
    }

    /// Decoded files into SQLite: streams encoded, rows written, batches committed.
    private func store() throws -> Measurement {
        let decoder = ActivityFileDecoder()
        let folder = LibraryFolder(scratch.appending(path: "store"))
        defer { try? FileManager.default.removeItem(at: folder.url) }
        let library = try Library.openForWriting(folder)
        let writer = try ImportWriter(library, now: Timestamp(seconds: 1_800_000_000))
        let athlete = try writer.athlete(stravaID: 1)
        let encoder = StreamEncoder()
        return try Measurement.measure("store") { watch in
            var (samples, index) = (0, 0)
            try writer.batches { batches in
                for format in ["fit", "gpx", "tcx"] {
                    try forEachPlain(format) { bytes in
                        let content = decoder.decode(bytes)
                        let key = FileKey(path: "activities/\(index)", size: 1, crc32: 1)
                        try watch.run {
                            let file = DecodedFile(
                                key: key, content: content, encoder: encoder,
                                decoderVersion: ActivityFileDecoder.version)
                            try batches.write { _ = try $0.save(file, athleteID: athlete) }
                        }
                        samples += content.sampleCount
                        index += 1
                    }
                }
            }
            try watch.run { try library.close() }
            return (try ReadableFile(path: folder.database.path).size, samples)
        }
    }

    /// Every stream of every activity read and decoded; what counts as a sample here is a value.
    private func streams(_ path: String) throws -> Measurement {
        let library = try Library.open(LibraryFolder(URL(filePath: path)))
        let activities = try library.activities(ActivityFilter())
        return try Measurement.measure("streams") {
            var values = 0
            for activity in activities {
                values += try library.streams(ofActivity: activity.id).reduce(0) { $0 + $1.count }
            }
            return (0, values)
        }
    }

    /// The activity files of a format, unpacked, one at a time.
    private func forEachPlain(_ format: String, _ body: (ByteSlice) throws -> Void) throws {
        let inflater = Inflater()
        let buffer = ByteBuffer()
        func isWanted(_ name: String) -> Bool {
            name.hasPrefix("activities/") && name.contains(".\(format)")
        }
        try forEach(isWanted) { content in
            guard content.starts(with: [0x1F, 0x8B]) else { return try body(content) }
            buffer.removeAll()
            _ = inflater.gunzip(content, into: buffer, limit: ActivityFileDecoder.sizeLimit)
            try body(buffer.slice)
        }
    }

    private func forEach(
        _ isWanted: (String) -> Bool, do body: (ByteSlice) throws -> Void
    ) throws {
        let archive = try ZIPArchive(path: archive)
        let reader = ZIPReader(archive)
        let buffer = ByteBuffer()
        for entry in archive.entries where isWanted(entry.name) {
            try reader.read(entry, into: buffer)
            try body(buffer.slice)
        }
    }
}
