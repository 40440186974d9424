import ActivityModel
import Storage
import Testing

/// How far the walks through an account have come, and what is to be asked yet.
struct APIAccountTests {
    @Test func `an account comes back as it was`() throws {
        let library = try Library.inMemory()
        var account = APIAccount()
        account.listCursor = 1
        account.listedAt = 2
        account.walkedAt = 3
        account.concludedAt = 4
        account.walkBegunAt = 5
        account.walkPage = 6
        account.walkScopes = "read"
        account.scopes = "read,activity:read_all"
        try library.walk { $0 = account }
        #expect(try library.apiAccount(athleteID: 1) == account)
        #expect(try library.apiAccount(athleteID: 2) == APIAccount())
        try library.walk { $0 = APIAccount() }
        #expect(try library.apiAccount(athleteID: 1) == APIAccount())
    }

    @Test func `the newest whole export of an athlete is that which proves something`() throws {
        let library = try Library.of(
            Snapshot(asOf: 2_000, name: "A"),
            Snapshot(asOf: 3_000, name: "B").with { $0.isDamaged = true }, Snapshot(asOf: 4_000),
            Snapshot(asOf: 5_000, name: "C", athlete: 43, id: 8))
        #expect(try library.newestExport(athleteID: 1) == 2_000)
        #expect(try library.newestExport() == 5_000)
        #expect(try library.newestExport(athleteID: 99) == nil)
    }

    @Test func `the status counts what is to be asked, in activities and in requests`() throws {
        let library = try Library.of(Snapshot(asOf: 2_000, .init(7, "A")))
        try library.hear(
            Reply(7, "A", at: 5_000), Reply(8, "B", at: 6_000),
            Reply(9, "C", at: 7_000).with { $0.isManual = true })
        try library.walk { ($0.listedAt, $0.walkedAt) = (7_000, 6_500) }
        try library.sync { sync in
            try sync.fail(.detail, "9", because: "http.500", now: 20_000) { _ in 30_000 }
        }
        let status = try library.apiStatus(now: 20_000)
        #expect(status.onlyAPI == 2)
        #expect(status.oldest == 6_000 && status.newest == 7_000)
        #expect(status.queued == 2 && status.queuedRequests == 4)
        #expect(status.failed == 1)
        #expect(status.failures.map(\.count) == [1])
        #expect(status.listedAt == 7_000 && status.walkedAt == 6_500)
        #expect(try library.apiStatus(athlete: 43, now: 20_000) == APIStatus())
    }

    @Test func `of what only an export knows the detail comes before the samples: two requests`()
        throws
    {
        let library = try Library.of(
            Snapshot(asOf: 2_000, .init(7, "A").with { $0.isError = true }))
        let status = try library.apiStatus(now: 20_000)
        #expect(status.queued == 1 && status.queuedRequests == 2)
        #expect(status.onlyAPI == 0)
    }

    @Test(
        arguments: [
            ("was there before", "read,activity:read_all", "read,activity:read_all", []),
            ("was not there", "read,activity:read", "read,activity:read_all", [.streams]),
            ("is still not there", "read,activity:read", "read,activity:read", []),
        ] as [(String, String, String, [APIPart])])
    func `samples that were cut at privacy zones are asked for again when the permission`(
        name: String, before: String, granted: String, parts: [APIPart]
    ) throws {
        let library = try Library.inMemory()
        try library.hear(.detail(7, "A", at: 5_000))
        try library.hear(samples: .recording(format: .api), of: 7)
        try library.walk { ($0.listedAt, $0.scopes) = (5_000, before) }
        try library.sync { try $0.widen(to: granted) }
        #expect(try library.apiTasks(athleteID: 1, now: 20_000).flatMap(\.parts) == parts)
        // Until they come, what is there is shown.
        #expect(try library.activities().map(\.samples) == [2])
    }

    @Test func `a setting is kept until it is set anew or removed`() throws {
        let library = try Library.inMemory()
        #expect(try library.setting("units") == nil)
        try library.setSetting("units", to: "feet")
        try library.setSetting("units", to: "metres")
        #expect(try library.setting("units") == "metres")
        try library.setSetting("units", to: nil)
        #expect(try library.setting("units") == nil)
    }
}
