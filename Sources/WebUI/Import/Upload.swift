import Bytes
import Foundation
import Ingest

/// Takes an export in: straight to the disk, at any size.
struct Upload {
    /// Where exports lie until they are imported; inside the library's folder, on its disk.
    static let folderName = "Uploads"

    /// Exports that came in whole and were not imported to the end, as when the program was ended.
    static func left(in folder: URL) -> [URL] {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: folder.appending(path: folderName).path)
        return (names ?? []).filter { (try? checked($0)) != nil }.sorted()
            .map { folder.appending(path: folderName).appending(path: $0) }
    }

    let job: ImportJob
    let folder: URL

    /// Writes the body into a file and begins its import.
    ///
    /// - Throws: ``Refusal``; nothing is left of what came in then.
    func take(_ body: PageBody, named name: String) async throws {
        let name = try Self.checked(name)
        let total = body.count.map(Int64.init)
        if let total, let free = freeBytes(), total > free {
            throw Self.diskFull
        }
        guard let stop = job.receive(name, total: total) else {
            throw Refusal(
                status: 409, title: "An import is under way already",
                advice: "Wait until it has ended, or cancel it first.")
        }
        do {
            let url = try await write(body, name, stop)
            guard job.start([url.path], named: name, receiving: stop) else {
                try? FileManager.default.removeItem(at: url)
                throw Self.cancelled
            }
        } catch let refusal as Refusal {
            job.giveUp(refusal.title + "\n" + refusal.advice, stop)
            throw refusal
        } catch {
            let refusal = Self.refusal(of: error)
            job.giveUp(refusal.title + "\n" + refusal.advice, stop)
            throw refusal
        }
    }

    private func write(_ body: PageBody, _ name: String, _ stop: StopSignal) async throws -> URL {
        let folder = folder.appending(path: Self.folderName, directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let url = folder.appending(path: name)
        let writer = try FileWriter(path: url.path)
        var count: Int64 = 0
        while let piece = try await body.next() {
            if stop.isSet { throw Self.cancelled }
            try Self.write(piece, to: writer)
            count += Int64(piece.count)
            job.received(count, stop)
        }
        if stop.isSet { throw Self.cancelled }
        if let expected = body.count, Int64(expected) != count {
            throw Refusal(
                status: 400, title: "The upload broke off",
                advice: "Drop the file here once more.")
        }
        try writer.commit()
        return url
    }

    private static func write(_ piece: Data, to writer: FileWriter) throws {
        try writer.write(piece)
    }

    /// A name without folders that ends like an archive.
    static func checked(_ name: String) throws -> String {
        let last = name.split(whereSeparator: { $0 == "/" || $0 == "\\" }).last.map(String.init)
        guard let last, last == name, last.utf8.count <= 200, !last.hasPrefix("."),
            last.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { throw Refusal.badRequest("This is no name of a file") }
        guard last.lowercased().hasSuffix(".zip") else {
            throw Refusal(
                status: 415, title: "This is no ZIP",
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

    static var cancelled: Refusal {
        Refusal(
            status: 409, title: "The upload was cancelled", advice: "Nothing was kept of it.")
    }

    private static var diskFull: Refusal {
        Refusal(
            status: 507, title: "The disk has no room for this file",
            advice: "Make room where the library lies and drop the file here once more.")
    }

    private static func refusal(of error: any Error) -> Refusal {
        switch (error as? FileError)?.kind {
        case .diskFull: diskFull
        case .noPermission, .readOnly:
            Refusal(
                status: 500, title: "The library's folder cannot be written to",
                advice: "Check its permissions and drop the file here once more.")
        default:
            Refusal(
                status: 400, title: "The upload broke off",
                advice: "Drop the file here once more.")
        }
    }
}
