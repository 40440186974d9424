public import Bytes

/// Why a text gave no document at all.
public struct TrackXMLError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The reasons why a text cannot be read as GPX or TCX.
    public enum Kind: Equatable, Sendable {
        /// There is no element: no XML, or none that begins.
        case noElement
        /// The root element is neither `gpx` nor `TrainingCenterDatabase`. Its local name, as far
        /// as it is short and plain.
        case otherRoot(String)
        /// The text declares a document type, which could name other files or entities.
        case documentType
        /// A limit was met before anything could be read.
        case limitExceeded(TrackXMLLimit)
        /// The file could not be read; `FileError` is of module `Bytes`.
        case unreadable(FileError)
    }

    /// The reason why the text cannot be read.
    public var kind: Kind
    /// The line where it was met, from 1.
    public var line: Int
    /// The column where it was met, from 1.
    public var column: Int

    /// An error at a place.
    public init(_ kind: Kind, line: Int = 1, column: Int = 1) {
        self.kind = kind
        self.line = line
        self.column = column
    }

    /// `line 3, column 1: expected gpx or TrainingCenterDatabase, found kml`.
    public var description: String { "line \(line), column \(column): \(reason)" }

    /// The reason without the place: `expected gpx or TrainingCenterDatabase, found kml`.
    public var reason: String {
        switch kind {
        case .noElement: "expected a gpx or TrainingCenterDatabase element, found none"
        case .otherRoot(let name): "expected gpx or TrainingCenterDatabase, found \(name)"
        case .documentType: "expected no document type declaration, found one"
        case .limitExceeded(let limit): limit.description
        case .unreadable(let error): "\(error)"
        }
    }
}
