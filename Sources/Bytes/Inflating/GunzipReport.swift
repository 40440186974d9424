/// What became of a gzip file (RFC 1952).
public struct GunzipReport: Equatable, Sendable {
    /// The first thing that was wrong; `nil` when every member was whole and its checksum right.
    public var problem: InflateError?
    /// How many members were inflated to their end.
    public var members = 0
    /// How many bytes follow the last member and are no gzip: padding or junk, harmless.
    public var trailingBytes = 0

    /// A report of these findings.
    public init(problem: InflateError? = nil, members: Int = 0, trailingBytes: Int = 0) {
        self.problem = problem
        self.members = members
        self.trailingBytes = trailingBytes
    }
}
