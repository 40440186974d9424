/// The limits on a text, so that hostile texts end soon.
///
/// No file that a device or app wrote comes near the defaults.
public struct TrackXMLLimits: Hashable, Sendable {
    /// The maximum size of a text in bytes.
    public var bytes = 1 << 30
    /// The maximum depth of nested elements.
    public var depth = 256
    /// The maximum number of attributes and namespace declarations of an element, and of
    /// declarations of all open elements: libxml2 compares them pairwise.
    public var attributes = 256
    /// The maximum number of different names of elements, attributes and namespaces.
    public var names = 20_000
    /// The maximum number of tracks, segments, activities, laps and courses together.
    public var containers = 50_000
    /// The maximum number of violations of XML; an undeclared prefix counts as a tenth.
    public var violations = 100_000
    /// The maximum number of restarts after a place where libxml2 gave up.
    public var restarts = 1_000
    /// The maximum number of cells per byte of the text, including gaps. A point with a position
    /// takes at least 24 bytes, and real files have at most one cell per sixteen bytes.
    public var cellsPerByte = 0.25

    /// Creates the default limits.
    public init() {}
}

/// The limits that a text can reach.
public enum TrackXMLLimit: String, Hashable, Sendable, CustomStringConvertible {
    /// The text exceeds ``TrackXMLLimits/bytes``.
    case bytes
    /// Elements are nested more deeply than ``TrackXMLLimits/depth``.
    case depth
    /// An element exceeds ``TrackXMLLimits/attributes``, or a tag is longer than in any real file.
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
    /// Memory could not be allocated.
    case memory

    /// The limit as an English phrase, such as `elements nest deeper than the limit`.
    public var description: String {
        switch self {
        case .bytes: "the text is longer than the limit"
        case .depth: "elements nest deeper than the limit"
        case .attributes: "an element has more attributes than the limit"
        case .names: "more names differ than the limit"
        case .containers: "there are more tracks and laps than the limit"
        case .violations: "XML is violated more often than the limit"
        case .restarts: "reading was interrupted more often than the limit"
        case .cells: "columns would be larger than the text they come from"
        case .memory: "there is no memory left"
        }
    }
}
