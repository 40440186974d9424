import ActivityModel
package import JSON
import Storage

/// The result of `waymark self-check`: a line for each thing looked at.
package struct SelfCheckReport: Sendable {
    package enum State: String, Sendable {
        case ok, warning, failed
    }

    package struct Line: Sendable {
        /// The word that programs know it by.
        package var name: String
        package var state = State.ok
        package var detail: String
        /// What to do, if it is not `ok`.
        package var advice: String?
    }

    package let lines: [Line]

    package init(_ facts: SelfCheckFacts) { lines = facts.lines }

    /// Whether nothing failed; warnings do not count.
    package var isUsable: Bool { !lines.contains { $0.state == .failed } }

    package var json: JSONValue {
        .object([
            "usable": .bool(isUsable),
            "checks": .array(
                lines.map { line in
                    .object([
                        "name": .string(line.name), "state": .string(line.state.rawValue),
                        "detail": .string(line.detail), "advice": JSONValue(line.advice),
                    ])
                }),
        ])
    }

    package var text: String {
        let width = lines.map(\.name.count).max() ?? 0
        var text = ""
        for line in lines {
            let mark =
                switch line.state {
                case .ok: "ok   "
                case .warning: "warn "
                case .failed: "FAIL "
                }
            let name = line.name + String(repeating: " ", count: width - line.name.count)
            text += "\(mark) \(name)  \(line.detail.printable)\n"
            if let advice = line.advice {
                text += String(repeating: " ", count: width + 8) + advice + "\n"
            }
        }
        let failed = lines.count { $0.state == .failed }
        let warned = lines.count { $0.state == .warning }
        let end =
            failed > 0
            ? "\(failed) failed: Waymark cannot do its work here."
            : warned > 0 ? "Waymark can work here; see the warnings." : "Waymark can work here."
        return text + end + "\n"
    }
}

extension SelfCheckFacts {
    typealias Line = SelfCheckReport.Line

    fileprivate var lines: [Line] {
        [
            Line(name: "program", detail: program),
            Line(name: "system", detail: system + ", " + Format.count(processors, "processor")),
            Line(
                name: "libraries",
                detail: libraries.map { "\($0.name) \($0.version)" }.joined(separator: ", ")),
            libraryLine, permissionsLine, diskLine, clockLine, portLine, rootsLine, stravaLine,
            limitsLine, mapLine,
            Line(
                name: "sample", state: hasSample ? .ok : .warning,
                detail: hasSample ? "found" : "not found",
                advice: hasSample ? nil : "the page then does not offer the sample export"),
        ]
    }

    private var libraryLine: Line {
        let place =
            switch folderChoice {
            case .option: "from --library"
            case .variable: "from WAYMARK_LIBRARY"
            case .dataHome: "in XDG_DATA_HOME"
            case .home: "in the home folder"
            }
        switch library {
        case .none: return Line(name: "library", detail: "none yet, \(place)")
        case .current(let activities):
            return Line(
                name: "library",
                detail: "\(Format.count(activities, "activity", "activities")), \(place)")
        case .older:
            return Line(
                name: "library",
                detail: "of an older version, \(place); the next command upgrades it")
        case .newer:
            return Line(
                name: "library", state: .failed, detail: "written by a newer Waymark, \(place)",
                advice: "install that version or a newer one")
        case .unusable(let error):
            return Line(
                name: "library", state: .failed, detail: "cannot be read, \(place)",
                advice: error.advice(for: .terminal))
        }
    }

    private var permissionsLine: Line {
        if !isWritable {
            return Line(
                name: "permissions", state: library == .none ? .failed : .warning,
                detail: "the library's folder cannot be written",
                advice: "imports and syncs need that; check owner and mode of the folder")
        }
        guard !exposed.isEmpty else {
            return Line(name: "permissions", detail: "the library's folder can be written")
        }
        return Line(
            name: "permissions", state: .warning,
            detail: "others can read \(exposed.joined(separator: " and "))",
            advice: "chmod 600, in the library's folder")
    }

    /// An import of a typical export of 1 GB needs about twice as much.
    private var diskLine: Line {
        guard let freeBytes else {
            return Line(name: "disk", state: .warning, detail: "free space unknown")
        }
        let state: SelfCheckReport.State =
            freeBytes < 100_000_000 ? .failed : freeBytes < 2_000_000_000 ? .warning : .ok
        return Line(
            name: "disk", state: state, detail: "\(Format.bytes(freeBytes)) free",
            advice: state == .ok ? nil : "an import needs twice the size of the export")
    }

    private var clockLine: Line {
        let time = Format.minute(now)
        if now < Timestamp(year: 2026, month: 1, day: 1) {
            return Line(
                name: "clock", state: .failed, detail: "\(time): in the past",
                advice: "set the clock: certificates and Strava's limits depend on it")
        }
        switch isSynchronised {
        case true: return Line(name: "clock", detail: "\(time), synchronised")
        case false:
            return Line(
                name: "clock", state: .warning, detail: "\(time), not synchronised",
                advice: "Strava's tokens and limits depend on the time: use a time service")
        default: return Line(name: "clock", detail: time)
        }
    }

    private var portLine: Line {
        switch port.state {
        case .free:
            return Line(
                name: "port", detail: port.number == 0 ? "any" : "\(port.number) is free")
        case .servesWaymark:
            return Line(name: "port", detail: "\(port.number): waymark serve answers there")
        case .taken:
            return Line(
                name: "port", state: .warning, detail: "\(port.number) is taken",
                advice: "choose another with --port")
        case .refused(let reason):
            return Line(
                name: "port", state: .warning, detail: "\(port.number): \(reason)",
                advice: "choose another with --port")
        }
    }

    private var rootsLine: Line {
        if let roots, roots.count > 0 {
            let number = Format.count(roots.count, "authority", "authorities")
            return Line(name: "certificates", detail: "\(number) in \(roots.path)")
        }
        return Line(
            name: "certificates", state: .warning, detail: "no authorities for HTTPS",
            advice: "Strava's API needs them: install ca-certificates; exports do not")
    }

    private var stravaLine: Line {
        Line(
            name: "strava",
            detail: isConnected
                ? "connected"
                : hasApplication ? "application set up, not connected" : "not connected; optional")
    }

    private var limitsLine: Line {
        guard let openFiles else { return Line(name: "limits", detail: "not known") }
        let isLow = openFiles < 256
        return Line(
            name: "limits", state: isLow ? .warning : .ok,
            detail: "\(Format.count(openFiles)) open files",
            advice: isLow ? "raise it (ulimit -n), or many visitors are refused" : nil)
    }

    private var mapLine: Line {
        Line(
            name: "map", state: hasLeaflet ? .ok : .warning,
            detail: hasLeaflet ? "Leaflet found" : "Leaflet not found",
            advice: hasLeaflet ? nil : "the page's map needs it: install libjs-leaflet")
    }
}
