package import JSON
package import Storage

// The results of changes to a library other than imports, for people and programs.

extension Leftovers {
    /// Files of the cache that were removed without a replacement.
    private var filesRemoved: Int { cacheFiles.count { $0.replacement == nil } }

    /// What undoing a run removed, in a sentence.
    package var undoneText: String {
        "Undid the import of \(exports.map(\.printable).joined(separator: ", ")): "
            + "\(Format.count(activities, "activity", "activities")) and "
            + "\(Format.count(filesRemoved, "file")) of the cache are gone."
    }

    /// The result as JSON.
    package func undoneJSON(run: Int64) -> JSONValue {
        .object([
            "run": .integer(run), "exports": .array(exports.map { .string($0) }),
            "activities_removed": JSONValue(activities),
            "cache_files_removed": JSONValue(filesRemoved),
        ])
    }
}

/// The result of `waymark forget`.
package struct ForgetReport {
    /// The number of activities found.
    package var count: Int
    /// The number of activities named.
    package var named: Int
    /// Whether the next import may add them again.
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

/// The result of `waymark prefer`.
package struct PreferenceReport {
    private let changed: Int
    package let text: String

    /// One activity counts, and others are excluded from totals.
    package init(_ id: Int64, over others: [Int64]) {
        changed = others.count
        text =
            "\(id) counts; left out of totals: " + others.map(String.init).joined(separator: ", ")
    }

    /// So many activities count again.
    package init(restored count: Int) {
        changed = count
        text = "\(Format.count(count)) count again."
    }

    package var json: JSONValue { .object(["changed": JSONValue(changed)]) }
}
