import ActivityDecoding
import ActivityModel
import Foundation
import TestSupport

/// A real file of the corpus, and what independent decoders read from the same bytes.
struct RealFile: Sendable {
    /// Where it lies in the corpus.
    var path: String
    /// What it shows.
    var features: [String]
    /// The expectation, as JSON.
    var expectation: Data
    private var url: URL

    /// All files of some kinds (`fit`, `gpx`, `tcx`); none where there is no corpus.
    static func all(_ kinds: String...) throws -> [RealFile] {
        guard let folder = Fixtures.corpus else { return [] }
        struct Row: Decodable {
            var path: String
            var kind: String
            var features: [String]?
        }
        let list = try Data(contentsOf: folder.appending(path: "expected.jsonl"))
        return try list.split(separator: UInt8(ascii: "\n")).compactMap { line in
            let row = try JSONDecoder().decode(Row.self, from: line)
            let url = folder.appending(path: row.path)
            guard kinds.contains(row.kind), FileManager.default.fileExists(atPath: url.path) else {
                return nil
            }
            return RealFile(
                path: row.path, features: row.features ?? [], expectation: line, url: url)
        }
    }

    /// What the decoder reads, gzipped or not.
    func decoded() -> ActivityFile { ActivityFileDecoder().decodeFile(at: url.path) }
}
