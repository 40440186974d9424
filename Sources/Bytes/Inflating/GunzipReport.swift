/// The result of reading a gzip file (RFC 1952).
public struct GunzipReport: Equatable, Sendable {
    /// The first problem; `nil` if every member was complete with a correct checksum.
    public var problem: InflateError?
    /// The number of members that were inflated completely.
    public var members = 0
    /// The number of bytes after the last member that are not gzip: padding or junk, harmless.
    public var trailingBytes = 0

    /// Creates a report with these results.
    public init(problem: InflateError? = nil, members: Int = 0, trailingBytes: Int = 0) {
        self.problem = problem
        self.members = members
        self.trailingBytes = trailingBytes
    }
}
