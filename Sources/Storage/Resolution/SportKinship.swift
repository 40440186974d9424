/// Which of Strava's sports are more specific forms of another.
///
/// Exports only have the older `type`; the API also has `sport_type`, which knows more sports. If
/// an export says Run and the API TrailRun, they agree.
enum SportKinship {
    /// The `type` of each sport that only `sport_type` has ("ActivityType" and "SportType" in
    /// Strava's API reference).
    static let parents: [String: String] = {
        var parents = [
            "TrailRun": "Run", "MountainBikeRide": "Ride", "GravelRide": "Ride",
            "EMountainBikeRide": "EBikeRide", "VirtualRow": "Rowing",
        ]
        for sport in [
            "Badminton", "Basketball", "Cricket", "Dance", "HighIntensityIntervalTraining", "Padel",
            "Pickleball", "Pilates", "PhysicalTherapy", "Racquetball", "Squash", "TableTennis",
            "Tennis", "Volleyball",
        ] {
            parents[sport] = "Workout"
        }
        return parents
    }()

    /// Whether two names can mean the same sport: they are equal, or one is a more specific form of
    /// the other.
    static func agree(_ one: String, _ other: String) -> Bool {
        one == other || parents[one] == other || parents[other] == one
    }

    /// The coarser sport of a column; `NULL` if it has none.
    static func parentSQL(_ column: String) -> String {
        let cases = parents.sorted { $0.key < $1.key }
            .map { "WHEN '\($0.key)' THEN '\($0.value)'" }
        return "CASE \(column) \(cases.joined(separator: " ")) END"
    }
}
