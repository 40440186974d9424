package import ActivityModel
package import JSON

extension JSONValue {
    /// ISO 8601 in UTC, or `null`.
    package init(_ time: Timestamp?) { self.init(time?.description) }
}
