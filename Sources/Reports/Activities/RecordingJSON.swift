import ActivityModel
import Ingest
import JSON
import Storage

extension ActivityDetail {
    /// What the recording states beyond sessions, laps and streams.
    ///
    /// - Parameter withPlaces: whether positions are told.
    func recordingMembers(withPlaces: Bool) -> [(String, JSONValue)] {
        [
            ("lengths", .array(lengths.map(\.json))), ("events", .array(events.map(\.json))),
            (
                "heartbeats",
                heartbeats.map { beats in
                    .object([
                        "count": JSONValue(beats.count), "min": JSONValue(beats.minimum),
                        "max": JSONValue(beats.maximum), "unit": .string(beats.unit),
                    ])
                } ?? .null
            ),
            ("messages", .array(messages.map { $0.json(withPlaces: withPlaces) })),
        ]
    }
}

extension PoolLength {
    var json: JSONValue {
        .object([
            "start": JSONValue(start), "elapsed": JSONValue(elapsedSeconds),
            "timer": JSONValue(timerSeconds), "strokes": JSONValue(strokes),
            "stroke": JSONValue(stroke), "active": .bool(isActive),
        ])
    }
}

extension ActivityEvent {
    var json: JSONValue {
        var members: JSONObject = [
            "time": JSONValue(time), "event": .string(event), "type": JSONValue(type),
            "data": JSONValue(data),
        ]
        if let gears {
            members = members.with([
                "front_teeth": JSONValue(gears.frontTeeth),
                "rear_teeth": JSONValue(gears.rearTeeth),
                "front_number": JSONValue(gears.frontNumber),
                "rear_number": JSONValue(gears.rearNumber),
            ])
        }
        return .object(members)
    }
}

extension MessageGroup {
    /// The messages with their values by name, and the units of the fields that have one.
    func json(withPlaces: Bool) -> JSONValue {
        let shown = fields.filter { withPlaces || !$0.isPosition }
        return .object([
            "name": .string(name), "count": JSONValue(count), "read": .bool(rows != nil),
            "units": .object(
                shown.filter { !$0.unit.isEmpty && !$0.isTime }
                    .map { ($0.name, .string($0.unit)) }),
            "messages": .array(
                (rows ?? []).indices.map { row in
                    .object(
                        values(ofRow: row).filter { withPlaces || !$0.field.isPosition }
                            .map { ($0.field.name, $0.value.json) })
                }),
        ])
    }
}

extension FieldValue {
    /// Times in ISO 8601, words as text.
    var json: JSONValue {
        switch self {
        case .integer(let value): .integer(value)
        case .number(let value): .decimal(value)
        case .text(let text): .string(text)
        case .time(let time): JSONValue(time)
        case .list(let values): .array(values.map { $0?.json ?? .null })
        }
    }
}
