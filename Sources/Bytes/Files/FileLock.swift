#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A lock between processes, and between two holders in one process, on a lock file (`flock`).
///
/// It is released when the holder releases or drops it, or ends in any way. The file stays:
/// removing it would let two processes hold two locks of the same name.
public final class FileLock: Sendable {
    /// The path of the lock file.
    public let path: String

    private let descriptor: Int32

    private init(opening path: String, permissions: UInt16) throws(FileError) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, mode_t(permissions))
        guard descriptor >= 0 else { throw FileError(code: errno, path: path) }
    }

    /// Acquires the lock. Blocks the thread as long as another holder has it.
    ///
    /// - Parameter permissions: the mode of the lock file if it does not exist yet, as for `chmod`.
    /// - Throws: ``FileError`` if the lock file can be neither opened nor created.
    public convenience init(path: String, permissions: UInt16 = 0o644) throws(FileError) {
        try self.init(opening: path, permissions: permissions)
        while flock(descriptor, LOCK_EX) != 0 {
            guard errno == EINTR else { throw FileError(code: errno, path: path) }
        }
    }

    /// Acquires the lock if it is free; returns `nil` if it is not.
    ///
    /// - Throws: ``FileError`` if the lock file can be neither opened nor created.
    public static func ifFree(
        path: String, permissions: UInt16 = 0o644
    ) throws(FileError) -> FileLock? {
        let lock = try FileLock(opening: path, permissions: permissions)
        while flock(lock.descriptor, LOCK_EX | LOCK_NB) != 0 {
            if errno == EWOULDBLOCK { return nil }
            guard errno == EINTR else { throw FileError(code: errno, path: path) }
        }
        return lock
    }

    /// Releases the lock before the object is dropped.
    ///
    /// Closing alone would leave the lock with a child process that is just being forked, until it
    /// executes.
    public func release() { flock(descriptor, LOCK_UN) }

    /// Writes this process's id into the lock file, for ``holder(of:)``.
    public func noteHolder() {
        let text = Array("\(getpid())\n".utf8)
        _ = ftruncate(descriptor, 0)
        _ = pwrite(descriptor, text, text.count, 0)
    }

    /// The id of the process that last noted that it holds the lock; the process may have ended
    /// since.
    public static func holder(of path: String) -> Int32? {
        guard let bytes = try? ReadableFile(path: path).read() else { return nil }
        let digits = bytes.prefix(16).prefix {
            (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        return Int32(String(decoding: digits, as: UTF8.self))
    }

    deinit {
        release()
        close(descriptor)
    }
}
