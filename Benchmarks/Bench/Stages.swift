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

    /// All stages in the order of an import; `reimport`, `list` and `status` use what `import` made.
    static let names = [
        "unzip", "gunzip", "fit", "gpx", "tcx", "csv", "store", "import", "import-no-cache",
        "reimport", "list", "status", "version",
    ]

    func run(_ name: String) throws -> Measurement {
        let size = try Int(ReadableFile(path: archive).size)
        let library = scratch.appending(path: "library").path
        let other = scratch.appending(path: "no-cache").path
        switch name {
        case "unzip": return try unzip()
        case "gunzip": return try gunzip()
        case "fit", "gpx", "tcx": return try decode(name)
        case "csv": return try csv()
        case "store": return try store()
        case "import":
            return try program(
                name, ["import-export", archive, "--library", library, "--jobs", "1"], size)
        case "import-no-cache":
            return try program(
                name,
                ["import-export", archive, "--no-cache", "--library", other, "--jobs", "1"], size)
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
        let files = try contents { $0.hasSuffix(".gz") }
        let buffer = ByteBuffer()
        let inflater = Inflater()
        return Measurement.measure("gunzip") {
            var bytes = 0
            for file in files {
                buffer.removeAll()
                withBytes(of: file.bytes) {
                    _ = inflater.gunzip($0, into: buffer, limit: ActivityFileDecoder.sizeLimit)
                }
                bytes += buffer.count
            }
            return (bytes, 0)
        }
    }

    /// Plain bytes into columns; what is gzipped is unpacked before the clock starts.
    private func decode(_ format: String) throws -> Measurement {
        let files = try plainFiles(format)
        let decoder = ActivityFileDecoder()
        return Measurement.measure(format) {
            var samples = 0
            for file in files {
                samples += withBytes(of: file) { decoder.decode($0).sampleCount }
            }
            return (files.reduce(0) { $0 + $1.count }, samples)
        }
    }

    private func csv() throws -> Measurement {
        let files = try contents { $0 == "activities.csv" }
        return Measurement.measure("csv") {
            var rows = 0
            for file in files {
                rows += withBytes(of: file.bytes) { ActivitiesTable($0).rows.count }
            }
            return (files.reduce(0) { $0 + $1.bytes.count }, rows)
        }
    }

    /// Decoded files into SQLite: streams encoded, rows written, batches committed.
    private func store() throws -> Measurement {
        let decoder = ActivityFileDecoder()
        let decoded = try ["fit", "gpx", "tcx"].flatMap { format in
            try plainFiles(format).map { file in withBytes(of: file) { decoder.decode($0) } }
        }
        let folder = LibraryFolder(scratch.appending(path: "store"))
        let library = try Library.openForWriting(folder)
        let now = Timestamp(seconds: 1_800_000_000)
        let writer = try ImportWriter(library, now: now)
        let athlete = try writer.athlete(stravaID: 1)
        let encoder = StreamEncoder()
        return try Measurement.measure("store") {
            var samples = 0
            try writer.batches { batches in
                for (index, content) in decoded.enumerated() {
                    let key = FileKey(path: "activities/\(index)", size: 1, crc32: 1)
                    let file = DecodedFile(key: key, content: content, encoder: encoder)
                    try batches.write { _ = try $0.save(file, athleteID: athlete) }
                    samples += content.sampleCount
                }
            }
            try library.close()
            let size = try ReadableFile(path: folder.database.path).size
            return (size, samples)
        }
    }

    private func plainFiles(_ format: String) throws -> [[UInt8]] {
        let inflater = Inflater()
        let buffer = ByteBuffer()
        return try contents { $0.hasPrefix("activities/") && $0.contains(".\(format)") }.map {
            file in
            guard file.name.hasSuffix(".gz") else { return file.bytes }
            buffer.removeAll()
            withBytes(of: file.bytes) {
                _ = inflater.gunzip($0, into: buffer, limit: ActivityFileDecoder.sizeLimit)
            }
            return buffer.slice.array
        }
    }

    private func contents(
        where isWanted: (String) -> Bool
    ) throws -> [(name: String, bytes: [UInt8])] {
        let archive = try ZIPArchive(path: archive)
        let reader = ZIPReader(archive)
        let buffer = ByteBuffer()
        return try archive.entries.filter { isWanted($0.name) }.map { entry in
            try reader.read(entry, into: buffer)
            return (name: entry.name, bytes: buffer.slice.array)
        }
    }
}
