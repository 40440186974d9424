import Bytes
import Foundation
import Ingest
import WebServer

/// Receives an export: straight to disk, at any size.
struct Upload: Sendable {
    /// The folder of exports that wait for their import, inside the library's folder and on its
    /// disk.
    static let folderName = "Uploads"

    /// Exports that were uploaded completely but not imported to the end, for example because the
    /// program was ended.
    static func left(in folder: URL) -> [URL] {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: folderName).path)
        return (names ?? []).filter { (try? checked($0)) != nil }.sorted()
            .map { folder.appending(path: folderName).appending(path: $0) }
    }

    let imports: Importer
    let folder: URL

    /// Writes the body to a file and starts its import.
    ///
    /// - Throws: ``HTTPError``; nothing of the upload remains then.
    func take(_ body: HTTPRequestBody, named name: String) async throws {
        let name = try Self.checked(name)
        let total = body.count.map(Int64.init)
        if let total, let free = try await BlockingPool.run({ freeBytes() }), total > free {
            throw Self.diskFull
        }
        guard let ticket = imports.receive(name, total: total) else {
            throw HTTPError(
                status: 409, title: "An import is already running",
                advice: "Wait until it has ended, or cancel it first.")
        }
        do {
            let url = try await write(body, name, ticket)
            guard imports.start([url.path], named: name, receiving: ticket) else {
                try? FileManager.default.removeItem(at: url)
                throw Self.cancelled
            }
        } catch let refusal as HTTPError {
            imports.giveUp(refusal, ticket)
            throw refusal
        } catch {
            let refusal = Self.refusal(of: error)
            imports.giveUp(refusal, ticket)
            throw refusal
        }
    }

    private func write(
        _ body: HTTPRequestBody, _ name: String, _ ticket: Importer.ImportJob.Ticket
    ) async throws -> URL {
        let folder = folder.appending(path: Self.folderName, directoryHint: .isDirectory)
        let url = folder.appending(path: name)
        let file = try await BlockingPool.run {
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            return UploadFile(try FileWriter(path: url.path))
        }
        do {
            try await fill(file, body, ticket, name: name)
            try await file.commit()
        } catch {
            try? await file.discard()
            throw error
        }
        return url
    }

    private func fill(
        _ file: UploadFile, _ body: HTTPRequestBody, _ ticket: Importer.ImportJob.Ticket,
        name: String
    ) async throws {
        let total = body.count.map(Int64.init)
        var count: Int64 = 0
        while let piece = try await body.next() {
            if ticket.stop.isSet { throw Self.cancelled }
            try await file.write(piece)
            count += Int64(piece.count)
            imports.job.report(.receiving(name: name, bytes: count, total: total), ticket)
        }
        if ticket.stop.isSet { throw Self.cancelled }
        if let expected = body.count, Int64(expected) != count {
            throw HTTPError(
                status: 400, title: "The upload was interrupted",
                advice: "Drop the file here again.")
        }
    }

    /// A name without folders that ends like an archive's.
    static func checked(_ name: String) throws -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
        guard let last, last == name, last.utf8.count <= 200, !last.hasPrefix("."),
            last.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { throw HTTPError.badRequest("This is not the name of a file") }
        guard last.lowercased().hasSuffix(".zip") else {
            throw HTTPError(
                status: 415, title: "This is not a ZIP file",
                advice: "Drop the ZIP that Strava sent you, named like export_12345678.zip.")
        }
        return last
    }

    private func freeBytes() -> Int64? {
        var place = folder
        while !FileManager.default.fileExists(atPath: place.path), place.pathComponents.count > 1 {
            place.deleteLastPathComponent()
        }
        let attributes = try? FileManager.default.attributesOfFileSystem(forPath: place.path)
        return (attributes?[.systemFreeSize] as? NSNumber)?.int64Value
    }

    static var cancelled: HTTPError {
        HTTPError(
            status: 409, title: "The upload was cancelled", advice: "Nothing was kept of it.")
    }

    private static var diskFull: HTTPError {
        HTTPError(
            status: 507, title: "The disk has no room for this file",
            advice: "Make room on the library's disk and drop the file here again.")
    }

    private static func refusal(of error: any Error) -> HTTPError {
        switch (error as? FileError)?.kind {
        case .diskFull: diskFull
        case .noPermission, .readOnly:
            HTTPError(
                status: 500, title: "The library's folder cannot be written to",
                advice: "Check its permissions and drop the file here again.")
        default:
            HTTPError(
                status: 400, title: "The upload was interrupted",
                advice: "Drop the file here again.")
        }
    }
}

/// The file of an upload. One piece is written at a time, and none on the event loops.
private final class UploadFile: @unchecked Sendable {
    private var writer: FileWriter?

    init(_ writer: FileWriter) { self.writer = writer }

    func write(_ piece: Data) async throws {
        try await BlockingPool.run { [self] in
            try withBytes(of: [UInt8](piece)) { slice throws(FileError) in
                try writer?.write(slice)
            }
        }
    }

    func commit() async throws { try await BlockingPool.run { [self] in try writer?.commit() } }

    /// Deletes the file before anyone sees it.
    func discard() async throws { try await BlockingPool.run { [self] in writer = nil } }
}
