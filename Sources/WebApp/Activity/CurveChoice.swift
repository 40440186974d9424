import ActivityModel
import Reports
import WebServer

/// The curves among which the reader chooses: a form that works without a script.
struct CurveChoice: Sendable {
    /// A stream that can be drawn.
    struct Option: Sendable, Hashable {
        /// The stream's name, unique among those of the activity.
        var key: String
        /// In the language of the page that is being written.
        var label: String
        /// Whether it is drawn now.
        var isShown: Bool
    }

    /// The channels that are drawn if the reader chose nothing, in this order.
    static let usual: [StreamName] = [
        .altitude, .velocity, .heartrate, .watts, .cadence, .temperature,
        StreamName(rawValue: "depth"),
    ]

    var options: [Option] = []

    /// The form; `nil` if there is nothing to choose from.
    ///
    /// - Parameter hidden: what else the address says, to be kept.
    func markup(keeping hidden: [(String, String)]) -> Markup? {
        guard options.contains(where: { !$0.isShown }) || options.count > 1 else { return nil }
        let hasMore = options.contains { option in
            !Self.usual.contains { $0.rawValue == option.key }
        }
        guard hasMore else { return nil }
        return tag("details", ["class": "curve-choice"]) {
            tag("summary") { "Choose curves" }
            tag("form", ["method": "get"]) {
                for (name, value) in hidden {
                    void("input", ["type": "hidden", "name": name, "value": value])
                }
                for option in options {
                    tag("label") {
                        void(
                            "input",
                            [
                                "type": "checkbox", "name": "curve", "value": option.key,
                                "checked": option.isShown ? "" : nil,
                            ])
                        " \(option.label)"
                    }
                }
                tag("button", ["class": "button"]) { "Show" }
            }
        }
    }
}
