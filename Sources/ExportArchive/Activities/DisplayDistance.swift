import ActivityModel

/// The first Distance column: formatted for people, in the language's own number format.
///
/// Kilometres have two decimals (or are just 0), metres (swimming, rowing) have thousands
/// separators and no decimals, nautical miles (sailing, windsurfing) have one decimal. The
/// account's units do not matter.
enum DisplayDistance {
    /// The metres that the text means; `nil` if it is not a number. If the sport is unknown, the
    /// number of decimals determines the unit.
    static func metres(_ text: String, sport: Sport?) -> Double? {
        guard let (value, decimals) = number(text) else { return nil }
        return switch sport {
        case .swim, .rowing, .virtualRow: value
        case .sail, .windsurf: value * 1_852
        case nil where decimals == 0: value
        case nil where decimals == 1: value * 1_852
        default: (value * 1_000_000).rounded() / 1_000
        }
    }

    /// The number and its number of decimals. The last separator is a decimal one unless three
    /// digits follow it.
    private static func number(_ text: String) -> (value: Double, decimals: Int)? {
        var digits = ""
        var sinceSeparator: Int?
        for scalar in text.trimmingBlanks.unicodeScalars {
            switch scalar {
            case "0"..."9":
                digits.unicodeScalars.append(scalar)
                sinceSeparator = sinceSeparator.map { $0 + 1 }
            case ",", ".", "'", "\u{2019}", " ", "\u{00A0}", "\u{2009}", "\u{202F}":
                sinceSeparator = 0
            default:
                return nil
            }
        }
        guard !digits.isEmpty, digits.count <= 15, let whole = Double(digits) else { return nil }
        switch sinceSeparator {
        case 1: return (whole / 10, 1)
        case 2: return (whole / 100, 2)
        default: return (whole, 0)
        }
    }
}
