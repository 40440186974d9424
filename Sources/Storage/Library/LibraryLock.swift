import Bytes
import Foundation

/// The right to write to a library: held by one process at a time, given back when it ends,
/// however it ends.
final class LibraryLock: Sendable {
    private let lock: FileLock

    /// Takes the lock.
    ///
    /// - Throws: ``StoreError`` `inUse` when another process holds it, `notWritable` when the lock
    ///   file cannot be made.
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

    /// Gives the lock back before the object goes; see `FileLock`.
    func release() { lock.release() }
}
