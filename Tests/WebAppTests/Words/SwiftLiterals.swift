import Foundation
import TestSupport

/// The string literals of Swift sources, each as the key that a phrase of it would have.
struct SwiftLiterals {
    struct Literal {
        /// The text with `{0}`, `{1}` for what is interpolated.
        var key: String
        /// What stands before it, back to the literal before.
        var before: String
        var file: String
        var line: Int
    }

    private(set) var literals: [Literal] = []
    private var text: [Character] = []
    private var at = 0
    private var line = 1
    private var file = ""
    private var before = ""

    /// All literals of the Swift files below a folder of the project.
    static func all(below folders: [String]) throws -> [Literal] {
        var scanner = SwiftLiterals()
        for folder in folders {
            let root = Fixtures.project.appending(path: folder)
            let files = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
            for case let url as URL in files ?? .init() where url.pathExtension == "swift" {
                scanner.scan(
                    try String(contentsOf: url, encoding: .utf8), file: url.lastPathComponent)
            }
        }
        return scanner.literals
    }

    mutating func scan(_ source: String, file: String) {
        text = Array(source)
        (at, line, self.file, before) = (0, 1, file, "")
        while at < text.count { step() }
    }

    /// Reads one character of code, a comment, or a literal.
    private mutating func step() {
        if starts(with: "//") {
            while at < text.count, text[at] != "\n" { at += 1 }
        } else if starts(with: "\"\"\"") {
            at += 3
            literal(until: "\"\"\"")
        } else if text[at] == "\"" {
            at += 1
            literal(until: "\"")
        } else {
            before.append(text[at])
            advance()
        }
    }

    private mutating func literal(until end: String) {
        let (begin, prefix) = (line, before)
        before = ""
        var key = ""
        var places = 0
        while at < text.count, !starts(with: end) {
            if starts(with: "\\(") {
                at += 2
                key += "{\(places)}"
                places += 1
                interpolation()
            } else if text[at] == "\\" {
                at += 1
                key += escape()
            } else {
                key.append(text[at])
                advance()
            }
        }
        at += end.count
        if end.count == 3 { key = Self.unfolded(key) }
        literals.append(Literal(key: key, before: prefix, file: file, line: begin))
        before = ""
    }

    /// Code within a literal, which may have literals of its own.
    private mutating func interpolation() {
        var depth = 1
        before = ""
        while at < text.count {
            if text[at] == "(" { depth += 1 }
            if text[at] == ")" { depth -= 1 }
            if depth == 0 {
                at += 1
                return
            }
            step()
        }
    }

    /// What an escape stands for, behind its backslash.
    private mutating func escape() -> String {
        defer { advance() }
        switch text[at] {
        case "n": return "\n"
        case "t": return "\t"
        case "0": return "\0"
        case "u":
            var digits = ""
            at += 2
            while text[at] != "}" {
                digits.append(text[at])
                at += 1
            }
            return UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init).map(String.init) ?? ""
        default: return String(text[at])
        }
    }

    /// Lines joined where the source broke them only for itself.
    private static func unfolded(_ key: String) -> String {
        key.split(separator: "\n").map { $0.drop(while: \.isWhitespace) }.joined(separator: " ")
    }

    private func starts(with word: String) -> Bool {
        guard at + word.count <= text.count else { return false }
        return zip(text[at...], word).allSatisfy(==)
    }

    private mutating func advance() {
        if text[at] == "\n" { line += 1 }
        at += 1
    }
}

/// The keys of phrases among literals.
enum PhraseKeys {
    /// Everything in the page's sources that a reader may see, by key.
    static func page() throws -> [String: SwiftLiterals.Literal] { try found.get() }

    private static let found = Result {
        let literals = try SwiftLiterals.all(below: ["Sources/WebApp", "Sources/WebServer"])
        var found: [String: SwiftLiterals.Literal] = [:]
        var skipped = 0
        for (index, literal) in literals.enumerated() {
            if skipped > 0 {
                skipped -= 1
                continue
            }
            let next = index + 1 < literals.count ? literals[index + 1] : nil
            if let next, literal.before.hasSuffix("one: "), next.before.hasSuffix("other: ") {
                found[literal.key + " | " + next.key] = literal
                skipped = 1
            } else if literal.before.contains(/Format\.count\([^{}]*, $/) {
                let isPair = next?.before == ", "
                let many = isPair ? next?.key ?? "" : literal.key + "s"
                found["{0} \(literal.key) | {0} \(many)"] = literal
                skipped = isPair ? 1 : 0
            } else if isPhrase(literal, after: index > 0 ? literals[index - 1] : nil) {
                found[literal.key.trimmingCharacters(in: .whitespaces)] = literal
            }
        }
        return found
    }

    /// Whether a literal has words for people: a capital or a blank between words, and it is neither
    /// a name of HTTP or HTML nor a piece of a drawing.
    private static func isPhrase(
        _ literal: SwiftLiterals.Literal, after previous: SwiftLiterals.Literal?
    ) -> Bool {
        let key = literal.key
        guard !otherFiles.contains(literal.file) else { return false }
        let words = key.replacing(/\{\d+\}/, with: " ").trimmingCharacters(in: .whitespaces)
        guard words.contains(/[A-Za-z]{2}/), !notForPeople.contains(key), !key.hasPrefix("{\""),
            !key.hasPrefix("bytes "), !key.contains(/^[A-Z][A-Za-z]*(-[A-Z][A-Za-z]+)+$/),
            !key.contains(/[a-z]+=[\{a-z]/)
        else { return false }
        let before = literal.before.trimmingCharacters(in: .whitespacesAndNewlines)
        if let name = previous?.key, attributes.contains(name),
            literal.before.contains(/^(: |: [^,]*\?\s*|\s*: )$/)
        {
            return false
        }
        guard !technical.contains(where: { before.hasSuffix($0) }) else { return false }
        if key.contains(
            /^[\/#?<.&]|^[a-z0-9_.-]+$|:\/\/|^[A-Za-z-]+:? ?[a-z]*\/|=|\.(js|css|json|svg|png)/)
        {
            return plainWords.contains(where: { before.hasSuffix($0) }) && !key.contains("/")
        }
        return key.contains(/[A-Z][a-z]|[a-z]{2}[.,;:?!]? [a-z]|^[a-z]{2,} |[a-z]{2,}\.$/)
    }

    /// Code before a literal that is never for people.
    private static let technical = [
        "headers[", "Headers[", "label:", "DispatchQueue(label:", "Logger(label:", "headers: [",
        "appending(path:", "(html:", "withName:", "setting(", "environment[", "folderName =",
    ]
    /// Attributes whose values nobody reads.
    private static let attributes: Set<String> = [
        "class", "d", "viewBox", "content", "rel", "points", "transform", "preserveAspectRatio",
        "id", "href", "src", "kind", "accept",
    ]
    /// Code before a single lower-case word that is for people.
    private static let plainWords = ["translated(", "current:", "link("]
    /// Names that no language changes, and those of protocols.
    private static let notForPeople: Set<String> = [
        "Waymark", "Strava Export", "Strava", "Adobe", "GET", "POST", "PUT", "HEAD", "DELETE",
        "ETag", "Connection", "Cache-Control", "Content-Type", "button quiet", "VirtualRow",
        "waymark tracks 1", "Vary", "no-cache, private",
        "system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif",
        "Accept-Encoding, Accept-Language, Cookie", "preserveAspectRatio", "viewBox", "{0} · Waymark",
        "waymark is serving", "sudo apt-get install libjs-leaflet",
        "© OpenStreetMap contributors", "curve ", "nothing to do", "sport {0}", "Uploads",
    ]
    /// Files for the terminal, for other programs, or with a language of their own.
    private static let otherFiles: Set<String> = [
        "PageServer.swift", "CalendarNames.swift", "Language.swift", "SecurityHeaders.swift",
        "HTTPConnection+Answers.swift", "TrackText.swift",
        "ImageMetadataStripper.swift",
    ]
}
