import Storage

/// A page of the archive: one or more tables of the exports under one name.
enum ArchiveSection: String, CaseIterable, Sendable {
    case challenges, goals, clubs, comments, reactions, segments, followers, events, posts
    case others = "other"

    /// The tables whose rows it shows, by file name without `.csv`; of the last one all others.
    var tables: [String] {
        switch self {
        case .challenges: ["global_challenges", "group_challenges"]
        case .goals: ["goals"]
        case .clubs: ["memberships", "clubs"]
        case .comments: ["comments"]
        case .reactions: ["reactions", "kudos"]
        case .segments: ["segments", "starred_segments", "local_legend_segments"]
        case .followers: ["following", "followers", "favorites"]
        case .events: ["events"]
        case .posts: ["posts"]
        case .others: []
        }
    }

    /// The tables that other pages show.
    static let elsewhere: Set<String> = [
        "profile", "bikes", "shoes", "components", "media", "photos", "routes", "starred_routes",
        "general_preferences", "activities",
    ]

    /// The tables of the exports that belong here, in the order of ``tables``.
    func own(_ all: [KeptTable]) -> [KeptTable] {
        guard self != .others else {
            let known = Set(Self.allCases.flatMap(\.tables)).union(Self.elsewhere)
            return all.filter { !known.contains($0.name) }
        }
        return tables.flatMap { name in all.filter { $0.name == name } }
    }
}
