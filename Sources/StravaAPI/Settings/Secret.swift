/// A text that is never printed: not in a description, a debug description, a dump or an error.
package struct Secret: Sendable, Hashable {
    /// The text itself, only for a request or a private file.
    package let revealed: String

    /// Hides a text.
    package init(_ text: String) { revealed = text }
}

extension Secret: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// `•••`, whatever the text.
    package var description: String { "•••" }
    package var debugDescription: String { "•••" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
