/// Names of unknown origin, made safe to show on a terminal.
enum PrintableName {
    private static let longest = 120

    /// The name with control and formatting characters escaped, truncated if very long.
    static func make(_ name: String) -> String {
        var printable = ""
        var length = 0
        for scalar in name.unicodeScalars {
            guard length < longest else { return printable + "…" }
            length += 1
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned:
                printable += "\\u{\(String(scalar.value, radix: 16))}"
            default:
                printable.unicodeScalars.append(scalar)
            }
        }
        return printable
    }
}
