import Foundation

/// Takes out of what the program prints what differs from run to run, and nothing else.
enum Masking {
    private static let masks = [
        (#""elapsed_s":[0-9.]+"#, #""elapsed_s":0"#),
        (#""library":"[^"]*""#, #""library":"LIBRARY""#),
        (#""age_days":\d+"#, #""age_days":0"#),
        (#""database_bytes":\d+"#, #""database_bytes":0"#),
        (#"Written to .* in [^\n]*\."#, "Written to LIBRARY in TIME."),
        (#"Library  /[^\n]*"#, "Library  LIBRARY"),
        (#"[0-9.]+ [kMG]?B database"#, "SIZE database"),
        (#"[0-9,]+ days (ago|old)"#, "DAYS days $1"),
    ]

    /// The text without paths, ages and durations.
    static func masked(_ text: String) -> String {
        masks.reduce(text) { text, mask in
            text.replacingOccurrences(of: mask.0, with: mask.1, options: .regularExpression)
        }
    }

    /// A JSON document with a line a member, its tokens as they were.
    static func indented(_ json: String) -> String {
        var text = ""
        var depth = 0
        var isInString = false
        var isEscaped = false
        func newLine(_ depth: Int) { text += "\n" + String(repeating: "  ", count: depth) }
        for character in json {
            if isInString {
                text.append(character)
                isInString = isEscaped || character != "\""
                isEscaped = !isEscaped && character == "\\"
                continue
            }
            switch character {
            case "{", "[":
                text.append(character)
                depth += 1
                newLine(depth)
            case "}", "]":
                depth -= 1
                newLine(depth)
                text.append(character)
            case ",":
                text.append(character)
                newLine(depth)
            case ":": text += ": "
            case "\n" where depth == 0: text += "\n"
            default:
                isInString = character == "\""
                text.append(character)
            }
        }
        return text
    }
}
