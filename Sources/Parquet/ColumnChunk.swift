/// A column of a row group as it stands in the file: its pages, and what the footer says of them.
struct ColumnChunk {
    /// Rows of a page, at most.
    static let pageRows = 16_384

    /// Where a page is, and what it holds.
    struct Page {
        /// The offset from the beginning of the chunk, and the size, both with the page's header.
        var offset: Int
        var size: Int
        var firstRow: Int
        var statistics: PageStatistics
    }

    let column: ParquetColumn
    let rows: Int
    private(set) var bytes: [UInt8] = []
    /// The size of the pages before compression, with their headers.
    private(set) var uncompressedSize = 0
    private(set) var pages: [Page] = []
    /// The offset of the first page of values: after the dictionary, if there is one.
    private(set) var firstPage = 0
    private(set) var encodings = [EncodingNumber.plain, EncodingNumber.runLength]
    let statistics: PageStatistics

    /// Encodes and compresses the values of a row group.
    init(_ buffer: ColumnBuffer, _ compressor: Compressor) {
        column = buffer.column
        rows = buffer.rows
        statistics = PageStatistics(
            buffer, 0..<buffer.count, missing: buffer.rows - buffer.count)
        let dictionary = buffer.column.encoding == .dictionary ? Dictionary(buffer) : nil
        if let dictionary {
            write(dictionary.page, kind: .dictionary(count: dictionary.count), compressor)
            firstPage = bytes.count
            encodings.append(EncodingNumber.dictionary)
        } else if buffer.column.encoding == .delta {
            encodings.append(EncodingNumber.delta)
        }
        var value = 0
        for start in stride(from: 0, to: buffer.rows, by: Self.pageRows) {
            let rows = start..<min(start + Self.pageRows, buffer.rows)
            let present =
                buffer.isPresent.isEmpty
                ? rows.count : buffer.isPresent[rows].reduce(0) { $0 + ($1 ? 1 : 0) }
            let values = value..<value + present
            value += present
            add(buffer, rows, values, dictionary, compressor)
        }
    }

    private mutating func add(
        _ buffer: ColumnBuffer, _ rows: Range<Int>, _ values: Range<Int>,
        _ dictionary: Dictionary?, _ compressor: Compressor
    ) {
        var page = ByteBuffer()
        if !buffer.column.isRequired { Self.appendLevels(buffer, rows, to: &page) }
        let encoding: Int
        if let dictionary {
            encoding = EncodingNumber.dictionary
            page.append(UInt8(dictionary.width))
            RunLengthEncoding.append(
                dictionary.indices[values], width: dictionary.width, to: &page)
        } else if buffer.column.encoding == .delta, case .integers(let all) = buffer.content {
            encoding = EncodingNumber.delta
            all.withUnsafeBufferPointer {
                DeltaEncoding.append(
                    UnsafeBufferPointer(rebasing: $0[values]),
                    isShort: buffer.column.type == .int32, to: &page)
            }
        } else {
            encoding = EncodingNumber.plain
            PlainEncoding.append(buffer, values, to: &page)
        }
        let offset = bytes.count
        write(page.bytes, kind: .data(count: rows.count, encoding: encoding), compressor)
        pages.append(
            Page(
                offset: offset, size: bytes.count - offset, firstRow: rows.lowerBound,
                statistics: PageStatistics(
                    buffer, values, missing: rows.count - values.count)))
    }

    /// The definition levels: for each row 1 if it has a value, with their length before them.
    private static func appendLevels(
        _ buffer: ColumnBuffer, _ rows: Range<Int>, to page: inout ByteBuffer
    ) {
        var levels = ByteBuffer()
        if buffer.isPresent.isEmpty {
            levels.append(varint: UInt64(rows.count) << 1)
            levels.append(1)
        } else {
            RunLengthEncoding.append(
                buffer.isPresent[rows].map { $0 ? 1 : 0 }, width: 1, to: &levels)
        }
        page.append(number: UInt32(levels.count))
        page.append(levels.bytes)
    }

    private enum Kind {
        case data(count: Int, encoding: Int)
        case dictionary(count: Int)
    }

    private mutating func write(_ page: [UInt8], kind: Kind, _ compressor: Compressor) {
        let compressed = compressor.compressed(page)
        let header = ThriftWriter.bytes { header in
            switch kind {
            case .data: header.int32(1, 0)
            case .dictionary: header.int32(1, 2)
            }
            header.int32(2, page.count)
            header.int32(3, compressed.count)
            switch kind {
            case .data(let count, let encoding):
                header.structure(5) { data in
                    data.int32(1, count)
                    data.int32(2, encoding)
                    data.int32(3, EncodingNumber.runLength)
                    data.int32(4, EncodingNumber.runLength)
                }
            case .dictionary(let count):
                header.structure(7) { dictionary in
                    dictionary.int32(1, count)
                    dictionary.int32(2, EncodingNumber.plain)
                }
            }
        }
        bytes += header
        bytes += compressed
        uncompressedSize += header.count + page.count
    }
}
