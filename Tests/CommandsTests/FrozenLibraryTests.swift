import Foundation
import TestSupport
import Testing

/// A library that nobody here can write to, such as a backup on a disk mounted read-only.
struct FrozenLibraryTests {
    @Test(arguments: ["library", "a b%20?#ü"])
    func `it can be read, and who wants to write is told`(name: String) throws {
        let words = try #require(Program.withoutPrivileges, "needs setpriv to give up privileges")
        let folder = try TemporaryFolder()
        let library = folder.url.appending(path: name)
        let zip = Fixtures.folder.appending(path: "export_12345678.zip").path
        func run(_ arguments: String...) throws -> Program.Result {
            try Program.run("waymark", arguments + ["--library", library.path], through: words)
        }
        #expect(try run("import-export", zip, "--no-cache", "--quiet").status == 3)
        let whole = try run("list", "--json").output
        #expect(whole.split(separator: "\n").count == 67)
        let files = FileManager.default
        for path in try files.contentsOfDirectory(atPath: library.path) + [""] {
            let mode = path.isEmpty ? 0o555 : 0o444
            try files.setAttributes(
                [.posixPermissions: mode], ofItemAtPath: library.appending(path: path).path)
        }
        defer {
            try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: library.path)
        }
        #expect(try run("list", "--json").output == whole)
        #expect(try run("status").status == 0)
        #expect(try run("verify").status == 0)
        let refused = try run("import-export", zip)
        #expect(refused.status == 1)
        #expect(refused.errors.contains("ermission"), "\(refused.errors)")
        #expect(try run("list", "--json").output == whole)
    }
}
