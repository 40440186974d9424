import ActivityModel
import FIT

extension FITMapping {
    /// The texts of records as messages, because streams hold numbers: each text once, with the
    /// samples that repeat it.
    static func texts(of records: RecordTable) -> [MessageGroup] {
        guard !records.texts.isEmpty else { return [] }
        var group = MessageGroup(
            "record_text", count: records.texts.count,
            fields: [.init("first_sample"), .init("samples")], rows: [])
        var columns: [RecordColumn.Source: Int] = [:]
        for text in records.texts {
            let column =
                columns[text.source]
                ?? append(text.source, to: &group.fields)
            columns[text.source] = column
            var row: [FieldValue?] = [
                .integer(Int64(text.records.lowerBound)), .integer(Int64(text.records.count)),
            ]
            row += [FieldValue?](repeating: nil, count: column - 1)
            row[column] = .text(text.text)
            group.rows?.append(row)
        }
        return [group]
    }

    private static func append(
        _ source: RecordColumn.Source, to fields: inout [MessageGroup.Field]
    ) -> Int {
        var field =
            switch source {
            case .native(let field): MessageGroup.Field(field.name)
            case .developer(let field):
                MessageGroup.Field(
                    field.name.isEmpty ? "developer_field_\(field.number)" : field.name,
                    application: field.application)
            }
        let name = field.name
        var number = 1
        while fields.contains(where: { $0.name == field.name }) {
            number += 1
            field.name = "\(name)_\(number)"
        }
        fields.append(field)
        return fields.count - 1
    }
}
