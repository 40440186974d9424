import Arrow
import Foundation
import TestSupport
import Testing

struct ArrowStreamTests {
    private static let schema = ArrowSchema(
        [
            ArrowField("time", .timestamp),
            ArrowField("watts", .int64, metadata: [.init("unit", "W")]),
            ArrowField("speed", .float64), ArrowField("note", .utf8),
            ArrowField("phases", .listOfFloat64), ArrowField("file", .utf8),
        ], metadata: [.init("program", "waymark"), .init("ü", "")])

    /// The stream of some batches.
    private func stream(_ batches: [(columns: [ArrowValues], rows: Int)]) -> [UInt8] {
        var bytes: [UInt8] = []
        let writer = ArrowStreamWriter(Self.schema) { bytes += $0 }
        for batch in batches { writer.write(batch.columns, rows: batch.rows) }
        writer.finish()
        return bytes
    }

    private var batches: [(columns: [ArrowValues], rows: Int)] {
        [
            (
                [
                    .integers([1_600_000_000_250_000, .min, -1], missing: .min),
                    .integers([250, .min, .max], missing: .min), .doubles([0.1, .nan, -1e300]),
                    .texts(["a\"b", nil, "ü🚴"]), .lists([[1, nil], nil, []]), .repeated("x.fit"),
                ], 3
            ),
            (
                [
                    .absent, .integers([7], missing: .min), .absent, .absent, .absent,
                    .repeated("y"),
                ], 1
            ),
            ([], 0),
        ].map { $0.0.isEmpty ? ([ArrowValues](repeating: .absent, count: 6), 0) : $0 }
    }

    /// What pyarrow reads, as JSON.
    private func read(_ bytes: [UInt8]) throws -> NSDictionary {
        let folder = try TemporaryFolder()
        let path = folder.url.appending(path: "stream").path
        try Data(bytes).write(to: URL(filePath: path))
        let program = """
            import json, sys, pyarrow as pa, pyarrow.ipc
            reader = pa.ipc.open_stream(open(sys.argv[1], "rb"))
            table = reader.read_all()
            table.validate(full=True)
            text = lambda facts: {k.decode(): v.decode() for k, v in (facts or {}).items()}
            print(json.dumps({
                "types": [str(field.type) for field in table.schema],
                "names": table.schema.names,
                "metadata": text(table.schema.metadata),
                "units": [text(field.metadata).get("unit") for field in table.schema],
                "rows": [dict(row, time=row["time"] and int(row["time"].timestamp() * 1000000))
                         for row in table.to_pylist()],
                "batches": len(table.to_batches()),
                "nulls": [column.null_count for column in table.columns],
            }))
            """
        let text = try Python.run(program, [path], with: ["pyarrow"])
        let value = try JSONSerialization.jsonObject(with: Data(text.utf8))
        return try #require(value as? NSDictionary)
    }

    @Test(.enabled(if: Python.has("pyarrow", in: "pyarrow")))
    func `pyarrow reads what was written`() throws {
        let found = try read(stream(batches))
        let expected: NSDictionary = [
            "types": [
                "timestamp[us, tz=UTC]", "int64", "double", "string", "list<item: double>",
                "string",
            ],
            "names": ["time", "watts", "speed", "note", "phases", "file"],
            "metadata": ["program": "waymark", "ü": ""],
            "units": [NSNull(), "W", NSNull(), NSNull(), NSNull(), NSNull()],
            "batches": 2, "nulls": [2, 1, 2, 2, 2, 0],
            "rows": [
                [
                    "time": 1_600_000_000_250_000, "watts": 250, "speed": 0.1, "note": "a\"b",
                    "phases": [1, NSNull()], "file": "x.fit",
                ],
                [
                    "time": NSNull(), "watts": NSNull(), "speed": NSNull(), "note": NSNull(),
                    "phases": NSNull(), "file": "x.fit",
                ],
                [
                    "time": -1, "watts": Int64.max, "speed": -1e300, "note": "ü🚴",
                    "phases": [Double](), "file": "x.fit",
                ],
                [
                    "time": NSNull(), "watts": 7, "speed": NSNull(), "note": NSNull(),
                    "phases": NSNull(), "file": "y",
                ],
            ],
        ]
        #expect(found == expected)
    }

    @Test(.enabled(if: Python.has("pyarrow", in: "pyarrow")))
    func `many rows become several batches`() throws {
        let rows = 2 * ArrowStreamWriter.batchRows + 5
        var bytes: [UInt8] = []
        let writer = ArrowStreamWriter(ArrowSchema([ArrowField("time", .timestamp)])) {
            bytes += $0
        }
        writer.write(
            [.integers((0..<Int64(rows)).map { $0 * 1_000_000 }, missing: .min)], rows: rows)
        writer.finish()
        let found = try read(bytes)
        #expect(found["batches"] as? Int == 3)
        #expect((found["rows"] as? [NSDictionary])?.count == rows)
        #expect(found["nulls"] as? [Int] == [0])
    }

    @Test(.enabled(if: Python.has("pyarrow", in: "pyarrow")))
    func `a table without columns or rows is a stream`() throws {
        var bytes: [UInt8] = []
        let writer = ArrowStreamWriter(ArrowSchema([])) { bytes += $0 }
        writer.finish()
        #expect(try read(bytes)["names"] as? [String] == [])
    }

    @Test func `every message begins at a multiple of eight bytes`() {
        let bytes = stream(batches)
        #expect(bytes.count % 8 == 0)
        #expect(bytes.suffix(8) == [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0, 0])
        let size = Int(bytes[4]) | Int(bytes[5]) << 8
        #expect(size % 8 == 0)
        #expect(bytes[(8 + size)..<(12 + size)] == [0xFF, 0xFF, 0xFF, 0xFF])
    }
}
