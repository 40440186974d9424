import ActivityModel
import Arrow

/// Arrow's stream: one schema, and a record batch or more for each table. The facts of a field are
/// its `unit` and, for a field of an application, its `application`.
struct ArrowOutput: TableOutput {
    private let schema: DataSchema
    private let namesFiles: Bool
    private let writer: ArrowStreamWriter

    init(_ schema: DataSchema, namesFiles: Bool, sink: @escaping ([UInt8]) -> Void) {
        self.schema = schema
        self.namesFiles = namesFiles
        var fields = schema.columns.map { column in
            var facts: [ArrowFact] = []
            if !column.unit.isEmpty, column.kind != .time {
                facts.append(.init("unit", column.unit))
            }
            if let application = column.application {
                facts.append(.init("application", application))
            }
            return ArrowField(column.name, Self.type(of: column.kind), metadata: facts)
        }
        if namesFiles { fields.insert(ArrowField("file", .utf8), at: 0) }
        writer = ArrowStreamWriter(ArrowSchema(fields), sink: sink)
    }

    mutating func add(_ table: DataTable, file: String) {
        var columns = zip(schema.columns, schema.columns(of: table)).map { column, values in
            values.map { Self.values($0.values, as: column.kind, count: table.count) } ?? .absent
        }
        if namesFiles { columns.insert(.repeated(file), at: 0) }
        writer.write(columns, rows: table.count)
    }

    mutating func finish() { writer.finish() }

    private static func type(of kind: DataKind) -> ArrowType {
        switch kind {
        case .time: .timestamp
        case .integer: .int64
        case .number: .float64
        case .text: .utf8
        case .list: .listOfFloat64
        }
    }

    private static func values(
        _ values: DataValues, as kind: DataKind, count: Int
    ) -> ArrowValues {
        let missing = SampleStream.missing
        switch (values, kind) {
        case (.times(let raw), .time): return .integers(raw, missing: missing)
        case (.scaled(let raw, .one), .integer): return .integers(raw, missing: missing)
        case (.scaled(let raw, let scale), .number):
            return .doubles(raw.map { $0 == missing ? .nan : scale.value(of: $0) })
        case (.floating(let numbers), .number): return .doubles(numbers)
        default: break
        }
        let cells = (0..<count).map { values[$0] }
        switch kind {
        case .number: return .doubles(cells.map { $0?.double ?? .nan })
        case .list: return .lists(cells.map { $0?.elements.map { $0?.double } })
        case .text: return .texts(cells.map { $0?.plainText })
        case .integer:
            return .integers(
                cells.map { if case .integer(let number) = $0 { number } else { missing } },
                missing: missing)
        case .time:
            return .integers(
                cells.map { if case .time(let time) = $0 { time.microseconds } else { missing } },
                missing: missing)
        }
    }
}
