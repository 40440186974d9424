/// What stands behind the values: the indices of pages, and the description of the file.
struct Footer {
    /// A column of a row group in the file.
    struct Chunk {
        let column: ParquetColumn
        /// The offset of the chunk in the file.
        let offset: Int
        let chunk: ChunkFacts
        var columnIndex: (offset: Int, size: Int)?
        var offsetIndex: (offset: Int, size: Int)?
    }

    /// What remains of a chunk when its bytes are written.
    struct ChunkFacts {
        let size: Int
        let uncompressedSize: Int
        let rows: Int
        let firstPage: Int
        let encodings: [Int]
        let pages: [ColumnChunk.Page]
        let statistics: PageStatistics

        init(_ chunk: ColumnChunk) {
            size = chunk.bytes.count
            uncompressedSize = chunk.uncompressedSize
            rows = chunk.rows
            firstPage = chunk.firstPage
            encodings = chunk.encodings
            pages = chunk.pages
            statistics = chunk.statistics
        }
    }

    struct RowGroup {
        let rows: Int
        var chunks: [Chunk]
    }

    let schema: ParquetSchema
    let createdBy: String
    var groups: [RowGroup] = []

    /// The `FileMetaData`.
    var bytes: [UInt8] {
        ThriftWriter.bytes { file in
            file.int32(1, 2)
            let elements = schema.elements
            file.list(2, of: .structure, count: elements.count) { list in
                for element in elements { list.element { element.write(to: &$0) } }
            }
            file.int64(3, groups.reduce(0) { $0 + $1.rows })
            file.list(4, of: .structure, count: groups.count) { list in
                for (number, group) in groups.enumerated() {
                    list.element { write(group, number: number, to: &$0) }
                }
            }
            if !schema.metadata.isEmpty {
                file.list(5, of: .structure, count: schema.metadata.count) { list in
                    for fact in schema.metadata {
                        list.element {
                            $0.text(1, fact.key)
                            $0.text(2, fact.value)
                        }
                    }
                }
            }
            file.text(6, createdBy)
            // Statistics mean something only with an order: that of the type, for every column.
            file.list(7, of: .structure, count: schema.columns.count) { list in
                for _ in schema.columns { list.element { $0.structure(1) { _ in } } }
            }
        }
    }

    private func write(_ group: RowGroup, number: Int, to writer: inout ThriftWriter) {
        writer.list(1, of: .structure, count: group.chunks.count) { list in
            for chunk in group.chunks { list.element { write(chunk, to: &$0) } }
        }
        writer.int64(2, group.chunks.reduce(0) { $0 + $1.chunk.uncompressedSize })
        writer.int64(3, group.rows)
        if !schema.sorting.isEmpty {
            writer.list(4, of: .structure, count: schema.sorting.count) { list in
                for column in schema.sorting {
                    list.element {
                        $0.int32(1, column)
                        $0.bool(2, false)
                        $0.bool(3, true)
                    }
                }
            }
        }
        writer.int64(5, group.chunks.first?.offset ?? 0)
        writer.int64(6, group.chunks.reduce(0) { $0 + $1.chunk.size })
        if let ordinal = Int16(exactly: number) { writer.int16(7, ordinal) }
    }

    private func write(_ chunk: Chunk, to writer: inout ThriftWriter) {
        let facts = chunk.chunk
        // Deprecated, and required.
        writer.int64(2, chunk.offset)
        writer.structure(3) { column in
            column.int32(1, chunk.column.type.physical)
            column.list(2, of: .int32, count: facts.encodings.count) { list in
                for encoding in facts.encodings { list.element(encoding) }
            }
            let path = [chunk.column.group, chunk.column.name].compactMap { $0 }
            column.list(3, of: .binary, count: path.count) { list in
                for name in path { list.element(Array(name.utf8)) }
            }
            // zstd.
            column.int32(4, 6)
            column.int64(5, facts.rows)
            column.int64(6, facts.uncompressedSize)
            column.int64(7, facts.size)
            column.int64(9, chunk.offset + facts.firstPage)
            if facts.firstPage > 0 { column.int64(11, chunk.offset) }
            column.structure(12) { $0.write(facts.statistics) }
        }
        if let index = chunk.offsetIndex {
            writer.int64(4, index.offset)
            writer.int32(5, index.size)
        }
        if let index = chunk.columnIndex {
            writer.int64(6, index.offset)
            writer.int32(7, index.size)
        }
    }
}

extension ThriftWriter {
    /// `Statistics`.
    fileprivate mutating func write(_ statistics: PageStatistics) {
        int64(3, statistics.missing)
        guard let bounds = statistics.bounds else { return }
        binary(5, bounds.greatest)
        binary(6, bounds.least)
    }
}
