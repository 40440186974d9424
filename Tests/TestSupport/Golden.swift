import Foundation
public import Testing

/// Text, or bytes, compared with a file of the project.
///
/// `RECORD=1 swift test` rewrites the file and fails, so that a recording is always looked at.
public enum Golden {
    /// Expects `text` to equal the file at `path`, given from the top of the project.
    public static func expect(
        _ text: String, equals path: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let known = try? String(
            contentsOf: Fixtures.project.appending(path: path), encoding: .utf8)
        if known == text { return }
        if try record(Data(text.utf8), path, sourceLocation) { return }
        Issue.record(
            "\(path) differs; RECORD=1 rewrites it\n\(firstDifference(known ?? "", text))",
            sourceLocation: sourceLocation)
    }

    /// Expects `bytes` to equal the file at `path`, given from the top of the project.
    public static func expect(
        _ bytes: [UInt8], equals path: String, sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let known = try? Data(contentsOf: Fixtures.project.appending(path: path))
        let made = Data(bytes)
        if known == made { return }
        if try record(made, path, sourceLocation) { return }
        let place = zip(known ?? Data(), made).prefix { $0.0 == $0.1 }.count
        Issue.record(
            """
            \(path) differs from byte \(place) on (\(known?.count ?? 0) bytes in the file, \
            \(made.count) made); RECORD=1 rewrites it
            """, sourceLocation: sourceLocation)
    }

    /// Rewrites the file where that is wanted; whether it was.
    private static func record(
        _ data: Data, _ path: String, _ sourceLocation: SourceLocation
    ) throws -> Bool {
        guard ProcessInfo.processInfo.environment["RECORD"] == "1" else { return false }
        let url = Fixtures.project.appending(path: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try data.write(to: url)
        Issue.record("recorded \(path): look at it", sourceLocation: sourceLocation)
        return true
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
