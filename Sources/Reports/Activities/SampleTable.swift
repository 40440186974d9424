package import ActivityModel
import Ingest
import JSON

/// The streams of an activity, sample by sample.
package struct SampleTable {
    private let columns: [(name: String, stream: SampleStream)]
    /// The samples whose position is omitted.
    private let hidden: Set<Int>

    /// Whether any position is omitted.
    package var isCut: Bool { !hidden.isEmpty }

    /// Two streams with the same name (a native and a developer field) are numbered.
    ///
    /// - Parameter zones: circles whose inside is omitted from the positions.
    package init(_ streams: [SampleStream], outside zones: [PrivacyZone]) {
        let streams = streams.mergingInstants()
        hidden = Self.hidden(streams, zones)
        columns = zip(streams.uniqueNames { $0.name.rawValue }, streams).map { ($0, $1) }
    }

    /// Writes the samples line by line: CSV with a header, or JSON Lines.
    ///
    /// - Parameter write: receives a line without its line feed.
    package func write(asJSON: Bool, _ write: (String) -> Void) {
        let count = columns.first?.stream.count ?? 0
        if !asJSON { write(columns.map { Self.quoted($0.name) }.joined(separator: ",")) }
        for index in 0..<count {
            let isHidden = hidden.contains(index)
            let cells = columns.map { column in
                isHidden && [.latitude, .longitude].contains(column.stream.name)
                    ? .null : Self.cell(column.stream, index)
            }
            if asJSON {
                write(JSONValue.object(zip(columns.map(\.name), cells).map { ($0, $1) }).line)
            } else {
                let texts = cells.map { cell -> String in
                    switch cell {
                    case .null: ""
                    case .string(let text): text
                    default: cell.line
                    }
                }
                write(texts.joined(separator: ","))
            }
        }
    }

    /// The samples with a pair of coordinates that is in a zone, or incomplete.
    private static func hidden(_ streams: [SampleStream], _ zones: [PrivacyZone]) -> Set<Int> {
        guard !zones.isEmpty else { return [] }
        let north = streams.filter { $0.name == .latitude }
        let east = streams.filter { $0.name == .longitude }
        var hidden: Set<Int> = []
        for number in 0..<max(north.count, east.count) {
            let latitude = number < north.count ? north[number] : nil
            let longitude = number < east.count ? east[number] : nil
            for index in 0..<max(latitude?.count ?? 0, longitude?.count ?? 0) {
                let y = latitude.flatMap { index < $0.count ? $0[index] : nil }
                let x = longitude.flatMap { index < $0.count ? $0[index] : nil }
                if y == nil, x == nil { continue }
                if let y, let x, !zones.contains(where: { $0.covers(latitude: y, longitude: x) }) {
                    continue
                }
                hidden.insert(index)
            }
        }
        return hidden
    }

    private static func cell(_ stream: SampleStream, _ index: Int) -> JSONValue {
        if stream.name == .time, case .scaled(let raw, .microseconds) = stream.values {
            return raw[index] == SampleStream.missing
                ? .null : .string(Timestamp(microseconds: raw[index]).description)
        }
        return JSONValue(stream[index])
    }

    private static func quoted(_ text: String) -> String {
        guard text.contains(where: { ",\"\r\n".contains($0) }) else { return text }
        return "\""
            + text.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\""
    }
}
