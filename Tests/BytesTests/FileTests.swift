import Bytes
import Foundation
import TestSupport
import Testing

struct FileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private var names: [String] {
        get throws { try FileManager.default.contentsOfDirectory(atPath: folder.url.path).sorted() }
    }

    @Test func `what was written is read, whole or in parts`() throws {
        let path = try folder.write([1, 2, 3, 4, 5], to: "a")
        let file = try ReadableFile(path: path)
        let buffer = ByteBuffer()
        try file.readAll(into: buffer)
        #expect(buffer.slice.array == [1, 2, 3, 4, 5])
        try file.read(at: 3, count: 2, into: buffer)
        #expect(buffer.slice.array == [4, 5])
        try file.read(at: 5, count: 0, into: buffer)
        #expect(buffer.count == 0)
        #expect(try names == ["a"])
    }

    @Test(arguments: [(0, 6, 5), (5, 1, 0), (4, .max, 1), (.max, 1, 0), (-1, 1, 0)])
    func `reading beyond the end says how many bytes there are`(
        offset: Int, count: Int, present: Int
    ) throws {
        let path = try folder.write([1, 2, 3, 4, 5], to: "a")
        let file = try ReadableFile(path: path)
        let buffer = ByteBuffer()
        #expect(
            throws: FileError(
                .truncated(expected: count, got: present), path: path, offset: offset)
        ) {
            try file.read(at: offset, count: count, into: buffer)
        }
    }

    @Test func `a file cut short while it is open is an error and no crash`() throws {
        let path = try folder.write([UInt8](repeating: 7, count: 100), to: "a")
        let file = try ReadableFile(path: path)
        #expect(truncate(path, 40) == 0)
        let buffer = ByteBuffer()
        #expect(
            throws: FileError(.truncated(expected: 50, got: 20), path: path, offset: 20)
        ) {
            try file.read(at: 20, count: 50, into: buffer)
        }
        #expect(buffer.count == 0)
    }

    @Test func `what cannot be opened says why`() throws {
        let missing = folder.path("missing")
        #expect(throws: FileError(code: ENOENT, path: missing)) { try ReadableFile(path: missing) }
        let directory = folder.url.path
        #expect(throws: FileError(.notAFile, path: directory)) { try ReadableFile(path: directory) }
        let pipe = folder.path("pipe")
        #expect(mkfifo(pipe, 0o600) == 0)
        #expect(throws: FileError(.notAFile, path: pipe)) { try ReadableFile(path: pipe) }
    }

    @Test func `a file appears when it is complete and replaces the one before`() throws {
        let path = try folder.write([9], to: "a")
        let writer = try FileWriter(path: path)
        try withBytes(of: [1, 2]) { slice throws(FileError) in try writer.write(slice) }
        try withBytes(of: [3]) { slice throws(FileError) in try writer.write(slice) }
        #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == [9])
        #expect(try names.filter(FileWriter.isTemporary).count == 1)
        try writer.commit(synchronizing: true)
        #expect(try [UInt8](Data(contentsOf: URL(filePath: path))) == [1, 2, 3])
        #expect(try names == ["a"])
    }

    @Test func `a writer that is dropped leaves nothing`() throws {
        do {
            let writer = try FileWriter(path: folder.path("a"))
            try withBytes(of: [1]) { slice throws(FileError) in try writer.write(slice) }
        }
        #expect(try names == [])
    }

    @Test func `a folder of the same name is not replaced`() throws {
        try FileManager.default.createDirectory(
            at: folder.url.appending(path: "a"), withIntermediateDirectories: false)
        let path = folder.path("a")
        #expect(throws: FileError(code: EISDIR, path: path)) {
            try withBytes(of: [1]) { slice throws(FileError) in
                try FileWriter.write(slice, to: path)
            }
        }
        #expect(try names == ["a"])
    }

    @Test func `writing into a folder that is missing says so`() {
        let path = folder.path("missing/a")
        #expect(throws: FileError(code: ENOENT, path: path)) { try FileWriter(path: path) }
    }

    @Test(arguments: [
        (FileError(code: ENOSPC, path: "/a"), "/a: No space left on device"),
        (FileError(.notAFile, path: "/a"), "/a: not a file"),
        (
            FileError(.truncated(expected: 5, got: 2), path: "/a", offset: 7),
            "/a: expected 5 bytes, got 2 (byte 7)"
        ),
    ])
    func `an error says what and where`(error: FileError, text: String) {
        #expect(error.description == text)
    }

    @Test(arguments: [
        (ENOENT, FileError.Kind.notFound), (EACCES, .noPermission), (ENOSPC, .diskFull),
        (EROFS, .readOnly), (EIO, .other),
    ])
    func `the system's numbers have names`(code: Int32, kind: FileError.Kind) {
        #expect(FileError(code: code, path: "/a").kind == kind)
    }
}
