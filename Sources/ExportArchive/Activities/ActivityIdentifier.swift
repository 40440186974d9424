/// Strava's id of an activity in a cell. An id is used only if every digit is certain, because
/// spreadsheet programs that convert ids to numbers lose some.
enum ActivityIdentifier {
    /// The reason why a cell contains no id.
    enum Flaw: Error {
        /// Digits are lost: `1.45679E+10`, or more than fifteen digits with zeros at the end.
        case rounded
        /// The cell is empty, not a number, or not above 0.
        case noNumber
    }

    /// The number of digits that a floating-point number, and therefore a spreadsheet, keeps.
    private static let exactDigits = 15

    static func parse(_ cell: String, _ style: NumberStyle) -> Result<Int64, Flaw> {
        var text = String(cell.trimmingBlanks)
        if Int64(text) == nil {
            if isScientific(text) { return .failure(.rounded) }
            guard let plain = style.plain(text) else { return .failure(.noNumber) }
            let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count <= 2, parts.dropFirst().allSatisfy({ $0.allSatisfy { $0 == "0" } })
            else { return .failure(.noNumber) }
            text = String(parts[0])
        }
        guard let id = Int64(text), id > 0 else { return .failure(.noNumber) }
        if text.count > exactDigits, text.dropFirst(exactDigits).allSatisfy({ $0 == "0" }) {
            return .failure(.rounded)
        }
        return .success(id)
    }

    /// `1.45679E+10`, also with a decimal comma.
    private static func isScientific(_ text: String) -> Bool {
        guard let mark = text.firstIndex(where: { $0 == "E" || $0 == "e" }) else { return false }
        let exponent = text[text.index(after: mark)...].drop { $0 == "+" }
        return !exponent.isEmpty && exponent.allSatisfy(\.isASCIIDigit) && mark > text.startIndex
            && text[..<mark].allSatisfy { $0.isASCIIDigit || $0 == "." || $0 == "," }
    }
}

extension Character {
    var isASCIIDigit: Bool { isASCII && isNumber }
}
