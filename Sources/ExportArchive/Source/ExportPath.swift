import Bytes

enum ExportPath {
    /// The components of a path, or `nil` if it leads out of its root: absolute, with `..`, a drive
    /// letter or a NUL. Backslashes, as written by old Windows tools, are separators.
    static func components(_ path: String) -> [Substring]? {
        var components: [Substring] = []
        guard !path.isEmpty else { return nil }
        var start = path.startIndex
        let view = path.unicodeScalars
        var cursor = start
        func take(_ end: String.Index) -> Bool {
            let component = path[start..<end]
            if component == ".." { return false }
            if component.isEmpty { return start != path.startIndex }
            if component != "." { components.append(component) }
            return true
        }
        while cursor < view.endIndex {
            switch view[cursor] {
            case "\0": return nil
            case ":" where components.isEmpty: return nil
            case "/", "\\":
                guard take(cursor) else { return nil }
                start = view.index(after: cursor)
            default: break
            }
            cursor = view.index(after: cursor)
        }
        guard take(view.endIndex), !components.isEmpty else { return nil }
        return components
    }

    /// Whether a path belongs to the computer rather than the export: `__MACOSX`, `.DS_Store`,
    /// `._x`, `Thumbs.db`, or leftovers of an interrupted copy.
    static func isJunk(_ components: [Substring]) -> Bool {
        components.contains { component in
            component.hasPrefix(".") || component == "__MACOSX"
                || ["thumbs.db", "desktop.ini"].contains(component.lowercased())
        }
    }

    /// A path in the form in which lookups compare it: without case, whatever the composition of
    /// accents.
    static func folded(_ path: String) -> String { path.lowercased() }

    static func name(_ path: String) -> Substring {
        path.lastIndex { $0 == "/" }.map { path[path.index(after: $0)...] } ?? path[...]
    }
}
