public import Bytes

/// The reason why a text contains no document at all.
public struct TrackXMLError: Error, Equatable, Sendable, CustomStringConvertible {
    /// The reasons why a text cannot be read as GPX or TCX.
    public enum Kind: Equatable, Sendable {
        /// There is no element: the text is not XML, or ends before the first element.
        case noElement
        /// The root element is neither `gpx` nor `TrainingCenterDatabase`; the value is its local
        /// name, if short and plain.
        case otherRoot(String)
        /// The text declares a document type that could name other files or entities.
        case documentType
        /// A limit was reached before anything could be read.
        case limitExceeded(TrackXMLLimit)
        /// The file could not be read. `FileError` is defined in the module `Bytes`.
        case unreadable(FileError)
    }

    /// The reason why the text cannot be read.
    public var kind: Kind
    /// The line at which the error was found, from 1.
    public var line: Int
    /// The column at which the error was found, from 1.
    public var column: Int

    /// Creates an error at a position.
    public init(_ kind: Kind, line: Int = 1, column: Int = 1) {
        self.kind = kind
        self.line = line
        self.column = column
    }

    /// `line 3, column 1: expected gpx or TrainingCenterDatabase, found kml`.
    public var description: String { "line \(line), column \(column): \(reason)" }

    /// The reason without the position: `expected gpx or TrainingCenterDatabase, found kml`.
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
