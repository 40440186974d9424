/// An element of the schema's tree, depth first: the root, structures and columns.
struct SchemaElement {
    var name: String
    /// `nil` for the root and for structures, which are never missing.
    var column: ParquetColumn?
    var childCount = 0
    var isRoot = false

    /// Writes the `SchemaElement`.
    func write(to writer: inout ThriftWriter) {
        if let column { writer.int32(1, column.type.physical) }
        // The root has no repetition; 0 is required, 1 is optional.
        if !isRoot { writer.int32(3, column?.isRequired == false ? 1 : 0) }
        writer.text(4, name)
        guard let column else { return writer.int32(5, childCount) }
        if let converted = column.type.converted { writer.int32(6, converted) }
        column.type.writeLogical(10, to: &writer)
    }
}

extension ParquetSchema {
    /// The elements of the tree.
    var elements: [SchemaElement] {
        var elements = [SchemaElement(name: "schema", isRoot: true)]
        var open: String?
        for column in columns {
            if let group = column.group {
                if group != open {
                    elements[0].childCount += 1
                    elements.append(SchemaElement(name: group))
                }
                let place = elements.lastIndex { $0.column == nil } ?? 0
                elements[place].childCount += 1
            } else {
                elements[0].childCount += 1
            }
            open = column.group
            elements.append(SchemaElement(name: column.name, column: column))
        }
        return elements
    }
}
