/// A text that is never printed: not in a description, a debug description, a dump or an error.
public struct Secret: Sendable, Hashable {
    /// The text itself: for a request or a private file, nothing else.
    public let revealed: String

    /// Takes a text out of sight.
    public init(_ text: String) { revealed = text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `•••`, whatever the text.
    public var description: String { "•••" }
    /// `•••`, whatever the text.
    public var debugDescription: String { "•••" }
    /// Nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
