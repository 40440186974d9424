package import Bytes
import ZIP

/// Reads the files of an export. Use one per thread, because it reuses its memory.
public final class ExportReader {
    private let archives: [ZIPReader]
    private lazy var piece = ByteBuffer(capacity: Self.pieceSize)

    private static let pieceSize = 1 << 18

    init(_ archives: [ZIPReader]) { self.archives = archives }

    /// Returns the bytes of a file. Bytes from a ZIP have the checksum that it states.
    ///
    /// - Throws: ``ExportReadError``.
    public func read(_ file: ExportFile) throws(ExportReadError) -> [UInt8] {
        let buffer = ByteBuffer(capacity: 0)
        try read(file, into: buffer)
        return buffer.slice.array
    }

    /// Reads a whole file into `buffer`, replacing its content. Bytes from a ZIP have the checksum
    /// that it states.
    ///
    /// - Throws: ``ExportReadError``; `buffer` is then empty.
    package func read(
        _ file: ExportFile, into buffer: ByteBuffer
    ) throws(ExportReadError) {
        switch file.location {
        case .entry(let entry, let archive):
            do throws(ZIPError) {
                try archives[archive].read(entry, into: buffer)
            } catch {
                throw ExportReadError(kind: .archive(error), path: file.path)
            }
        case .disk(let path):
            do throws(FileError) {
                try ReadableFile(path: path).readAll(into: buffer)
            } catch {
                buffer.removeAll()
                throw ExportReadError(kind: .disk(error), path: file.path)
            }
        }
    }

    /// Reads a file piece by piece in bounded memory, for example a long video.
    ///
    /// A slice is valid until `piece` returns. The bytes are verified only at the end: if this
    /// throws, discard all pieces.
    ///
    /// - Throws: ``ExportReadError``, or whatever `piece` throws.
    package func read(_ file: ExportFile, piece: (ByteSlice) throws -> Void) throws {
        switch file.location {
        case .entry(let entry, let archive):
            do {
                try archives[archive].read(entry, piece: piece)
            } catch let error as ZIPError {
                throw ExportReadError(kind: .archive(error), path: file.path)
            }
        case .disk(let path):
            try readPieces(of: file, at: path, piece: piece)
        }
    }

    /// The CRC-32 of a file's bytes, read piece by piece.
    func checksum(of file: ExportFile) throws(ExportReadError) -> UInt32 {
        var checksum: UInt32 = 0
        do {
            try read(file) { checksum = Checksum.crc32($0, seed: checksum) }
        } catch let error as ExportReadError {
            throw error
        } catch {
            // Nothing else is thrown: the closure does not throw, and `read` wraps everything else.
            throw ExportReadError(kind: .disk(FileError(.other, path: file.path)), path: file.path)
        }
        return checksum
    }

    private func readPieces(
        of file: ExportFile, at path: String, piece: (ByteSlice) throws -> Void
    ) throws {
        func onDisk<Result>(
            _ body: () throws(FileError) -> Result
        ) throws(ExportReadError) -> Result {
            do throws(FileError) {
                return try body()
            } catch {
                throw ExportReadError(kind: .disk(error), path: file.path)
            }
        }
        let source = try onDisk { () throws(FileError) in try ReadableFile(path: path) }
        var offset = 0
        while offset < source.size {
            let count = min(Self.pieceSize, source.size - offset)
            try onDisk { () throws(FileError) in
                try source.read(at: offset, count: count, into: self.piece)
            }
            try piece(self.piece.slice)
            offset += count
        }
    }
}
