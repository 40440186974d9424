import ActivityModel
import Foundation
import WebServer

/// What the address of an activity's page says beyond the activity.
struct ActivityQuery: Sendable {
    /// The axis, the curves and the part of the axis that the reader wants.
    var curves = ActivityCurves.Wish()
    /// What colours the track; `nil` for one colour.
    var colour: TrackShading.Measure?
    /// The query of the list from which the reader came; `nil` if from elsewhere.
    var list: String?

    /// Longer lists of conditions come from nobody who filters.
    private static let longestList = 2_000

    init(_ request: HTTPRequest) {
        curves.axis = request.value("x").flatMap(ActivityCurves.Axis.init(rawValue:))
        curves.curves = request.query.filter { $0.name == "curve" && !$0.value.isEmpty }
            .map(\.value)
        if let from = Self.number(request.value("from")), let to = Self.number(request.value("to")),
            from < to
        {
            curves.window = from...to
        }
        colour = request.value("colour").flatMap(TrackShading.Measure.init(rawValue:))
        list = request.value("list").flatMap { $0.count <= Self.longestList ? $0 : nil }
    }

    /// An address of a page or document of the activity, with all of this.
    func address(_ path: String) -> String {
        let members = members
        return members.isEmpty ? path : path + "?" + FormEncoding.text(members)
    }

    /// The members of the address, but those that are named.
    func members(without names: Set<String> = []) -> [(String, String)] {
        members.filter { !names.contains($0.0) }
    }

    private var members: [(String, String)] {
        var members: [(String, String)] = []
        if let axis = curves.axis { members.append(("x", axis.rawValue)) }
        members += curves.curves.map { ("curve", $0) }
        if let window = curves.window {
            members.append(("from", Self.text(window.lowerBound)))
            members.append(("to", Self.text(window.upperBound)))
        }
        if let colour { members.append(("colour", colour.rawValue)) }
        if let list { members.append(("list", list)) }
        return members
    }

    /// A copy with something changed.
    func with(_ change: (inout ActivityQuery) -> Void) -> ActivityQuery {
        var copy = self
        change(&copy)
        return copy
    }

    private static func number(_ text: String?) -> Double? {
        text.flatMap(Double.init).flatMap { $0.isFinite && abs($0) < 1e10 ? $0 : nil }
    }

    private static func text(_ value: Double) -> String { "\(Int(nearest: value))" }
}
