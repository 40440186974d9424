import Foundation
import Testing
import TestSupport

@testable import TimeZones

struct RuleTests {
    @Test(
        arguments: [
            // The last week of a month, the first and the second, days that never count 29 February and
            // those that do; a change at 24 o'clock, at minus one, on the day after.
            ("CET-1CEST,M3.5.0,M10.5.0/3", 1_711_846_800, 7_200),
            ("EST5EDT,M3.2.0,M11.1.0", 1_710_054_000, -14_400),
            ("EST5EDT,M3.2.0,M11.1.0", 1_710_053_999, -18_000),
            ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", 1_711_846_800, -3_600),
            ("EET-2EEST,M3.4.4/50,M10.4.4/50", 1_711_756_800, 10_800),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_705_320_000, 0),
            ("IST-1GMT0,M10.5.0,M3.5.0/1", 1_721_044_800, 3_600),
            ("<+0330>-3:30", 1_721_044_800, 12_600),
            ("AEST-10AEDT,M10.1.0,M4.1.0/3", 1_705_320_000, 39_600),
            ("XXX0YYY,J60,J300", 1_709_258_400, 3_600), ("XXX0YYY,59,300", 1_709_171_999, 0),
            ("XXX0YYY,59,300", 1_709_172_000, 3_600),
        ] as [(String, Int64, Int)])
    func `a rule gives the offset`(text: String, time: Int64, seconds: Int) throws {
        #expect(try #require(POSIXRule(text)).offset(at: time) == seconds)
    }

    @Test(arguments: [
        "", "C", "CET", "CET-1CEST", "CET-1CEST,", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
        "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J5", "<CET-1",
        "CET-1000", "CET-1CEST,M3.5.0,M10.5.0/3x", "CET-1:60",
    ])
    func `what is no rule is refused`(text: String) {
        #expect(POSIXRule(text) == nil)
    }

    /// An independent reader of the same files.
    @Test func `files of tzdata agree with Python at random moments`() throws {
        let script = """
            import sys, zoneinfo, datetime
            for line in open(sys.argv[1]):
                name, time = line.split()
                at = datetime.datetime.fromtimestamp(int(time), zoneinfo.ZoneInfo(name))
                print(int(at.utcoffset().total_seconds()))
            """
        var random = SeededGenerator(seed: 20_240_715)
        let questions = ZoneMap.world.names.flatMap { name in
            (0..<20).map { _ in (name, Int64.random(in: 0..<2_900_000_000, using: &random)) }
        }
        let folder = try TemporaryFolder()
        let input = folder.url.appending(path: "questions")
        try questions.map { "\($0.0) \($0.1)" }.joined(separator: "\n")
            .write(to: input, atomically: true, encoding: .utf8)
        let answers = try Python.run(script, [input.path], with: [])
            .split(separator: "\n").map(String.init)
        #expect(answers.count == questions.count)
        for ((name, time), answer) in zip(questions, answers) {
            let offset = ZoneRules.system.offset(of: name, at: time)?.seconds
            #expect(offset.map(String.init) == answer, "\(name) at \(time)")
        }
    }

    @Test func `damaged files of tzdata are refused or read within their bounds`() throws {
        let folder = ["/usr/share/zoneinfo", "/var/db/timezone/zoneinfo"].first {
            FileManager.default.fileExists(atPath: $0 + "/Europe/Berlin")
        }
        let path = try #require(folder) + "/Europe/Berlin"
        let whole = [UInt8](try Data(contentsOf: URL(filePath: path)))
        #expect(TZifFile(whole) != nil)
        var random = SeededGenerator(seed: 7)
        for _ in 0..<2_000 {
            var bytes = whole
            if Bool.random(using: &random) {
                bytes = Array(bytes.prefix(Int.random(in: 0..<bytes.count, using: &random)))
            }
            for _ in 0..<Int.random(in: 0...4, using: &random) where !bytes.isEmpty {
                bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
                    in: 0...255, using: &random)
            }
            _ = TZifFile(bytes)?.offset(at: 1_721_044_800)
        }
    }
}
