import FIT
import Foundation
import JSON
import TestSupport
import Testing

/// Every message and field of real files, compared with what Garmin's own SDK reads.
///
/// The SDK takes minutes for what takes us seconds: `WAYMARK_SDK=all` compares all files, otherwise
/// those of at most 60 kB are.
@Suite(
    "Garmin's SDK",
    .enabled(
        if: Fixtures.corpus != nil && Python.has("garmin_fit_sdk", in: "fit-sdk"),
        "no corpus at WAYMARK_CORPUS, or no garmin-fit-sdk"))
struct SDKTests {
    private func files() throws -> [URL] {
        let folder = try #require(Fixtures.corpus).appending(path: "fit")
        let isWhole = ProcessInfo.processInfo.environment["WAYMARK_SDK"] == "all"
        let paths = FileManager.default.enumerator(
            at: folder, includingPropertiesForKeys: [.fileSizeKey])
        return (paths?.allObjects as? [URL] ?? []).filter { url in
            let values = try? url.resourceValues(forKeys: [.fileSizeKey, .isRegularFileKey])
            return values?.isRegularFile == true && (isWhole || values?.fileSize ?? 0 <= 60_000)
        }.sorted { $0.path < $1.path }
    }

    @Test func `every field of every message is read as the SDK reads it`() throws {
        let folder = try TemporaryFolder()
        var list = ""
        for (index, url) in try files().enumerated() {
            let messages = folder.url.appending(path: "\(index).jsonl")
            guard try write(url, to: messages) else { continue }
            list += "\(url.path)\t\(messages.path)\n"
        }
        let path = folder.url.appending(path: "list").path
        try Data(list.utf8).write(to: URL(filePath: path))
        let script = Fixtures.project.appending(path: "scripts/compare-fit-sdk").path
        let program = "import runpy, sys; runpy.run_path(sys.argv.pop(1))"
        let text = try Python.run(program, [script, path], with: ["fit-sdk"])
        if ProcessInfo.processInfo.environment["WAYMARK_SDK"] != nil { print(text) }
        let result = try #require(
            try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let unexplained = result["unexplained"] as? [Any] ?? []
        #expect(unexplained.isEmpty, "\(unexplained.prefix(20))")
        let counts = result["counts"] as? [String: Int] ?? [:]
        #expect(counts["files", default: 0] > 100)
        #expect(counts["equal", default: 0] > 50_000)
    }

    /// Writes the messages of a file, one a line; `false` for a file that is not FIT.
    private func write(_ url: URL, to target: URL) throws -> Bool {
        var text = ""
        do {
            try FITDecoder().forEachMessage(in: try Data(contentsOf: url)) { message in
                let native = message.fields.filter { $0.developer == nil }
                let developer = message.fields.filter { $0.developer != nil }
                text +=
                    JSONValue.object([
                        ("n", JSONValue(message.number)),
                        // Of several fields with one number, the SDK keeps the last.
                        ("f", .object(native.map { ($0.name, Self.json($0.value)) })),
                        (
                            "d",
                            .array(
                                developer.map { [.string($0.name), Self.json($0.value)] })
                        ),
                    ]).line + "\n"
            }
        } catch is FITError {
            return false
        }
        try Data(text.utf8).write(to: target)
        return true
    }

    private static func json(_ value: FITValue) -> JSONValue {
        switch value {
        case .integer(let number): .integer(number)
        case .number(let number): .decimal(number)
        case .text(let text): .string(text)
        case .time(let time): .integer(Int64(time.raw))
        case .array(let values): .array(values.map { $0.map(json) ?? .null })
        }
    }
}
