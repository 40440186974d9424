import ActivityModel
import FIT

extension FITMapping {
    /// Everything that the file says beyond records and the typed values: first what sessions, laps,
    /// lengths, events and devices say, then the other kinds by number, at last those that are only
    /// counted.
    static func messages(of fit: FITFile) -> [MessageGroup] {
        var groups = [
            group("session", fit.sessions.map { $0.otherFields }),
            group("lap", fit.laps.map { $0.otherFields }),
            group("length", fit.lengths.map { $0.otherFields }),
            group("event", fit.events.map { $0.otherFields }), devices(fit.deviceInfos),
        ].compactMap { $0 }
        groups += details(fit.details)
        groups += fit.unreadKinds.sorted().map { number in
            MessageGroup(name(ofMessage: number), count: fit.messageCounts[number] ?? 0)
        }
        return groups
    }

    /// A group for each kind, by number.
    private static func details(_ messages: [FITMessage]) -> [MessageGroup] {
        var builders: [GroupBuilder] = []
        var places: [Int: Int] = [:]
        for message in messages {
            let place: Int
            if let known = places[message.number] {
                place = known
            } else {
                place = builders.count
                places[message.number] = place
                builders.append(GroupBuilder(name(ofMessage: message.number)))
            }
            builders[place].add(message.fields)
        }
        return places.sorted { $0.key < $1.key }.map { builders[$0.value].group }
    }

    private static func name(ofMessage number: Int) -> String {
        FITProfile.messageName(number) ?? "unknown_\(number)"
    }

    /// One row for each message, so that rows and typed values have the same numbers; `nil` if no
    /// message has another field.
    private static func group(_ name: String, _ rows: [[FITField]]) -> MessageGroup? {
        guard rows.contains(where: { !$0.isEmpty }) else { return nil }
        var builder = GroupBuilder(name)
        for row in rows { builder.add(row) }
        return builder.group
    }

    /// What devices say beyond their typed values, each different message once: writers repeat them.
    private static func devices(_ infos: [DeviceInfo]) -> MessageGroup? {
        var builder = GroupBuilder("device_info")
        var seen: Set<[FITField]> = []
        for info in infos where !info.otherFields.isEmpty && seen.insert(info.otherFields).inserted
        {
            builder.add(info.otherFields, device: info.deviceIndex)
        }
        builder.group.count = infos.count
        return seen.isEmpty ? nil : builder.group
    }
}

/// Collects the messages of a kind; their fields become columns.
private struct GroupBuilder {
    var group: MessageGroup
    /// Columns of native fields by number plus one (the number of a device is −1); −1 for none. A
    /// dictionary would cost more than everything else.
    private var columns = [Int16](repeating: -1, count: 257)
    /// How the values of each column are read.
    private var readings: [FieldReading] = []
    /// Columns of application's fields.
    private var developerColumns: [DeveloperField: Int] = [:]
    /// The same by ``FITField/kind``, which is quicker to look up.
    private var kindColumns: [ObjectIdentifier: Int] = [:]
    /// The numbers of two fields: the second is an exercise within the category of the first.
    private let exerciseFields: (category: Int, exercise: Int)?

    init(_ name: String) {
        group = MessageGroup(name, count: 0, rows: [])
        exerciseFields =
            switch name {
            case "set": (7, 8)
            case "exercise_title": (0, 1)
            case "workout_step": (10, 11)
            default: nil
            }
    }

    mutating func add(_ fields: [FITField], device: Int? = nil) {
        var row: [FieldValue?] = []
        row.reserveCapacity(max(fields.count, group.fields.count))
        if group.count == 0 {
            group.fields.reserveCapacity(fields.count)
            readings.reserveCapacity(fields.count)
        }
        if let device { set(.integer(Int64(device)), at: deviceColumn(), in: &row) }
        for field in fields {
            let column = column(of: field)
            set(readings[column].value(of: field.value), at: column, in: &row)
        }
        nameExercises(in: &row)
        group.rows?.append(row)
        group.count += 1
    }

    /// Of several fields with one number, the first counts.
    private func set(_ value: FieldValue, at column: Int, in row: inout [FieldValue?]) {
        while row.count <= column { row.append(nil) }
        if row[column] == nil { row[column] = value }
    }

    private mutating func deviceColumn() -> Int {
        known(-1) ?? insert(.init("device_index"), .plain, number: -1)
    }

    private mutating func column(of field: FITField) -> Int {
        if !field.isDeveloper {
            return known(field.number)
                ?? insert(
                    .init(field.name, unit: FieldReading.unit(of: field)), FieldReading(field),
                    number: field.number)
        }
        if let column = kindColumns[field.kind] { return column }
        let column = field.developer.flatMap { developerColumns[$0] } ?? insertDeveloper(field)
        kindColumns[field.kind] = column
        return column
    }

    private mutating func insertDeveloper(_ field: FITField) -> Int {
        let name = field.name.isEmpty ? "developer_field_\(field.number)" : field.name
        let column = append(
            .init(name, unit: field.units, application: field.developer?.application), .plain)
        if let developer = field.developer { developerColumns[developer] = column }
        return column
    }

    /// The column of a native field; `nil` if no message had it yet.
    private func known(_ number: Int) -> Int? {
        columns[number + 1] < 0 ? nil : Int(columns[number + 1])
    }

    private mutating func insert(
        _ field: MessageGroup.Field, _ reading: FieldReading, number: Int
    ) -> Int {
        let column = append(field, reading)
        columns[number + 1] = Int16(clamping: column)
        return column
    }

    /// Appends a column; an application's field may have the name of another one.
    private mutating func append(_ field: MessageGroup.Field, _ reading: FieldReading) -> Int {
        var field = field
        let name = field.name
        var number = 1
        // The profile's names are unique.
        let isChecked = field.application != nil || !developerColumns.isEmpty
        while isChecked, group.fields.contains(where: { $0.name == field.name }) {
            number += 1
            field.name = "\(name)_\(number)"
        }
        group.fields.append(field)
        readings.append(reading)
        return group.fields.count - 1
    }

    /// Replaces the number of an exercise, which counts within its category, by its name.
    private func nameExercises(in row: inout [FieldValue?]) {
        guard let exerciseFields, let category = known(exerciseFields.category),
            let exercise = known(exerciseFields.exercise), category < row.count,
            exercise < row.count, let value = row[exercise]
        else { return }
        let categories = row[category]?.elements ?? []
        let names = value.elements.enumerated().map { index, number -> FieldValue? in
            guard case .integer(let number) = number, index < categories.count,
                let word = categories[index]?.text,
                let name = FITProfile.exercise(Int(number), of: word)
            else { return number }
            return .text(name)
        }
        if case .list = value { row[exercise] = .list(names) } else { row[exercise] = names[0] }
    }
}

/// How the values of a field are read: as they are, or as the profile's words.
private enum FieldReading {
    case plain
    case words(FITProfile.Names)
    case messageName
    /// A share of left and right, with the bit that means the right side, in so many steps a percent.
    case share(right: Int64, steps: Double)

    init(_ field: FITField) {
        switch field.enumeration {
        case nil: self = .plain
        case "left_right_balance": self = .share(right: 0x80, steps: 1)
        case "left_right_balance_100": self = .share(right: 0x8000, steps: 100)
        case "mesg_num": self = .messageName
        case let name? where !Self.isCombination(name): self = .words(FITProfile.names(of: name))
        default: self = .plain
        }
    }

    /// Enumerations whose names are bits or masks of a number.
    private static func isCombination(_ name: String) -> Bool {
        switch name {
        case "message_index", "device_index", "file_flags": true
        default:
            name.hasSuffix("capabilities") || name.hasPrefix("sport_bits")
                || name.hasPrefix("language_bits")
        }
    }

    /// The unit of a field's values.
    static func unit(of field: FITField) -> String {
        let (enumeration, units) = (field.enumeration, field.units)
        // Most are fields that the profile does not define.
        if enumeration == nil, units.isEmpty { return "" }
        switch enumeration {
        case "left_right_balance", "left_right_balance_100": return "% right"
        case "time": return MessageGroup.Field.timeUnit
        default: break
        }
        switch units {
        case "percent": return "%"
        case "watts": return "W"
        case "C": return "°C"
        default: return units
        }
    }

    /// A value, in words if there are any.
    func value(of value: FITValue) -> FieldValue {
        guard case .integer(let number) = value else { return plain(value) }
        switch self {
        case .plain: return .integer(number)
        case .words(let names):
            return names[Int(clamping: number)].map { .text($0) } ?? .integer(number)
        case .messageName:
            return FITProfile.messageName(Int(clamping: number)).map { .text($0) }
                ?? .integer(number)
        case .share(let right, let steps):
            // Without the bit, the side is unknown, and the number stays as text.
            let share = Double(number & (right == 0x80 ? 0x7F : 0x3FFF)) / steps
            return number & right != 0 && share > 0
                ? .number(share) : .text("\(share) % of an unknown side")
        }
    }

    private func plain(_ value: FITValue) -> FieldValue {
        switch value {
        case .integer(let number): return .integer(number)
        case .number(let number): return .number(number)
        case .text(let text): return .text(text)
        case .time(let time): return .time(FITMapping.instant(time))
        case .array(let values):
            // Shares are never in lists.
            if case .words = self { return .list(values.map { $0.map(self.value) }) }
            return .list(values.map { $0.map(plain) })
        }
    }
}
