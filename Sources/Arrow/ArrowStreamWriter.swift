/// Writes a table in Arrow's streaming format, which pyarrow, polars, DuckDB, R and others read
/// without copying.
///
/// ```swift
/// var bytes: [UInt8] = []
/// let schema = ArrowSchema([ArrowField("time", .timestamp), ArrowField("watts", .int64)])
/// var writer = ArrowStreamWriter(schema) { bytes += $0 }
/// writer.write([.integers(times, missing: .min), .integers(watts, missing: .min)], rows: 3_600)
/// writer.finish()
/// ```
///
/// The format is the "encapsulated message format" of Arrow's columnar specification, version 1.0:
/// a schema, record batches, the end of the stream. Buffers are not compressed.
public struct ArrowStreamWriter {
    /// The columns of every batch.
    public let schema: ArrowSchema
    private let sink: ([UInt8]) -> Void

    /// Rows in a batch, at most: readers take a batch at a time, and a batch holds at most 2 GiB of
    /// text.
    public static let batchRows = 1 << 16

    /// Begins a stream and writes its schema.
    ///
    /// - Parameter sink: receives the bytes of the stream, piece by piece.
    public init(_ schema: ArrowSchema, sink: @escaping ([UInt8]) -> Void) {
        self.schema = schema
        self.sink = sink
        sink(Self.encapsulated(ArrowMetadata.schema(schema)))
    }

    /// Writes rows, as one or more batches.
    ///
    /// - Parameters:
    ///   - columns: the values of the schema's columns, of their types; traps otherwise.
    ///   - rows: the number of rows; every column has as many values.
    public func write(_ columns: [ArrowValues], rows: Int) {
        precondition(columns.count == schema.fields.count, "a column for each field")
        var start = 0
        while start < rows {
            let range = start..<min(start + Self.batchRows, rows)
            var body = ArrowBody()
            for (field, values) in zip(schema.fields, columns) {
                body.add(values, as: field.type, range)
            }
            sink(
                Self.encapsulated(
                    ArrowMetadata.recordBatch(
                        rows: range.count, nodes: body.nodes, buffers: body.buffers,
                        bodyLength: body.bytes.count)))
            sink(body.bytes)
            start = range.upperBound
        }
    }

    /// Ends the stream.
    public func finish() { sink([0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0]) }

    /// A message with its marker and size; the body begins at a multiple of eight bytes.
    private static func encapsulated(_ metadata: [UInt8]) -> [UInt8] {
        let size = (metadata.count + 7) / 8 * 8
        var bytes: [UInt8] = [0xFF, 0xFF, 0xFF, 0xFF]
        withUnsafeBytes(of: UInt32(size).littleEndian) { bytes.append(contentsOf: $0) }
        bytes += metadata
        bytes.append(contentsOf: repeatElement(0, count: size - metadata.count))
        return bytes
    }
}
