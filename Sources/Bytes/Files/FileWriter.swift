#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif
import Synchronization

/// Writes a file atomically: others see all of it or nothing.
///
/// The bytes go to a temporary file in the same folder, which ``commit(synchronizing:)`` renames. A
/// writer that is dropped before that removes its temporary file; a writer that is killed leaves
/// it, recognisable by ``isTemporary(name:)``.
public final class FileWriter {
    /// The final path of the file.
    public let path: String

    private let temporaryPath: String
    private var descriptor: Int32
    private var offset = 0

    private static let prefix = ".partial-"
    private static let counter = Atomic<UInt64>(0)

    /// Starts writing a file in an existing folder.
    ///
    /// A folder that is not writable is detected here, before there is anything to write.
    ///
    /// - Parameter permissions: the mode of the new file, as for `chmod`, reduced by the process's
    ///   umask. 0o600 protects a secret from the first byte on.
    /// - Throws: `notFound` if the folder does not exist, `noPermission`, `diskFull`, …
    public init(path: String, permissions: UInt16 = 0o666) throws(FileError) {
        self.path = path
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        var candidate: String
        repeat {
            let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
            candidate = "\(folder)\(Self.prefix)\(getpid())-\(number)"
            descriptor = open(
                candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(permissions))
            // The name may be in use by a killed process that had the same id.
        } while descriptor < 0 && (errno == EEXIST || errno == EINTR)
        temporaryPath = candidate
        guard descriptor >= 0 else { throw FileError(code: errno, path: path) }
    }

    deinit { discard() }

    /// Whether the name is that of a temporary file of a writer.
    public static func isTemporary(name: String) -> Bool { name.hasPrefix(prefix) }

    /// Appends bytes.
    ///
    /// - Throws: `diskFull`, or any other error of the system; the writer can then only be dropped.
    public func write(_ bytes: some Collection<UInt8>) throws(FileError) {
        try withBytes(of: bytes) { slice throws(FileError) in try write(slice) }
    }

    /// Appends the bytes of a span.
    ///
    /// - Throws: as for a collection.
    public func write(_ bytes: RawSpan) throws(FileError) {
        try withBytes(of: bytes) { slice throws(FileError) in try write(slice) }
    }

    /// Appends the bytes of a slice.
    package func write(_ bytes: ByteSlice) throws(FileError) {
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

    /// Gives the file its final name, replacing an existing file.
    ///
    /// With `synchronizing`, the bytes are on disk before the name is, so that a power failure
    /// neither truncates nor loses the file; this takes milliseconds per file.
    ///
    /// - Throws: `notAFile` if the name is that of a folder, `diskFull`, …
    public func commit(synchronizing: Bool = false) throws(FileError) {
        precondition(descriptor >= 0, "the file is finished")
        if synchronizing, fsync(descriptor) != 0 { throw failure() }
        let closed = close(descriptor)
        descriptor = -1
        if closed != 0 { throw failure() }
        if rename(temporaryPath, path) != 0 { throw failure() }
        if synchronizing { synchronizeFolder() }
    }

    /// Not every file system supports this, and the file itself is safe: failures are ignored.
    private func synchronizeFolder() {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Writes a whole file at once.
    ///
    /// - Throws: as ``init(path:permissions:)``, ``write(_:)`` and ``commit(synchronizing:)``.
    public static func write(
        _ bytes: some Collection<UInt8>, to path: String, permissions: UInt16 = 0o666,
        synchronizing: Bool = false
    ) throws(FileError) {
        try withBytes(of: bytes) { slice throws(FileError) in
            try write(
                slice, to: path, permissions: permissions, synchronizing: synchronizing)
        }
    }

    /// Writes a whole file from a slice.
    package static func write(
        _ bytes: ByteSlice, to path: String, permissions: UInt16 = 0o666,
        synchronizing: Bool = false
    ) throws(FileError) {
        let writer = try FileWriter(path: path, permissions: permissions)
        try writer.write(bytes)
        try writer.commit(synchronizing: synchronizing)
    }

    /// The error that the system has just reported, after removing the temporary file.
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
