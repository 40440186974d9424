import Bytes
import Foundation

/// A file that only its owner may read (0600), written atomically.
///
/// The temporary file is created before its content is known, so that a folder that is not writable
/// is detected before a request that cannot be repeated.
final class PrivateFile {
    private let writer: FileWriter

    /// Starts a file, creating its folder if necessary.
    ///
    /// - Throws: `unusableFile`.
    init(_ url: URL) throws(StravaAPIError) {
        try? FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        do throws(FileError) {
            writer = try FileWriter(path: url.path, permissions: 0o600)
        } catch {
            throw StravaAPIError(error)
        }
    }

    /// Whether anyone other than the owner may read a file.
    static func isReadableByOthers(_ url: URL) -> Bool {
        var facts = stat()
        return stat(url.path, &facts) == 0 && facts.st_mode & 0o077 != 0
    }

    /// Writes the content and gives the file its name; with `synchronizing`, it also survives a
    /// power failure.
    ///
    /// - Throws: `unusableFile`; an older file is then unchanged.
    func commit(_ bytes: Data, synchronizing: Bool) throws(StravaAPIError) {
        do throws(FileError) {
            try writer.write(bytes)
            try writer.commit(synchronizing: synchronizing)
        } catch {
            throw StravaAPIError(error)
        }
    }

    /// Writes a whole file at once.
    static func write(_ bytes: Data, to url: URL, synchronizing: Bool) throws(StravaAPIError) {
        try PrivateFile(url).commit(bytes, synchronizing: synchronizing)
    }

    /// The bytes of a file; `nil` if it does not exist.
    ///
    /// - Throws: `unusableFile` if it exists but cannot be read, or has more than 1 MB.
    static func read(_ url: URL) throws(StravaAPIError) -> Data? {
        let bytes: [UInt8]?
        do throws(FileError) {
            let file = try ReadableFile(path: url.path)
            bytes = file.size <= 1 << 20 ? try file.read() : nil
        } catch {
            if error.kind == .notFound { return nil }
            throw .unusableFile(path: url.path, reason: "it cannot be read")
        }
        guard let bytes else {
            throw .unusableFile(path: url.path, reason: "it is larger than 1 MB")
        }
        return Data(bytes)
    }
}

extension StravaAPIError {
    /// A file cannot be used, for the system's reason.
    init(_ error: FileError) {
        self = .unusableFile(path: error.path, reason: String(cString: strerror(error.code)))
    }
}
