/// Finds the folder in an archive, or on disk, that is the root of an export.
struct ExportRoot {
    /// The facts about a folder that may be the root.
    private struct Candidate {
        var hasActivitiesTable = false
        var tables = 0
        var activityFiles = 0

        /// Whether it is the root even without `activities.csv`, for example after an interrupted
        /// download.
        var isLikely: Bool { tables >= 3 || (activityFiles > 0 && tables > 0) }
    }

    private var candidates: [[Substring]: Candidate] = [:]

    /// Tables that hardly anything but an export has at its root.
    private static let tables: Set<String> = [
        "applications.csv", "bikes.csv", "blocks.csv", "clubs.csv", "comments.csv",
        "components.csv", "connected_apps.csv", "contacts.csv", "email_preferences.csv",
        "events.csv", "followers.csv", "following.csv", "general_preferences.csv",
        "global_challenges.csv", "goals.csv", "kudos.csv", "logins.csv", "media.csv",
        "memberships.csv", "photos.csv", "posts.csv", "privacy_zones.csv", "profile.csv",
        "reactions.csv", "routes.csv", "segments.csv", "shoes.csv", "social_settings.csv",
        "starred_routes.csv", "starred_segments.csv", "visibility_settings.csv",
    ]

    /// Adds a file, by the components of its path.
    mutating func add(_ components: [Substring]) {
        guard let name = components.last?.lowercased() else { return }
        let folder = Array(components.dropLast())
        if name == "activities.csv" {
            candidates[folder, default: Candidate()].hasActivitiesTable = true
        } else if Self.tables.contains(name) {
            candidates[folder, default: Candidate()].tables += 1
        } else if folder.last?.lowercased() == "activities" {
            candidates[Array(folder.dropLast()), default: Candidate()].activityFiles += 1
        }
    }

    /// The topmost folder that contains activity files in `activities/`; `nil` if none does.
    func findPart() -> [Substring]? {
        candidates.filter { $0.value.activityFiles > 0 }.keys.min {
            ($0.count, $0.joined(separator: "/")) < ($1.count, $1.joined(separator: "/"))
        }
    }

    /// The root's components: the topmost folder with `activities.csv` or, if there are several,
    /// the one with more of an export around it; otherwise the folder with enough of the rest.
    func find() -> [Substring]? {
        let likely = candidates.filter { $0.value.hasActivitiesTable || $0.value.isLikely }
        return likely.min { left, right in
            func rank(_ candidate: (key: [Substring], value: Candidate)) -> (Int, Int, Int, String)
            {
                (
                    candidate.value.hasActivitiesTable ? 0 : 1, candidate.key.count,
                    -candidate.value.tables - min(candidate.value.activityFiles, 1),
                    candidate.key.joined(separator: "/")
                )
            }
            return rank(left) < rank(right)
        }?.key
    }
}
