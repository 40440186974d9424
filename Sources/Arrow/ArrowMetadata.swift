/// The messages of Arrow's stream format as FlatBuffers (`Message.fbs` and `Schema.fbs`). Slots are
/// numbered in the order of those files; a union takes two slots, type and value.
enum ArrowMetadata {
    private enum Header: Int8 {
        case schema = 1
        case recordBatch = 3
    }

    /// `MetadataVersion.V5`, since Arrow 1.0.
    private static let version: Int16 = 4

    /// The message that opens a stream.
    static func schema(_ schema: ArrowSchema) -> [UInt8] {
        var buffer = FlatBuffer()
        let fields = schema.fields.map { field($0, in: &buffer) }
        let list = buffer.vector(fields)
        let facts = metadata(schema.metadata, in: &buffer)
        // Little-endian is 0.
        let table = buffer.table([.int16(0), .place(list), facts])
        return message(.schema, table, bodyLength: 0, in: buffer)
    }

    /// The message before the values of some rows.
    ///
    /// - Parameters:
    ///   - nodes: the number of values and of missing ones, by column, depth first.
    ///   - buffers: offset and length in the body.
    static func recordBatch(
        rows: Int, nodes: [(Int64, Int64)], buffers: [(Int64, Int64)], bodyLength: Int
    ) -> [UInt8] {
        var buffer = FlatBuffer()
        let buffers = buffer.vector(buffers)
        let nodes = buffer.vector(nodes)
        let table = buffer.table([.int64(Int64(rows)), .place(nodes), .place(buffers)])
        return message(.recordBatch, table, bodyLength: bodyLength, in: buffer)
    }

    private static func message(
        _ header: Header, _ table: FlatBuffer.Place, bodyLength: Int, in buffer: FlatBuffer
    ) -> [UInt8] {
        var buffer = buffer
        let root = buffer.table([
            .int16(version), .int8(header.rawValue), .place(table), .int64(Int64(bodyLength)),
        ])
        return buffer.finished(root)
    }

    private static func field(_ field: ArrowField, in buffer: inout FlatBuffer) -> FlatBuffer.Place
    {
        let name = buffer.string(field.name)
        let facts = metadata(field.metadata, in: &buffer)
        let (kind, type) = type(field.type, in: &buffer)
        var children: [FlatBuffer.Place] = []
        if field.type == .listOfFloat64 {
            children = [Self.field(ArrowField("item", .float64), in: &buffer)]
        }
        let list = buffer.vector(children)
        return buffer.table([
            .place(name), .int8(1), .int8(kind), .place(type), nil, .place(list), facts,
        ])
    }

    /// The number of a type in the union `Type`, and its table.
    private static func type(
        _ type: ArrowType, in buffer: inout FlatBuffer
    ) -> (Int8, FlatBuffer.Place) {
        switch type {
        case .int64: return (2, buffer.table([.int32(64), .int8(1)]))
        case .float64: return (3, buffer.table([.int16(2)]))
        case .utf8: return (5, buffer.table([]))
        case .timestamp:
            let zone = buffer.string("UTC")
            return (10, buffer.table([.int16(2), .place(zone)]))
        case .listOfFloat64: return (12, buffer.table([]))
        }
    }

    private static func metadata(
        _ facts: [ArrowFact], in buffer: inout FlatBuffer
    ) -> FlatBuffer.Value? {
        guard !facts.isEmpty else { return nil }
        let tables = facts.map { fact in
            let key = buffer.string(fact.key)
            let value = buffer.string(fact.value)
            return buffer.table([.place(key), .place(value)])
        }
        return .place(buffer.vector(tables))
    }
}
