import Bytes
import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A file that only its owner may read (0600), written whole or not at all.
///
/// The temporary file is begun before what it will hold is known: a folder that cannot be written is
/// found before a request that cannot be repeated.
final class PrivateFile {
    private let path: String
    private let temporaryPath: String
    private var descriptor: Int32

    /// Begins a file, making its folder where there is none.
    ///
    /// - Throws: `unusableFile`.
    init(_ url: URL) throws(StravaAPIError) {
        path = url.path
        let folder = url.deletingLastPathComponent()
        try? FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        // The prefix is that of FileWriter, so that what a killed process leaves is known as such.
        temporaryPath = folder.appending(path: ".partial-\(UUID().uuidString)").path
        descriptor = open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        if descriptor < 0 { throw Self.failure(path) }
    }

    deinit {
        guard descriptor >= 0 else { return }
        close(descriptor)
        unlink(temporaryPath)
    }

    /// Whether anybody but the owner may read a file.
    static func isReadableByOthers(_ url: URL) -> Bool {
        var facts = stat()
        return stat(url.path, &facts) == 0 && facts.st_mode & 0o077 != 0
    }

    /// Gives the file its contents and its name; with `synchronizing` not even a power cut takes
    /// them away again.
    ///
    /// - Throws: `unusableFile`; an older file is then still there.
    func commit(_ bytes: Data, synchronizing: Bool) throws(StravaAPIError) {
        precondition(descriptor >= 0, "the file is finished")
        var done = 0
        let contents = [UInt8](bytes)
        while done < contents.count {
            let written = contents.withUnsafeBytes {
                pwrite(
                    descriptor, $0.baseAddress.map { $0 + done }, contents.count - done, off_t(done)
                )
            }
            if written < 0 {
                if errno == EINTR { continue }
                throw Self.failure(path)
            }
            done += written
        }
        if synchronizing, fsync(descriptor) != 0 { throw Self.failure(path) }
        if rename(temporaryPath, path) != 0 { throw Self.failure(path) }
        close(descriptor)
        descriptor = -1
        if synchronizing { Self.synchronizeFolder(of: path) }
    }

    /// Writes a whole file at once.
    static func write(_ bytes: Data, to url: URL, synchronizing: Bool) throws(StravaAPIError) {
        try PrivateFile(url).commit(bytes, synchronizing: synchronizing)
    }

    /// The bytes of a file; `nil` when there is none.
    ///
    /// - Throws: `unusableFile` when it is there and cannot be read, or has more than 1 MB.
    static func read(_ url: URL) throws(StravaAPIError) -> Data? {
        let buffer = ByteBuffer(capacity: 0)
        var isTooLarge = false
        do throws(FileError) {
            let file = try ReadableFile(path: url.path)
            isTooLarge = file.size > 1 << 20
            if !isTooLarge { try file.readAll(into: buffer) }
        } catch {
            if error.kind == .notFound { return nil }
            throw .unusableFile(path: url.path, reason: "it cannot be read")
        }
        if isTooLarge { throw .unusableFile(path: url.path, reason: "it is larger than 1 MB") }
        return Data(bytes: buffer.base, count: buffer.count)
    }

    private static func synchronizeFolder(of path: String) {
        let folder = open(
            URL(filePath: path).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { return }
        fsync(folder)
        close(folder)
    }

    private static func failure(_ path: String) -> StravaAPIError {
        .unusableFile(path: path, reason: String(cString: strerror(errno)))
    }
}
