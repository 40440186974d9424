import Foundation
public import Testing

/// Text that is compared with a file of the project.
///
/// `RECORD=1 swift test` rewrites the file and fails, so that a recording is always looked at.
public enum Golden {
    /// Expects `text` to equal the file at `path`, given from the top of the project.
    public static func expect(
        _ text: String, equals path: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let url = Fixtures.project.appending(path: path)
        let known = try? String(contentsOf: url, encoding: .utf8)
        if known == text { return }
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: url)
            Issue.record("recorded \(path): look at it", sourceLocation: sourceLocation)
            return
        }
        Issue.record(
            "\(path) differs; RECORD=1 rewrites it\n\(firstDifference(known ?? "", text))",
            sourceLocation: sourceLocation)
    }

    private static func firstDifference(_ known: String, _ text: String) -> String {
        let old = known.split(separator: "\n", omittingEmptySubsequences: false)
        let new = text.split(separator: "\n", omittingEmptySubsequences: false)
        for index in 0..<max(old.count, new.count) {
            let left = index < old.count ? old[index] : "(end)"
            let right = index < new.count ? new[index] : "(end)"
            if left != right { return "line \(index + 1)\n  file: \(left)\n  text: \(right)" }
        }
        return "only line ends differ"
    }
}
