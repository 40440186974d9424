/// A text that is never printed: not in a description, a debug description, a dump or an error.
package struct Secret: Sendable, Hashable {
    /// The text itself: for a request or a private file, nothing else.
    package let revealed: String

    /// Takes a text out of sight.
    package init(_ text: String) { revealed = text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `•••`, whatever the text.
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
