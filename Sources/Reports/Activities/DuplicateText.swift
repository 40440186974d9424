import ActivityModel
package import JSON
package import Storage

extension DuplicatePair {
    package var json: JSONValue {
        .object([
            "first": first.json, "second": second.json, "overlap": .decimal(overlap),
            "only_first": .array(onlyFirst.map { .string($0) }),
            "only_second": .array(onlySecond.map { .string($0) }),
        ])
    }

    package var text: String {
        let percent = Format.fixed(overlap * 100, 0)
        return "\(line(first, onlyFirst))\n\(line(second, onlySecond))\n"
            + "    \(percent) % of the shorter one in common\n\n"
    }

    private func line(_ activity: ActivityListing, _ only: [String]) -> String {
        var line = "\(activity.id)  " + (activity.start.map(Format.minute) ?? "")
        line += "  " + (activity.distanceMetres.map { Format.fixed($0 / 1000, 2) + " km" } ?? "–")
        line += "  \(Format.count(activity.samples)) samples"
        if !only.isEmpty { line += ", alone with " + only.joined(separator: ", ").printable }
        if let other = activity.hiddenBehind { line += "  (hidden behind \(other))" }
        return line
    }
}
