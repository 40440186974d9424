import Dispatch

/// Writes a table as an Apache Parquet file that every usual reader takes: flat columns, data pages
/// version 1, zstd, with statistics and indices of pages.
///
/// ```swift
/// let schema = ParquetSchema([ParquetColumn("time", .timestamp), ParquetColumn("power_w", .int32)])
/// var writer = ParquetWriter(schema, createdBy: "waymark version 1.2.3") { file.write($0) }
/// try writer.write([.integers(times), .integers(watts, missing: .min)], rows: times.count)
/// try writer.finish()
/// ```
///
/// The same rows give the same bytes. The memory is that of one row group.
///
/// Specification: <https://parquet.apache.org/docs/file-format/>.
public struct ParquetWriter: ~Copyable {
    /// Rows of a row group, at most.
    public static let groupRows = 131_072

    /// The columns of every row.
    public let schema: ParquetSchema
    /// The number of bytes that were written.
    public private(set) var position = 0
    private let sink: ([UInt8]) throws -> Void
    private var footer: Footer
    private var buffers: [ColumnBuffer]
    private let compressors: [Compressor]
    private var rows = 0

    private static let magic = Array("PAR1".utf8)

    /// Begins a file.
    ///
    /// - Parameters:
    ///   - createdBy: the program that writes, as `name version 1.2.3`.
    ///   - workers: the number of columns that are encoded at a time, 1 or more.
    ///   - sink: receives the bytes of the file, piece by piece.
    /// - Throws: what `sink` throws.
    public init(
        _ schema: ParquetSchema, createdBy: String, workers: Int = 1,
        sink: @escaping ([UInt8]) throws -> Void
    ) throws {
        self.schema = schema
        self.sink = sink
        footer = Footer(schema: schema, createdBy: createdBy)
        buffers = schema.columns.map { ColumnBuffer($0) }
        compressors = (0..<max(1, workers)).map { _ in Compressor() }
        try put(Self.magic)
    }

    /// Writes rows.
    ///
    /// - Parameters:
    ///   - columns: the values of the schema's columns, of their types; traps otherwise, and where a
    ///     required value is missing.
    ///   - count: the number of rows; every column has as many values.
    /// - Throws: what the sink throws.
    public mutating func write(_ columns: [ParquetValues], rows count: Int) throws {
        precondition(columns.count == schema.columns.count, "values for each column")
        var start = 0
        while start < count {
            let end = min(count, start + Self.groupRows - rows)
            for index in columns.indices { buffers[index].append(columns[index], start..<end) }
            rows += end - start
            start = end
            if rows == Self.groupRows { try writeGroup() }
        }
    }

    /// Writes what is left, and the footer.
    ///
    /// - Throws: what the sink throws.
    public mutating func finish() throws {
        if rows > 0 { try writeGroup() }
        try writeIndices()
        let bytes = footer.bytes
        try put(bytes)
        try put(withUnsafeBytes(of: UInt32(bytes.count).littleEndian) { Array($0) })
        try put(Self.magic)
    }

    private mutating func writeGroup() throws {
        let chunks = Self.encode(buffers, compressors)
        var group = Footer.RowGroup(rows: rows, chunks: [])
        for chunk in chunks {
            group.chunks.append(
                Footer.Chunk(
                    column: chunk.column, offset: position, chunk: Footer.ChunkFacts(chunk)))
            try put(chunk.bytes)
        }
        footer.groups.append(group)
        buffers = schema.columns.map { ColumnBuffer($0) }
        rows = 0
    }

    /// The columns, a few at a time.
    private static func encode(
        _ buffers: [ColumnBuffer], _ compressors: [Compressor]
    ) -> [ColumnChunk] {
        guard compressors.count > 1 else {
            return buffers.map { ColumnChunk($0, compressors[0]) }
        }
        var chunks = [ColumnChunk?](repeating: nil, count: buffers.count)
        chunks.withUnsafeMutableBufferPointer { chunks in
            // Each index is written by one iteration, each compressor used by one.
            nonisolated(unsafe) let (chunks, compressors) = (chunks, compressors)
            DispatchQueue.concurrentPerform(iterations: compressors.count) { worker in
                for index in stride(from: worker, to: buffers.count, by: compressors.count) {
                    chunks[index] = ColumnChunk(buffers[index], compressors[worker])
                }
            }
        }
        return chunks.compactMap { $0 }
    }

    /// Writes the indices of pages of all row groups: first those of values, then those of places.
    private mutating func writeIndices() throws {
        for group in footer.groups.indices {
            for index in footer.groups[group].chunks.indices {
                guard let bytes = footer.groups[group].chunks[index].columnIndexBytes else {
                    continue
                }
                footer.groups[group].chunks[index].columnIndex = (position, bytes.count)
                try put(bytes)
            }
        }
        for group in footer.groups.indices {
            for index in footer.groups[group].chunks.indices {
                let bytes = footer.groups[group].chunks[index].offsetIndexBytes
                footer.groups[group].chunks[index].offsetIndex = (position, bytes.count)
                try put(bytes)
            }
        }
    }

    private mutating func put(_ bytes: [UInt8]) throws {
        try sink(bytes)
        position += bytes.count
    }
}
