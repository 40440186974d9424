package import ActivityModel
package import StravaAPI

/// Strava's limits as text.
package enum BudgetText {
    /// Usage and remaining requests of both windows.
    package static func line(_ budget: BudgetSnapshot) -> String {
        let parts = [(LimitWindow.quarterHour, "this quarter hour"), (.day, "today")].map {
            window, name in
            let used = budget.entry(.read, window)?.used ?? 0
            let limit = budget.entry(.read, window)?.limit ?? 0
            return "\(Format.count(used)) of \(Format.count(limit)) used \(name), "
                + "\(Format.count(budget.left(in: window))) left"
        }
        return parts.joined(separator: " · ")
    }

    /// How the remaining requests are distributed over Strava's windows.
    package static func plan(_ plan: [WindowShare], now: Timestamp) -> String {
        guard let first = plan.first, let last = plan.last else { return "waymark sync" }
        if plan.count == 1 && first.begins <= now { return "they fit into the open window" }
        return "\(Format.count(plan.count, "quarter hour")) of Strava's limits, "
            + "until about \(Format.minute(last.ends))"
    }
}
