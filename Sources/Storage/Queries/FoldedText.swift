import Foundation
import GRDB

/// Text without case and accents, in which searches look: `Zürich` is found by `zurich`.
enum FoldedText {
    static let function = DatabaseFunction("folded", argumentCount: 1, pure: true) { values in
        String.fromDatabaseValue(values[0]).map(of)
    }

    static func of(_ text: String) -> String {
        // Most names are plain: the general way is slow.
        if text.utf8.allSatisfy({ $0 < 0x80 }) { return text.lowercased() }
        return text.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
    }
}
