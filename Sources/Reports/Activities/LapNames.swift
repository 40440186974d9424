import ActivityModel

extension [Lap] {
    /// Whether any lap has a name that says more than its number, unlike Strava's own `Lap 1`.
    package var haveNames: Bool {
        enumerated().contains { index, lap in
            guard let name = lap.name, !name.isEmpty else { return false }
            return name != "Lap \(lap.index ?? index + 1)"
        }
    }
}
