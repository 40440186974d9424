import Bytes
import Foundation
import TestSupport
import Testing

struct LockTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func `a lock has one holder at a time, which can be named`() throws {
        let path = folder.path("lock")
        let held = try #require(try FileLock.ifFree(path: path))
        held.noteHolder()
        #expect(try FileLock.ifFree(path: path) == nil)
        #expect(FileLock.holder(of: path) == getpid())
        held.release()
        #expect(try FileLock.ifFree(path: path) != nil)
    }

    @Test func `who waits gets the lock when its holder lets go`() async throws {
        let path = folder.path("lock")
        var held: FileLock? = try FileLock(path: path)
        let waiting = Task.detached { try FileLock(path: path) }
        try await Task.sleep(for: .milliseconds(20))
        withExtendedLifetime(held) {}
        held = nil
        let next = try await waiting.value
        #expect(try FileLock.ifFree(path: path) == nil, "nobody holds it")
        next.release()
    }

    @Test func `a lock without a folder says so`() {
        #expect(throws: FileError.self) { try FileLock(path: folder.path("none/lock")) }
    }

    @Test func `a new file has the permissions that were asked for from the start`() throws {
        let path = folder.path("secret")
        let writer = try FileWriter(path: path, permissions: 0o600)
        try writer.write([1, 2, 3])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path)
        for name in names {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600)
        }
        try writer.commit(synchronizing: true)
        #expect(try ReadableFile(path: path).read() == [1, 2, 3])
        #expect(try ReadableFile(path: path).read(1..<2) == [2])
    }
}
