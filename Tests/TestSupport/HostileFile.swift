/// Activity files made to hurt: each repeats what costs a reader most for its length.
public struct HostileFile: Sendable, CustomStringConvertible {
    /// What it does.
    public var description: String
    /// `fit`, `gpx` or `tcx`.
    public var format: String
    private var head: [UInt8]
    private var body: @Sendable (Int) -> [UInt8]

    /// The file in about so many bytes.
    public func bytes(_ size: Int) -> [UInt8] {
        var content = head
        content.reserveCapacity(size + 1_024)
        var round = 0
        while content.count < size {
            content += body(round)
            round += 1
        }
        guard format == "fit" else { return content }
        var fit = FITBuilder()
        fit.raw(content)
        return fit.file(checksum: 0)
    }

    /// FIT, GPX and TCX of every kind known to hurt.
    public static let all = fit + gpx + tcx
}

extension HostileFile {
    private init(fit description: String, head: [UInt8] = [], _ body: [UInt8]) {
        self.init(
            description: description, format: "fit", head: head, body: { _ in body })
    }

    private init(gpx description: String, _ body: @escaping @Sendable (Int) -> String) {
        self.init(
            description: description, format: "gpx",
            head: Array("<gpx><trk><trkseg><trkpt lat=\"1\" lon=\"2\"/>".utf8),
            body: { Array(body($0).utf8) })
    }

    private init(tcx description: String, _ body: String) {
        self.init(
            description: description, format: "tcx",
            head: Array("<TrainingCenterDatabase><Activities><Activity><Lap>".utf8),
            body: { _ in Array(body.utf8) })
    }

    /// A definition with fields of a byte each, of the type `uint8`.
    private static func definition(
        _ local: UInt8, of global: UInt8 = 20, fields: Int, from first: Int = 0
    ) -> [UInt8] {
        [0x40 | local, 0, 0, global, 0, UInt8(fields)]
            + (first..<first + fields).flatMap { [UInt8($0), 1, 2] }
    }

    private static let fit = [
        HostileFile(
            fit: "records of 140 fields of a byte", head: definition(1, fields: 140),
            [1] + [UInt8](repeating: 7, count: 140)),
        HostileFile(fit: "records of a byte", head: definition(1, fields: 1, from: 3), [1, 7]),
        HostileFile(
            fit: "records of a time", head: [0x41, 0, 0, 20, 0, 1, 253, 4, 0x86],
            [1, 0, 0, 0, 0x40]),
        HostileFile(fit: "records of nothing", head: definition(1, fields: 0), [1]),
        HostileFile(
            fit: "one wide record, then narrow ones",
            head: definition(1, fields: 140) + [1] + [UInt8](repeating: 7, count: 140)
                + definition(2, fields: 0), [2]),
        HostileFile(fit: "definitions", definition(1, fields: 200) + definition(1, fields: 199)),
        HostileFile(
            fit: "a definition for each record",
            definition(1, fields: 2) + [1, 7, 7] + definition(1, fields: 2, from: 3) + [1, 7, 7]),
        HostileFile(fit: "laps of nothing", head: definition(1, of: 19, fields: 0), [1]),
        HostileFile(fit: "sessions of nothing", head: definition(1, of: 18, fields: 0), [1]),
        HostileFile(fit: "files of nothing", FITBuilder().file()),
    ]

    private static let gpx = [
        HostileFile(gpx: "lone ampersands") { _ in "&" },
        HostileFile(gpx: "entities nobody declared") { _ in "&foo;" },
        HostileFile(gpx: "elements inside elements") { _ in "<a>" },
        HostileFile(gpx: "attributes without end") { $0 == 0 ? "<trkpt " : "a\($0)=\"1\" " },
        HostileFile(gpx: "names that all differ") { "<n\($0)>1</n\($0)>" },
        HostileFile(gpx: "name spaces inside name spaces") { _ in "<a xmlns:a=\"u\" xmlns:b=\"v\">"
        },
        HostileFile(gpx: "tags inside tags") { _ in "<trkpt <1" },
        HostileFile(gpx: "comments without end") { _ in "<!--" },
        HostileFile(gpx: "points that say nothing") { _ in "<trkpt/>" },
        HostileFile(gpx: "one wide point, then points that say nothing") { round in
            round > 0
                ? "<trkpt/>"
                : "<trkpt lat=\"1\" lon=\"2\">"
                    + (0..<60).map { "<a\($0)>1</a\($0)>" }.joined() + "</trkpt>"
        },
        HostileFile(gpx: "points of three numbers") { _ in
            "<trkpt lat=\"1\" lon=\"2\"><a>1</a><b>1</b><c>1</c></trkpt>"
        },
        HostileFile(
            description: "entities that grow", format: "gpx",
            head: Array("<!DOCTYPE gpx [<!ENTITY e0 \"ha\">".utf8),
            body: { Array("<!ENTITY e\($0 + 1) \"&e\($0);&e\($0);\">".utf8) }),
    ]

    private static let tcx = [
        HostileFile(tcx: "laps without end", "<Lap/>"),
        HostileFile(tcx: "points with a bad time", "<Trackpoint><Time>x</Time></Trackpoint>"),
    ]
}
