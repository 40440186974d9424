#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// A file open for reading, by any number of threads at a time.
///
/// Reads with `pread`, never through a mapping: if another process truncates a mapped file, this
/// process ends; with `pread`, the result is a ``FileError``.
public final class ReadableFile: Sendable {
    /// The path with which it was opened.
    public let path: String
    /// The size in bytes when it was opened.
    public let size: Int

    /// The descriptor; −1 for bytes in memory.
    private let descriptor: Int32
    private let memory: ByteSlice?

    /// Reads bytes in memory as if they were a file. They must outlive this object.
    package init(memory: ByteSlice) {
        path = ""
        size = memory.count
        descriptor = -1
        self.memory = memory
    }

    /// Opens a regular file.
    ///
    /// - Throws: `notFound`, `noPermission`, `notAFile`, or any other error of the system.
    public init(path: String) throws(FileError) {
        // Without O_NONBLOCK, opening a pipe would wait for a writer.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw FileError(code: errno, path: path) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else {
            let code = errno
            close(descriptor)
            throw FileError(code: code, path: path)
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw FileError(.notAFile, path: path)
        }
        self.path = path
        self.descriptor = descriptor
        memory = nil
        size = Int(status.st_size)
    }

    deinit { if descriptor >= 0 { close(descriptor) } }

    /// Reads exactly `count` bytes from `offset` into `buffer`, replacing its content.
    ///
    /// Memory is allocated only for bytes that the file has.
    ///
    /// - Throws: `truncated` if the file has fewer bytes, or any other error of the system;
    ///   `buffer` is then empty.
    package func read(
        at offset: Int, count: Int, into buffer: ByteBuffer
    ) throws(FileError) {
        buffer.removeAll()
        let present = offset < 0 ? 0 : max(size - offset, 0)
        guard count >= 0, count <= present else {
            throw FileError(.truncated(expected: count, got: present), path: path, offset: offset)
        }
        if let held = memory?.slice(from: offset, count: count) { return buffer.append(held) }
        buffer.reserve(count)
        var done = 0
        while done < count {
            let got = pread(descriptor, buffer.base + done, count - done, off_t(offset + done))
            if got < 0 {
                if errno == EINTR { continue }
                throw FileError(code: errno, path: path, offset: offset + done)
            }
            guard got > 0 else {
                throw FileError(
                    .truncated(expected: count, got: done), path: path, offset: offset)
            }
            done += got
        }
        buffer.setCount(count)
    }

    /// Reads the whole file into `buffer`, replacing its content.
    ///
    /// - Throws: as ``read(at:count:into:)``.
    package func readAll(into buffer: ByteBuffer) throws(FileError) {
        try read(at: 0, count: size, into: buffer)
    }

    /// Returns the bytes of the file, or of a range of offsets.
    ///
    /// - Throws: `truncated` if the file has fewer bytes, or any other error of the system.
    public func read(_ range: Range<Int>? = nil) throws(FileError) -> [UInt8] {
        let range = range ?? 0..<size
        let buffer = ByteBuffer(capacity: 0)
        try read(at: range.lowerBound, count: range.count, into: buffer)
        return buffer.slice.array
    }
}
