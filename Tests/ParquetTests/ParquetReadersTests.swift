import Arrow
import Foundation
import Parquet
import TestSupport
import Testing

/// What independent readers make of the files: each value, the statistics, the indices.
@Suite(.enabled(if: Python.has("pyarrow", in: "pyarrow")))
struct ParquetReadersTests {
    /// Compares a file with the same table as an Arrow stream, value by value, in each reader that is
    /// there, and prints what the footer says.
    private static let program = """
        import importlib.util, json, sys, warnings
        warnings.simplefilter("ignore")
        import pyarrow as pa, pyarrow.ipc, pyarrow.parquet as pq, pyarrow.compute as pc
        path, stream = sys.argv[1:3]
        wanted = pa.ipc.open_stream(open(stream, "rb")).read_all()
        def check(name, table):
            assert table.num_rows == wanted.num_rows, (name, table.num_rows)
            for column in wanted.schema.names:
                got = table[column].cast(wanted.schema.field(column).type).combine_chunks()
                want = wanted[column].combine_chunks()
                if not got.equals(want):
                    for i in range(len(want)):
                        assert got[i].equals(want[i]), (name, column, i, got[i], want[i])
        table = pq.read_table(path, partitioning=None)
        table.validate(full=True)
        check("pyarrow", table.flatten().rename_columns([n.split(".")[-1] for n in table.flatten().schema.names]))
        readers = ["pyarrow"]
        if importlib.util.find_spec("duckdb"):
            import duckdb
            db = duckdb.connect()
            db.execute("SET TimeZone = 'UTC'")
            flat = ", ".join(f"{c}" for c in table.schema.names if c != "box")
            if "box" in table.schema.names: flat += ", box.west, box.east"
            check("duckdb", db.execute(f"SELECT {flat} FROM read_parquet('{path}')").to_arrow_table())
            readers.append("duckdb")
        if importlib.util.find_spec("polars"):
            import polars
            frame = polars.read_parquet(path)
            if "box" in frame.columns: frame = frame.unnest("box")
            check("polars", frame.to_arrow())
            readers.append("polars")
        file = pq.ParquetFile(path)
        facts = file.metadata
        for g in range(facts.num_row_groups):
            group = facts.row_group(g)
            part = file.read_row_group(g)
            for c in range(group.num_columns):
                chunk = group.column(c)
                names = chunk.path_in_schema.split(".")
                values = part[names[0]].combine_chunks()
                for name in names[1:]: values = values.field(name)
                assert chunk.has_offset_index, chunk.path_in_schema
                stats = chunk.statistics
                assert stats.null_count == values.null_count, (chunk.path_in_schema, stats)
                if stats.has_min_max:
                    least, greatest = pc.min_max(values).as_py().values()
                    assert stats.min == least and stats.max == greatest, (stats, least, greatest)
        first = facts.row_group(0) if facts.num_row_groups else None
        print(json.dumps({
            "readers": readers, "rows": facts.num_rows, "groups": facts.num_row_groups,
            "created": facts.created_by,
            "metadata": {k.decode(): v.decode() for k, v in (facts.metadata or {}).items()},
            "sorting": [s.column_index for s in first.sorting_columns] if first else [],
            "encodings": {first.column(c).path_in_schema: sorted(first.column(c).encodings) for c in range(first.num_columns)} if first else {},
            "indexed": [first.column(c).path_in_schema for c in range(first.num_columns) if first.column(c).has_column_index] if first else [],
            "types": [str(f.type) for f in table.schema],
        }))
        """

    private static let columns: [(ParquetColumn, ArrowType)] = [
        (ParquetColumn("id", .int64, isRequired: true), .int64),
        (ParquetColumn("number", .int32, isRequired: true), .int64),
        (ParquetColumn("time", .timestamp), .timestamp),
        (ParquetColumn("latitude", .double), .float64),
        (ParquetColumn("altitude", .float), .float64),
        (ParquetColumn("speed", .float, encoding: .dictionary), .float64),
        (ParquetColumn("pulse", .int32), .int64),
        (ParquetColumn("wild", .int32), .int64),
        (ParquetColumn("huge", .int64), .int64),
        (ParquetColumn("plain", .int64, encoding: .plain), .int64),
        (ParquetColumn("word", .string), .utf8),
        (ParquetColumn("text", .string, encoding: .plain), .utf8),
        (ParquetColumn("flag", .boolean), .int64),
        (ParquetColumn("never", .double), .float64),
        (ParquetColumn("west", .double, isRequired: true, group: "box"), .float64),
        (ParquetColumn("east", .double, isRequired: true, group: "box"), .float64),
    ]

    /// Invented rows: runs, gaps, extremes and noise.
    private static func values(_ rows: Range<Int>, _ random: inout SeededGenerator)
        -> (parquet: [ParquetValues], arrow: [ArrowValues])
    {
        func longs(_ value: (Int) -> Int64?) -> [Int64] { rows.map { value($0) ?? .min } }
        func doubles(_ value: (Int) -> Double?) -> [Double] { rows.map { value($0) ?? .nan } }
        let gap = Int.random(in: 2...40, using: &random)
        let time = longs {
            $0 / 700 % gap == 1 ? nil : 1_600_000_000_000_000 + Int64($0) * 1_000_000
        }
        let noise = rows.map { _ in Int64.random(in: .min + 1 ... .max, using: &random) }
        let latitude = doubles { $0 % gap == 0 ? nil : Double($0 * 37 % 9_001) / 16_777_216 - 90 }
        let altitude = doubles { Double(Float(Double($0 % 5_000) / 10 - 12)) }
        let speed = doubles { $0 % 9 == 0 ? nil : Double(Float($0 % 300) / 256) }
        let pulse = longs { $0 / 5_000 % 2 == 1 ? nil : Int64(90 + $0 % 60) }
        let wild = rows.map { row -> Int64 in
            row % 7 == 3
                ? .min : Int64(Int32(truncatingIfNeeded: noise[row - rows.lowerBound]))
        }
        let word = rows.map { $0 % 11 == 5 ? nil : "wörd \($0 / 1_000 % 3)" }
        let text = rows.map { $0 % 3 == 1 ? nil : String(repeating: "é", count: $0 % 70) }
        let flag = rows.map { $0 % 13 == 0 ? nil : $0 % 5 == 0 }
        let west = doubles { Double($0) / 8 }
        return (
            [
                .integer(42), .numbers(from: Int64(rows.lowerBound)),
                .integers(time, missing: .min), .doubles(latitude), .doubles(altitude),
                .doubles(speed), .integers(pulse, missing: .min),
                .integers(wild, missing: .min), .integers(noise), .integers(noise),
                .texts(word), .texts(text), .booleans(flag), .absent, .doubles(west),
                .doubles(west),
            ],
            [
                .integers(longs { _ in 42 }, missing: .min),
                .integers(longs { Int64($0) }, missing: .min), .integers(time, missing: .min),
                .doubles(latitude), .doubles(altitude), .doubles(speed),
                .integers(pulse, missing: .min), .integers(wild, missing: .min),
                .integers(noise, missing: .min), .integers(noise, missing: .min),
                .texts(word), .texts(text),
                .integers(flag.map { $0 == nil ? .min : $0 == true ? 1 : 0 }, missing: .min),
                .absent, .doubles(west), .doubles(west),
            ]
        )
    }

    private struct Facts: Decodable {
        var readers: [String]
        var rows: Int
        var groups: Int
        var created: String
        var metadata: [String: String]
        var sorting: [Int]
        var encodings: [String: [String]]
        var indexed: [String]
        var types: [String]
    }

    private func facts(
        of parts: [Range<Int>], seed: UInt64 = 1, workers: Int = 1
    ) throws -> (facts: Facts, bytes: [UInt8]) {
        let schema = ParquetSchema(
            Self.columns.map(\.0), sorting: [0, 1],
            metadata: [.init("waymark.schema", "1"), .init("ü", "")])
        var random = SeededGenerator(seed: seed)
        var bytes: [UInt8] = []
        var stream: [UInt8] = []
        var writer = try ParquetWriter(
            schema, createdBy: "waymark version 1.2.3", workers: workers
        ) { bytes += $0 }
        let arrow = ArrowStreamWriter(
            ArrowSchema(Self.columns.map { ArrowField($0.0.name, $0.1) })
        ) { stream += $0 }
        for part in parts {
            let values = Self.values(part, &random)
            try writer.write(values.parquet, rows: part.count)
            arrow.write(values.arrow, rows: part.count)
        }
        try writer.finish()
        arrow.finish()
        #expect(writer.position == bytes.count)
        let folder = try TemporaryFolder()
        let paths = try [("x.parquet", bytes), ("x.arrow", stream)].map { name, bytes in
            let url = folder.url.appending(path: name)
            try Data(bytes).write(to: url)
            return url.path
        }
        let output = try Python.run(
            Self.program, paths, with: ["pyarrow", "readers"])
        return (try JSONDecoder().decode(Facts.self, from: Data(output.utf8)), bytes)
    }

    @Test(arguments: [
        [0..<0], [0..<1], [0..<16_384], [0..<16_385], [0..<10, 10..<10, 10..<40_000],
        [0..<131_072, 131_072..<131_073], [0..<300_000],
    ])
    func `every value, row group and page is read back`(parts: [Range<Int>]) throws {
        let rows = parts.last?.upperBound ?? 0
        let facts = try facts(of: parts).facts
        #expect(facts.rows == rows)
        #expect(facts.groups == (rows + 131_071) / 131_072)
        let installed = ["duckdb", "polars"].filter { Python.has($0, in: "readers") }
        #expect(facts.readers == ["pyarrow"] + installed)
        #expect(facts.metadata["waymark.schema"] == "1")
        #expect(facts.metadata["ü"] == "")
        #expect(facts.created == "waymark version 1.2.3")
        if rows > 0 { #expect(facts.sorting == [0, 1]) }
        #expect(
            facts.types == [
                "int64", "int32", "timestamp[us, tz=UTC]", "double", "float", "float", "int32",
                "int32", "int64", "int64", "string", "string", "bool", "double",
                "struct<west: double not null, east: double not null>",
            ])
    }

    @Test(arguments: 1...4)
    func `random tables are read back, and workers change nothing`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let rows = Int.random(in: 1...60_000, using: &random)
        let one = try facts(of: [0..<rows], seed: seed)
        let four = try facts(of: [0..<rows / 3, rows / 3..<rows], seed: seed, workers: 4)
        #expect(one.facts.rows == rows && four.facts.rows == rows)
        let again = try facts(of: [0..<rows], seed: seed, workers: 3)
        #expect(one.bytes == again.bytes)
    }

    @Test func `encodings are those that every reader takes, and short values are indexed`() throws
    {
        let facts = try facts(of: [0..<70_000]).facts
        #expect(facts.encodings["time"] == ["DELTA_BINARY_PACKED", "PLAIN", "RLE"])
        #expect(facts.encodings["word"] == ["PLAIN", "RLE", "RLE_DICTIONARY"])
        #expect(facts.encodings["latitude"] == ["PLAIN", "RLE"])
        #expect(facts.indexed.contains("time"))
        #expect(facts.indexed.contains("box.west"))
        // Texts of up to 138 bytes.
        #expect(!facts.indexed.contains("text"))
    }

    @Test func `what has too many different values is written plain`() throws {
        let schema = ParquetSchema([ParquetColumn("x", .int64, encoding: .dictionary)])
        var bytes: [UInt8] = []
        var writer = try ParquetWriter(schema, createdBy: "waymark version 1.2.3") { bytes += $0 }
        try writer.write([.numbers(from: 0)], rows: 70_000)
        try writer.finish()
        let folder = try TemporaryFolder()
        let url = folder.url.appending(path: "x.parquet")
        try Data(bytes).write(to: url)
        let output = try Python.run(
            """
            import sys, pyarrow.parquet as pq
            table = pq.read_table(sys.argv[1])
            print(table["x"].to_pylist() == list(range(70000)), pq.ParquetFile(sys.argv[1]).metadata.row_group(0).column(0).encodings)
            """, [url.path], with: ["pyarrow"])
        #expect(output == "True ('PLAIN', 'RLE')\n")
    }
}
