package import JSON
package import Storage

// What a person's changes to a library did, for people and programs.

extension Leftovers {
    /// Files of the cache that went without another taking their place.
    private var filesRemoved: Int { cacheFiles.count { $0.replacement == nil } }

    /// What undoing a run took away, in a sentence.
    package var undoneText: String {
        "Undid the import of \(exports.map(\.printable).joined(separator: ", ")): "
            + "\(Format.count(activities, "activity", "activities")) and "
            + "\(Format.count(filesRemoved, "file")) of the cache are gone."
    }

    /// The same for programs.
    package func undoneJSON(run: Int64) -> JSONValue {
        .object([
            "run": .integer(run), "exports": .array(exports.map { .string($0) }),
            "activities_removed": JSONValue(activities),
            "cache_files_removed": JSONValue(filesRemoved),
        ])
    }
}

/// Activities that were forgotten, or may come back.
package struct ForgetReport {
    /// How many were found.
    package var count: Int
    /// How many were named.
    package var named: Int
    /// Whether they may come back.
    package var isUndo: Bool

    package init(count: Int, named: Int, isUndo: Bool) {
        self.count = count
        self.named = named
        self.isUndo = isUndo
    }

    package var text: String {
        isUndo
            ? "\(Format.count(count)) may come back: import their export again."
            : "\(Format.count(count)) of \(Format.count(named)) were found and deleted."
    }

    package var json: JSONValue {
        .object([(isUndo ? "remembered" : "forgotten", JSONValue(count))])
    }
}

/// Which of several recordings of one activity counts.
package struct PreferenceReport {
    private let changed: Int
    package let text: String

    /// An activity counts, and others are left out of totals.
    package init(_ id: Int64, over others: [Int64]) {
        changed = others.count
        text =
            "\(id) counts; left out of totals: " + others.map(String.init).joined(separator: ", ")
    }

    /// So many count again.
    package init(restored count: Int) {
        changed = count
        text = "\(Format.count(count)) count again."
    }

    package var json: JSONValue { .object(["changed": JSONValue(changed)]) }
}
