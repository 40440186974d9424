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
    /// A folder that cannot be written to is found here, before there is anything to write.
    ///
    /// - Parameter permissions: those of the new file, as `chmod` has them; the process's mask takes
    ///   away from them. 0o600 keeps a secret from everybody but its owner from the first byte on.
    /// - Throws: `notFound` when the folder does not exist, `noPermission`, `diskFull`, …
    public init(path: String, permissions: UInt16 = 0o666) throws(FileError) {
        self.path = path
        let folder = path.lastIndex(of: "/").map { path[...$0] } ?? ""
        var candidate: String
        repeat {
            let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
            candidate = "\(folder)\(Self.prefix)\(getpid())-\(number)"
            descriptor = open(
                candidate, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(permissions))
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
    public func write(_ bytes: some Collection<UInt8>) throws(FileError) {
        try withBytes(of: bytes) { slice throws(FileError) in try write(slice) }
    }

    /// Adds the bytes of a span at the end.
    ///
    /// - Throws: as for a collection.
    public func write(_ bytes: RawSpan) throws(FileError) {
        try withBytes(of: bytes) { slice throws(FileError) in try write(slice) }
    }

    /// Adds bytes at hand at the end.
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

    /// Gives the file its name, replacing a file that had it.
    ///
    /// With `synchronizing` the bytes are on the disk before that and the name after it, so that not
    /// even a power cut leaves a file cut short or takes it away; it costs milliseconds a file.
    ///
    /// - Throws: `notAFile` when a folder has the name, `diskFull`, …
    public func commit(synchronizing: Bool = false) throws(FileError) {
        precondition(descriptor >= 0, "the file is finished")
        if synchronizing, fsync(descriptor) != 0 { throw failure() }
        let closed = close(descriptor)
        descriptor = -1
        if closed != 0 { throw failure() }
        if rename(temporaryPath, path) != 0 { throw failure() }
        if synchronizing { synchronizeFolder() }
    }

    /// Not every file system can, and the file itself is safe: a failure is nobody's trouble.
    private func synchronizeFolder() {
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? "."
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        fsync(descriptor)
        close(descriptor)
    }

    /// Writes a whole file at once.
    ///
    /// - Throws: what ``init(path:permissions:)``, ``write(_:)`` and ``commit(synchronizing:)`` throw.
    public static func write(
        _ bytes: some Collection<UInt8>, to path: String, permissions: UInt16 = 0o666,
        synchronizing: Bool = false
    ) throws(FileError) {
        try withBytes(of: bytes) { slice throws(FileError) in
            try write(
                slice, to: path, permissions: permissions, synchronizing: synchronizing)
        }
    }

    /// Writes a whole file of bytes at hand.
    package static func write(
        _ bytes: ByteSlice, to path: String, permissions: UInt16 = 0o666,
        synchronizing: Bool = false
    ) throws(FileError) {
        let writer = try FileWriter(path: path, permissions: permissions)
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
