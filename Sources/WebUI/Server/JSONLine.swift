import Ingest

/// Small documents for scripts.
enum JSONLine {
    static func object(_ members: [(String, String)]) -> String {
        JSONText.object(members.map { ($0.0, .string($0.1)) }).line
    }
}
