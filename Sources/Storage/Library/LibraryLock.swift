import Bytes
import Foundation

/// The right to write to a library: held by one process at a time, released when it ends in any
/// way.
final class LibraryLock: Sendable {
    private let lock: FileLock

    /// Acquires the lock.
    ///
    /// - Throws: ``StoreError`` `inUse` if another process holds it, `notWritable` if the lock file
    ///   cannot be created.
    init(_ folder: LibraryFolder) throws {
        let path = folder.lock.path
        let free: FileLock?
        do throws(FileError) {
            free = try FileLock.ifFree(path: path)
        } catch {
            throw StoreError(
                .notWritable(String(cString: strerror(error.code))), path: folder.path)
        }
        guard let free else {
            throw StoreError(.inUse(process: FileLock.holder(of: path)), path: folder.path)
        }
        lock = free
        lock.noteHolder()
    }

    /// Releases the lock before the object is dropped; see `FileLock`.
    func release() { lock.release() }
}
