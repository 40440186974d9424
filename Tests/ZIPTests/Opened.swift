import Bytes
import TestSupport
import ZIP

/// An archive read to the last byte: everything a test wants to compare.
struct Opened {
    let archive: ZIPArchive
    /// The bytes of every entry that could be read, by name; folders excluded.
    var contents: [String: [UInt8]] = [:]
    /// Why the others could not.
    var errors: [ZIPError] = []

    var names: [String] { archive.entries.map(\.name) }
    var problems: [ZIPProblem] { archive.problems }
    var recovery: ZIPRecovery? { archive.recovery }
    var texts: [String: String] { contents.mapValues { String(decoding: $0, as: UTF8.self) } }

    init(_ path: String, limits: ZIPLimits = .standard) throws(ZIPError) {
        archive = try ZIPArchive(path: path, limits: limits)
        let reader = ZIPReader(archive)
        let buffer = ByteBuffer()
        for entry in archive.entries where !entry.isDirectory {
            do throws(ZIPError) {
                try reader.read(entry, into: buffer)
                contents[entry.name] = buffer.slice.array
            } catch {
                errors.append(error)
            }
        }
    }

    /// The same entries read piece by piece: both ways must agree.
    func readPieceByPiece() -> (contents: [String: [UInt8]], errors: [ZIPError]) {
        let reader = ZIPReader(archive)
        var contents: [String: [UInt8]] = [:]
        var errors: [ZIPError] = []
        for entry in archive.entries where !entry.isDirectory {
            var bytes: [UInt8] = []
            do {
                try reader.read(entry) { bytes += $0.array }
                contents[entry.name] = bytes
            } catch let error as ZIPError {
                errors.append(error)
            } catch {}
        }
        return (contents, errors)
    }
}

extension TemporaryFolder {
    /// Writes an archive, opens it and reads everything.
    func open(
        _ layout: ZIPLayout, limits: ZIPLimits = .standard
    ) throws -> Opened {
        try Opened(layout.write(to: path("a.zip")), limits: limits)
    }

    /// Opens bytes as an archive and reads everything.
    func open(_ bytes: [UInt8]) throws -> Opened {
        try Opened(write(bytes, to: "a.zip"))
    }
}
