package import ActivityModel
import Ingest
import JSON

/// One decoded file as JSON. Laps and messages are written one by one, since a file can hold more of
/// them than a tree of JSON values should.
package struct FileJSON {
    private let file: ActivityFile
    private let path: String

    package init(_ file: ActivityFile, path: String) { (self.file, self.path) = (file, path) }

    /// Writes the document, without a line feed, piece by piece.
    package func write(_ write: (String) -> Void) {
        let head = JSONValue.object(head).line
        write(String(head.dropLast()))
        func list(_ name: String, _ count: Int, _ element: (Int) -> JSONValue) {
            write(",\"\(name)\":[")
            for index in 0..<count { write((index > 0 ? "," : "") + element(index).line) }
            write("]")
        }
        let sessions = file.messages.group("session")
        list("sessions", file.sessions.count) { index in
            file.sessions[index].json.adding("fields", sessions?.object(ofRow: index))
        }
        let laps = file.messages.group("lap")
        list("laps", file.laps.count) { index in
            file.laps[index].json.adding("fields", laps?.object(ofRow: index))
        }
        let lengths = file.messages.group("length")
        list("lengths", file.lengths.count) { index in
            file.lengths[index].json.adding("fields", lengths?.object(ofRow: index))
        }
        let events = file.messages.group("event")
        list("events", file.events.count) { index in
            file.events[index].json.adding("fields", events?.object(ofRow: index))
        }
        list("devices", file.devices.count) { file.devices[$0].json }
        let groups = file.messages.filter { !FileText.typedMessages.contains($0.name) }
        write(",\"messages\":[")
        for (number, group) in groups.enumerated() {
            let facts: JSONValue = [
                "name": .string(group.name), "count": JSONValue(group.count),
                "read": .bool(group.rows != nil), "units": group.unitsByField,
            ]
            write((number > 0 ? "," : "") + String(facts.line.dropLast()) + ",\"messages\":[")
            for row in (group.rows ?? []).indices {
                write((row > 0 ? "," : "") + group.object(ofRow: row).line)
            }
            write("]}")
        }
        write("]" + JSONValue.object(tail).line.replacingFirstBrace)
    }

    private var head: [(String, JSONValue)] {
        [
            ("path", .string(path)), ("format", .string(file.format.rawValue)),
            ("purpose", .string(file.purpose.rawValue)),
            ("outcome", .string(file.outcome.rawValue)),
            (
                "totals",
                [
                    "samples": JSONValue(file.sampleCount),
                    "sessions": JSONValue(file.sessions.count),
                    "laps": JSONValue(file.laps.count), "first_time": JSONValue(file.firstTime),
                    "last_time": JSONValue(file.lastTime),
                    "distance": JSONValue(file.distanceMetres),
                    "elapsed": JSONValue(file.recordedTotals.elapsedSeconds),
                    "sport": JSONValue(file.sport), "lengths": JSONValue(file.lengths.count),
                    "events": JSONValue(file.events.count),
                ]
            ),
            ("streams", streamSummaries),
        ]
    }

    private var tail: [(String, JSONValue)] {
        let units = file.messages.filter { FileText.typedMessages.contains($0.name) }
            .map { ($0.name, $0.unitsByField) }
        return [
            ("units", .object(units)),
            ("heartbeats", file.heartbeats.map(Self.summary) ?? .null),
            ("creator", JSONValue(file.creator)), ("created", JSONValue(file.created)),
            ("utc_offset", JSONValue(file.utcOffset?.seconds)),
            (
                "issues",
                .array(
                    file.issues.map { issue in
                        [
                            "code": .string(issue.code.rawValue),
                            "severity": .string(issue.severity.rawValue),
                            "message": .string(issue.message),
                            "position": JSONValue(issue.position?.description),
                        ]
                    })
            ),
        ]
    }

    /// Count, sum, minimum and maximum by stream; developer fields as `name (developer field)`.
    /// Fields of two applications with the same name are numbered.
    private var streamSummaries: JSONValue {
        let shown = file.streams.filter { $0.name != .time }
        let names = shown.uniqueNames { stream in
            stream.name.rawValue + (stream.source == .native ? "" : " (developer field)")
        }
        return .object(zip(names, shown).map { ($0, Self.summary($1)) })
    }

    private static func summary(_ stream: SampleStream) -> JSONValue {
        let summary = stream.summary
        return [
            "count": JSONValue(summary.count), "sum": .decimal(summary.sum),
            "min": JSONValue(summary.min), "max": JSONValue(summary.max),
            "unit": .string(stream.unit),
        ]
    }
}

extension JSONValue {
    /// The object with one more member.
    fileprivate func adding(_ key: String, _ value: JSONValue?) -> JSONValue {
        guard case .object(var members) = self else { return self }
        members.append(key, value ?? .object([]))
        return .object(members)
    }
}

extension String {
    /// The text of an object as the rest of another one.
    fileprivate var replacingFirstBrace: String { "," + dropFirst() }
}

extension MessageGroup {
    /// The fields of a message that have a value.
    fileprivate func object(ofRow row: Int) -> JSONValue {
        .object(values(ofRow: row).map { ($0.field.name, $0.value.json) })
    }

    /// The units of the fields that have one.
    fileprivate var unitsByField: JSONValue {
        .object(fields.filter { !$0.shownUnit.isEmpty }.map { ($0.name, .string($0.unit)) })
    }
}
