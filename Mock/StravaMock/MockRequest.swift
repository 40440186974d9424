/// A request that was answered.
public struct MockRequest: Sendable {
    /// `GET`, `POST`, …
    public var method: String
    /// The path as it came, without the query.
    public var path: String
    /// The query, decoded; of a repeated name the last. Tokens are left out.
    public var query: [String: String]
    /// What was asked for.
    public var endpoint: MockEndpoint
    /// The status of the answer; of a dropped one, what was on its way.
    public var status: Int
    /// The mock's clock, seconds since 1970.
    public var time: Int64
    /// The athlete whose token it bore.
    public var athleteID: Int64?
    /// The id of the activity, or of whatever else the path names.
    public var id: String?
    /// How the answer went wrong on purpose.
    public var fault: MockFaults.Kind?
    /// Whether it counted to the limits.
    public var isCounted: Bool
}
