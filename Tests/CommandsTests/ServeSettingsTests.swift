import ArgumentParser
import Foundation
import TestSupport
import Testing

@testable import Commands

struct ServeSettingsTests {
    @Test func `an option wins over its variable, an empty variable is none`() throws {
        let settings = ServeSettings(environment: ["P": "9000", "E": "", "Z": "0"])
        #expect(try settings.port(7000, or: "P", allowingZero: true) == 7000)
        #expect(try settings.port(nil, or: "P", allowingZero: true) == 9000)
        #expect(try settings.port(nil, or: "E", allowingZero: true) == nil)
        #expect(try settings.port(nil, or: "Z", allowingZero: true) == 0)
        #expect(throws: ValidationError.self) {
            try settings.port(nil, or: "Z", allowingZero: false)
        }
    }

    @Test(arguments: ["x", "-1", "65536", "8080 "])
    func `what is not a port is refused`(text: String) {
        let settings = ServeSettings(environment: ["P": text])
        #expect(throws: ValidationError.self) {
            try settings.port(nil, or: "P", allowingZero: true)
        }
    }

    @Test func `the password comes from the option, the variable or its file, in this order`()
        throws
    {
        let folder = try TemporaryFolder()
        func file(_ text: String, _ name: String) throws -> String {
            let url = folder.url.appending(path: name)
            try Data(text.utf8).write(to: url)
            return url.path
        }
        let both = ServeSettings(environment: [
            "WAYMARK_PASSWORD": "word", "WAYMARK_PASSWORD_FILE": try file("filed\nmore\n", "a"),
        ])
        #expect(try both.password(file: try file("option\n", "b")) == "option")
        #expect(try both.password(file: nil) == "word")
        let one = ServeSettings(environment: ["WAYMARK_PASSWORD_FILE": try file("filed\n", "c")])
        #expect(try one.password(file: nil) == "filed")
        #expect(try ServeSettings(environment: [:]).password(file: nil) == nil)
        let absent = ServeSettings(environment: ["WAYMARK_PASSWORD_FILE": "/nonexistent/secret"])
        #expect(throws: ValidationError.self) { try absent.password(file: nil) }
        let empty = ServeSettings(environment: ["WAYMARK_PASSWORD_FILE": try file("\n", "d")])
        #expect(throws: ValidationError.self) { try empty.password(file: nil) }
    }

    @Test func `files are found beside the program, and in its prefix`() throws {
        let folder = try TemporaryFolder()
        let program = folder.url.appending(path: "prefix/bin/waymark")
        #expect(InstalledFiles(program: program).sample == nil)
        let share = folder.url.appending(path: "prefix/share/waymark")
        try FileManager.default.createDirectory(
            at: share.appending(path: "leaflet"), withIntermediateDirectories: true)
        try Data().write(to: share.appending(path: "island.zip"))
        try Data().write(to: share.appending(path: "leaflet/leaflet.js"))
        let files = InstalledFiles(program: program)
        #expect(files.sample == share.appending(path: "island.zip").path)
        #expect(files.leaflet == share.appending(path: "leaflet").path)
    }

    @Test(arguments: [
        ("HTTP/1.1 200 OK\r\n\r\nwaymark is serving\n", HealthRequest.Answer.healthy),
        ("HTTP/1.1 200 OK\r\n\r\nIt works!", .other(status: 200)),
        ("HTTP/1.1 500 Sorry\r\n\r\nwaymark is serving", .other(status: 500)),
        ("SSH-2.0-OpenSSH_9.2\r\n", .other(status: nil)), ("", .none),
    ])
    func `only a page of ours is healthy`(text: String, answer: HealthRequest.Answer) {
        #expect(HealthRequest.answer(text) == answer)
    }
}
