package import JSON
package import Storage

/// Changes as text.
package enum ChangeText {
    /// `3 renamed · 1 gear`, without the new ones, which are counted elsewhere; `nil` when none.
    ///
    /// - Parameter absent: what absence is called where it is known who lacks them.
    package static func counts(
        _ changes: [ActivityChange], absent: String? = nil
    ) -> String? {
        let parts = ActivityChange.Kind.allCases.filter { $0 != .new }.compactMap { kind in
            let number = changes.count { $0.kind == kind }
            let name = kind == .absent ? absent ?? label(kind) : label(kind)
            return number > 0 ? "\(Format.count(number)) \(name)" : nil
        }
        return parts.isEmpty ? nil : parts.joined(separator: " · ")
    }

    package static func text(_ changes: [ActivityChange]) -> String {
        guard !changes.isEmpty else { return "" }
        var table = TextTable([
            ("ACTIVITY", .right), ("WHAT", .left), ("BEFORE", .left), ("NOW", .left),
        ])
        for change in changes {
            table.add([
                String(change.activityID), label(change.kind), short(change.old),
                short(change.new),
            ])
        }
        return table.text
    }

    private static func short(_ value: String?) -> String {
        let line = value?.split(whereSeparator: \.isNewline).joined(separator: " ") ?? ""
        return line.printable.shortened(to: 36)
    }

    /// The kind of change in a few words.
    package static func label(_ kind: ActivityChange.Kind) -> String {
        switch kind {
        case .new: "new"
        case .renamed: "renamed"
        case .type: "type changed"
        case .gear: "gear changed"
        case .commute: "commute changed"
        case .description: "description changed"
        case .note: "private note changed"
        case .start: "start changed"
        case .distance: "distance changed"
        case .elevation: "elevation gain changed"
        case .elapsed: "elapsed time changed"
        case .moving: "moving time changed"
        case .media: "media changed"
        case .file: "file replaced"
        case .becameManual: "became manual"
        case .absent: "absent"
        case .back: "back again"
        }
    }
}

extension ActivityChange {
    /// The change as JSON.
    package func json(run: Int64?) -> JSONValue {
        .object([
            "run": JSONValue(run), "activity_id": .integer(activityID),
            "kind": .string(kind.rawValue), "old": JSONValue(old), "new": JSONValue(new),
        ])
    }
}
