/// A violation of the CSV rules; reading continues.
struct CSVProblem: Hashable, Sendable, CustomStringConvertible {
    enum Kind: Hashable, Sendable {
        /// A quoted field is never closed; it ends at the next row, or with the text.
        case unterminatedQuote
        /// A quotation mark inside a field is not doubled; it is kept as text.
        case strayQuote
        /// A field is not UTF-8; it was read as Windows-1252, or with U+FFFD where it is broken.
        case notUTF8
    }

    var kind: Kind
    /// The row: the header is row 0, data rows count from 1.
    var row: Int
    /// The field in the row, from 1.
    var column: Int
    /// The byte offset from the start of the text, including a byte-order mark.
    var byte: Int

    /// A problem at a place.
    init(_ kind: Kind, row: Int, column: Int, byte: Int) {
        self.kind = kind
        self.row = row
        self.column = column
        self.byte = byte
    }

    /// `a quoted field is never closed (row 7, field 5, byte 3085)`.
    var description: String { "\(reason) (row \(row), field \(column), byte \(byte))" }

    /// The problem without its position.
    var reason: String {
        switch kind {
        case .unterminatedQuote: "a quoted field is never closed"
        case .strayQuote: "a quotation mark inside a field is not doubled"
        case .notUTF8: "a field is not UTF-8"
        }
    }
}
