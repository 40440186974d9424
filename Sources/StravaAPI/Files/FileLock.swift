import Foundation

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// A lock between processes, and between two of the same process (`flock`), given back when the
/// holder lets go of it or ends, however it ends.
final class FileLock: Sendable {
    private let descriptor: Int32

    /// Takes the lock, waiting for it; only for what takes others no longer than a small file.
    ///
    /// - Throws: `unusableFile` when the lock file cannot be made.
    init(_ url: URL) throws(StravaAPIError) {
        descriptor = try Self.opened(url)
        while flock(descriptor, LOCK_EX) != 0 && errno == EINTR {}
    }

    /// Takes the lock if nobody holds it.
    private init?(trying url: URL) throws(StravaAPIError) {
        descriptor = try Self.opened(url)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            return nil
        }
    }

    deinit { close(descriptor) }

    /// Takes the lock, looking for it 20 times a second: what others do may last as long as a request.
    ///
    /// - Throws: `unusableFile`, or `CancellationError`.
    static func waiting(for url: URL) async throws -> FileLock {
        while true {
            if let lock = try FileLock(trying: url) { return lock }
            try await Task.sleep(for: .milliseconds(50))
        }
    }

    private static func opened(_ url: URL) throws(StravaAPIError) -> Int32 {
        try? FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true,
            attributes: [.posixPermissions: 0o700])
        let descriptor = open(url.path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw StravaAPIError.unusableFile(
                path: url.path, reason: String(cString: strerror(errno)))
        }
        return descriptor
    }
}
