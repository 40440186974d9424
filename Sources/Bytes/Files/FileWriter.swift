#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif
import Synchronization

/// Writes one file so that others see all of it or nothing.
///
/// The bytes go to a temporary name in the same folder, which ``commit(synchronizing:)`` renames.
/// A writer that is dropped before that removes its temporary file; one that is killed leaves it,
/// recognizable by ``isTemporary(name:)``.
public final class FileWriter {
    /// The path that the file will have.
    public let path: String

    private let temporaryPath: String
    private var descriptor: Int32
    private var offset = 0

    private static let prefix = ".partial-"
    private static let counter = Atomic<UInt64>(0)

    /// Begins to write a file in a folder that exists.
    ///
    /// - Throws: `notFound` when the folder does not exist, `noPermission`, `diskFull`, …
    public init(path: String) throws(FileError) {
        self.path = path
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        var candidate: String
        repeat {
            let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
            candidate = "\(folder)\(Self.prefix)\(getpid())-\(number)"
            descriptor = open(candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
            // The name may be taken by a killed process that had the same number.
        } while descriptor < 0 && (errno == EEXIST || errno == EINTR)
        temporaryPath = candidate
        guard descriptor >= 0 else { throw FileError(code: errno, path: path) }
    }

    deinit { discard() }

    /// Whether a file of this name was begun by a writer and not finished.
    public static func isTemporary(name: String) -> Bool { name.hasPrefix(prefix) }

    /// Adds bytes at the end.
    ///
    /// - Throws: `diskFull`, or what else the system reports; the writer may then only be dropped.
    public func write(_ bytes: ByteSlice) throws(FileError) {
        precondition(descriptor >= 0, "the file is finished")
        var done = 0
        while done < bytes.count {
            let written = pwrite(
                descriptor, bytes.base + done, bytes.count - done, off_t(offset))
            if written < 0 {
                if errno == EINTR { continue }
                throw FileError(code: errno, path: path)
            }
            done += written
            offset += written
        }
    }

    /// Gives the file its name, replacing a file that had it.
    ///
    /// With `synchronizing` the bytes are on the disk before that, so that not even a power cut
    /// leaves a file cut short; it costs milliseconds a file.
    ///
    /// - Throws: `notAFile` when a folder has the name, `diskFull`, …
    public func commit(synchronizing: Bool = false) throws(FileError) {
        precondition(descriptor >= 0, "the file is finished")
        if synchronizing, fsync(descriptor) != 0 { throw failure() }
        let closed = close(descriptor)
        descriptor = -1
        if closed != 0 { throw failure() }
        if rename(temporaryPath, path) != 0 { throw failure() }
    }

    /// Writes a whole file at once.
    ///
    /// - Throws: what ``init(path:)``, ``write(_:)`` and ``commit(synchronizing:)`` throw.
    public static func write(
        _ bytes: ByteSlice, to path: String, synchronizing: Bool = false
    ) throws(FileError) {
        let writer = try FileWriter(path: path)
        try writer.write(bytes)
        try writer.commit(synchronizing: synchronizing)
    }

    /// What the system has just reported, after the temporary file is gone.
    private func failure() -> FileError {
        let error = FileError(code: errno, path: path)
        if descriptor < 0 { unlink(temporaryPath) }
        return error
    }

    private func discard() {
        guard descriptor >= 0 else { return }
        close(descriptor)
        descriptor = -1
        unlink(temporaryPath)
    }
}
