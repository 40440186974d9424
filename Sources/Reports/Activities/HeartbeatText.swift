package import ActivityModel
import JSON

/// Times between heartbeats for programs.
package enum HeartbeatText {
    /// Writes seconds, one per line, or a JSON array on one line.
    package static func write(
        _ intervals: SampleStream?, asJSON: Bool, _ line: (String) -> Void
    ) {
        let seconds = (intervals?.doubles ?? []).map { JSONValue.decimal($0) }
        if asJSON { return line(JSONValue.array(seconds).line) }
        for one in seconds { line(one.line) }
    }
}
