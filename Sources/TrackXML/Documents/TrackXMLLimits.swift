/// How much of a text is read at most, so that hostile texts end soon.
///
/// No file that a device or app wrote comes near the defaults.
public struct TrackXMLLimits: Hashable, Sendable {
    /// How many bytes a text may have.
    public var bytes = 1 << 30
    /// How deep elements may nest.
    public var depth = 256
    /// How many attributes and name space declarations an element may have, and how many
    /// declarations the elements that are open: libxml2 compares each with each.
    public var attributes = 256
    /// How many names of elements, attributes and name spaces may differ.
    public var names = 20_000
    /// How many tracks, segments, activities, laps and courses there may be together.
    public var containers = 50_000
    /// How many violations of XML are put up with; undeclared prefixes count a tenth.
    public var violations = 100_000
    /// How often reading may begin anew behind a place where libxml2 gave up.
    public var restarts = 1_000
    /// How many cells the columns may have for each byte of the text, the gaps included. A point
    /// with a position has 24 bytes at least, and real files one cell for sixteen bytes at most.
    public var cellsPerByte = 0.25

    /// Creates the default limits.
    public init() {}
}

/// The limits that a text can meet.
public enum TrackXMLLimit: String, Hashable, Sendable, CustomStringConvertible {
    /// The text exceeds ``TrackXMLLimits/bytes``.
    case bytes
    /// Elements are nested more deeply than ``TrackXMLLimits/depth``.
    case depth
    /// ``TrackXMLLimits/attributes``, or a tag longer than any honest one.
    case attributes
    /// There are more different names than ``TrackXMLLimits/names``.
    case names
    /// There are more tracks and laps than ``TrackXMLLimits/containers``.
    case containers
    /// There are more violations of XML than ``TrackXMLLimits/violations``.
    case violations
    /// The parser restarted more often than ``TrackXMLLimits/restarts``.
    case restarts
    /// There are more values than ``TrackXMLLimits/cellsPerByte`` allows.
    case cells
    /// There was no memory left.
    case memory

    /// `elements nest deeper than the limit` and the like.
    public var description: String {
        switch self {
        case .bytes: "the text is longer than the limit"
        case .depth: "elements nest deeper than the limit"
        case .attributes: "an element has more attributes than the limit"
        case .names: "more names differ than the limit"
        case .containers: "there are more tracks and laps than the limit"
        case .violations: "XML is violated more often than the limit"
        case .restarts: "reading broke off more often than the limit"
        case .cells: "columns would be larger than the text they come from"
        case .memory: "there is no memory left"
        }
    }
}
