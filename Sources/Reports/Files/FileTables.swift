package import ActivityModel

/// The parts of an activity file that can be printed as a table.
package enum FileTable: String, CaseIterable, Sendable {
    case samples, sessions, laps, lengths, events, devices, messages, heartbeats
}

extension ActivityFile {
    /// A part of the file as a table.
    ///
    /// - Parameter isComplete: whether it also has the columns that have no value in any row, except
    ///   for samples and for fields that only some files have.
    package func table(_ part: FileTable, isComplete: Bool = false) -> DataTable {
        switch part {
        case .samples: sampleTable
        case .sessions: sessionTable(isComplete)
        case .laps: lapTable(isComplete)
        case .lengths: lengthTable(isComplete)
        case .events: eventTable(isComplete)
        case .devices: deviceTable(isComplete)
        case .messages: messageTable
        case .heartbeats: heartbeatTable
        }
    }

    /// The samples as in the file: nothing is merged, left out or rounded.
    private var sampleTable: DataTable {
        DataTable(streams.map(Self.column), count: sampleCount)
    }

    private var heartbeatTable: DataTable {
        DataTable(heartbeats.map { [Self.column($0)] } ?? [], count: heartbeats?.count ?? 0)
    }

    private static func column(_ stream: SampleStream) -> DataColumn {
        let values: DataValues =
            switch stream.values {
            case .scaled(let raw, .microseconds) where stream.name == .time: .times(raw)
            case .scaled(let raw, let scale): .scaled(raw, scale)
            case .floating(let values): .floating(values)
            }
        var application: String?
        if case .developer(let name, _) = stream.source { application = name }
        return DataColumn(
            stream.name.rawValue, unit: stream.unit, application: application, values)
    }

    private func sessionTable(_ isComplete: Bool) -> DataTable {
        var table = DataTable(numbered: sessions.count, keepsEmptyColumns: isComplete)
        table.add("sport", sessions.map { $0.sport.map { .text($0) } })
        table.add("sub_sport", sessions.map { $0.subSport.map { .text($0) } })
        table.add("start", sessions.map { $0.start.map { .time($0) } })
        table.add(sessions.map(\.totals))
        table.add("laps", sessions.map { $0.lapCount == 0 ? nil : .integer(Int64($0.lapCount)) })
        table.add(
            "pool_length", unit: "m", sessions.map { $0.poolLengthMetres.map { .number($0) } })
        table.add(sessions.map(\.samples))
        table.add(messages.group("session"))
        return table
    }

    private func lapTable(_ isComplete: Bool) -> DataTable {
        var table = DataTable(numbered: laps.count, keepsEmptyColumns: isComplete)
        table.add("start", laps.map { $0.start.map { .time($0) } })
        table.add(laps.map(\.totals))
        table.add("trigger", laps.map { $0.trigger.map { .text($0) } })
        table.add("intensity", laps.map { $0.intensity.map { .text($0) } })
        table.add(laps.map(\.samples))
        table.add(messages.group("lap"))
        return table
    }

    private func lengthTable(_ isComplete: Bool) -> DataTable {
        var table = DataTable(numbered: lengths.count, keepsEmptyColumns: isComplete)
        table.add("start", lengths.map { $0.start.map { .time($0) } })
        table.add("elapsed", unit: "s", lengths.map { $0.elapsedSeconds.map { .number($0) } })
        table.add("timer", unit: "s", lengths.map { $0.timerSeconds.map { .number($0) } })
        table.add("strokes", lengths.map { $0.strokes.map { .integer(Int64($0)) } })
        table.add("stroke", lengths.map { $0.stroke.map { .text($0) } })
        table.add("kind", lengths.map { .text($0.isActive ? "active" : "idle") })
        table.add(messages.group("length"))
        return table
    }

    private func eventTable(_ isComplete: Bool) -> DataTable {
        var table = DataTable(numbered: events.count, keepsEmptyColumns: isComplete)
        table.add("time", events.map { $0.time.map { .time($0) } })
        table.add("event", events.map { .text($0.event) })
        table.add("type", events.map { $0.type.map { .text($0) } })
        table.add("data", events.map { $0.data.map { .integer($0) } })
        let gears = events.map(\.gears)
        func teeth(_ path: KeyPath<GearPosition, Int?>) -> [FieldValue?] {
            gears.map { $0?[keyPath: path].map { .integer(Int64($0)) } }
        }
        table.add("front_teeth", teeth(\.frontTeeth))
        table.add("rear_teeth", teeth(\.rearTeeth))
        table.add("front_number", teeth(\.frontNumber))
        table.add("rear_number", teeth(\.rearNumber))
        table.add(messages.group("event"))
        return table
    }

    private func deviceTable(_ isComplete: Bool) -> DataTable {
        var table = DataTable([], count: devices.count)
        table.keepsEmptyColumns = isComplete
        func text(_ path: KeyPath<Device, String?>) -> [FieldValue?] {
            devices.map { $0[keyPath: path].map { .text($0) } }
        }
        func integer(_ value: (Device) -> Int64?) -> [FieldValue?] {
            devices.map { value($0).map { .integer($0) } }
        }
        table.add("index", integer { $0.index.map(Int64.init) })
        table.add("manufacturer", text(\.manufacturer))
        table.add("product", integer { $0.product.map(Int64.init) })
        table.add("product_name", text(\.productName))
        table.add("kind", text(\.kind))
        table.add("connection", text(\.connection))
        table.add("software_version", text(\.softwareVersion))
        table.add("serial_number", integer { $0.serialNumber.map(Int64.init) })
        table.add("battery_status", text(\.batteryStatus))
        table.add("battery", unit: "V", devices.map { $0.batteryVolts.map { .number($0) } })
        return table
    }

    /// One row for each field of each message. A number is also a `value`; everything is a `text`.
    private var messageTable: DataTable {
        var cells = [[FieldValue?]](repeating: [], count: 7)
        for group in messages {
            guard let rows = group.rows else {
                let counted: [FieldValue?] = [
                    .text(group.name), nil, nil, nil, nil, nil, .integer(Int64(group.count)),
                ]
                for (index, cell) in counted.enumerated() { cells[index].append(cell) }
                continue
            }
            for row in rows.indices {
                for (field, value) in group.values(ofRow: row) {
                    cells[0].append(.text(group.name))
                    cells[1].append(.integer(Int64(row + 1)))
                    cells[2].append(.text(field.name))
                    cells[3].append(value.double.map { .number($0) })
                    cells[4].append(.text(value.plainText))
                    cells[5].append(field.shownUnit.isEmpty ? nil : .text(field.shownUnit))
                    cells[6].append(nil)
                }
            }
        }
        let names = ["message", "number", "field", "value", "text", "unit", "not_read"]
        return DataTable(
            zip(names, cells).map { DataColumn($0, .cells($1)) }, count: cells[0].count)
    }
}

extension DataTable {
    /// A table whose first column counts its rows from 1.
    fileprivate init(numbered count: Int, keepsEmptyColumns: Bool) {
        let numbers = count == 0 ? [] : Array(1...Int64(count))
        self.init([DataColumn("number", .scaled(numbers, .one))], count: count)
        self.keepsEmptyColumns = keepsEmptyColumns
    }

    fileprivate mutating func add(_ totals: [Totals]) {
        for field in Totals.fields {
            add(
                field.key, unit: field.unit,
                totals.map { $0[field].map { .number($0) } })
        }
    }

    fileprivate mutating func add(_ samples: [Range<Int>?]) {
        add("first_sample", samples.map { $0.map { .integer(Int64($0.lowerBound)) } })
        add("samples", samples.map { $0.map { .integer(Int64($0.count)) } })
    }

    /// The further fields of a kind of message, whose rows are those of the table.
    fileprivate mutating func add(_ group: MessageGroup?) {
        guard let group, let rows = group.rows else { return }
        for (index, field) in group.fields.enumerated() {
            let cells = rows.map { index < $0.count ? $0[index] : nil }
            columns.append(
                DataColumn(
                    field.name, unit: field.shownUnit, application: field.application,
                    .cells(cells)))
        }
    }
}

extension MessageGroup.Field {
    /// The unit of the values as they are printed: a time is a date.
    var shownUnit: String { isTime ? "" : unit }
}

extension Totals.Field {
    /// The unit of the values, which the name of the column ends in.
    fileprivate var unit: String {
        let units = [
            "s": "s", "m": "m", "kcal": "kcal", "mps": "m/s", "bpm": "bpm", "rpm": "rpm",
            "watts": "W", "c": "°C",
        ]
        return units[String(column.split(separator: "_").last ?? "")] ?? ""
    }
}
