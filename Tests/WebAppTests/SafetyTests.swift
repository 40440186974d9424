import ActivityModel
import Foundation
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// Everything that the page refuses.
struct SafetyTests {
    @Test(arguments: [
        "evil.example", "evil.example:8080", "127.0.0.1", "localhost:9090", "127.0.0.1.evil:8080",
        "", "[::2]:8080",
    ])
    func `another host than this machine's is refused`(host: String) async throws {
        let client = try TestClient()
        let answer = try await client.ask("GET", "/", headers: ["host": host])
        #expect(answer.status == 421)
        #expect(answer.headers["Set-Cookie"] == nil)
    }

    @Test(arguments: ["127.0.0.1:8080", "localhost:8080", "LOCALHOST:8080", "[::1]:8080"])
    func `this machine's own names are taken`(host: String) async throws {
        let client = try TestClient()
        #expect(try await client.ask("GET", "/", headers: ["host": host]).status == 200)
    }

    @Test func `every answer bears the headers that keep it to itself`() async throws {
        let client = try TestClient()
        for target in ["/", "/assets/page.css", "/job.json", "/nowhere"] {
            let headers = try await client.get(target).headers
            #expect(headers["X-Content-Type-Options"] == "nosniff", "\(target)")
            #expect(headers["Referrer-Policy"] == "same-origin", "\(target)")
            #expect(headers["Cross-Origin-Resource-Policy"] == "same-origin", "\(target)")
            let policy = try #require(headers["Content-Security-Policy"])
            #expect(policy.hasPrefix("default-src 'none'"), "\(target)")
            #expect(policy.contains("frame-ancestors 'none'"), "\(target)")
        }
        let cookie = try #require(try await client.get("/").headers["Set-Cookie"])
        #expect(cookie.contains("SameSite=Lax") && cookie.contains("HttpOnly"))
    }

    private static let changes = [
        "/import/cancel", "/import/continue", "/import/sample", "/imports/1/undo",
        "/settings/units", "/settings/tiles", "/settings/zones", "/settings/zones/1/remove",
        "/password",
    ]

    @Test(arguments: changes)
    func `nothing changes without the token of a page of ours`(target: String) async throws {
        let client = try TestClient.sample()
        var visitor = try await client.visitor()
        visitor.token = String(repeating: "0", count: 32)
        #expect(try await client.post(target, as: visitor).status == 403)
        #expect(try await client.ask("POST", target).status == 403)
        #expect(try Library.open(client.library).activities().count == 67)
    }

    @Test(arguments: changes)
    func `nothing changes from another origin, token or not`(target: String) async throws {
        let client = try TestClient.sample()
        let visitor = try await client.visitor()
        for headers in [
            ["origin": "http://evil.example"], ["origin": "http://127.0.0.1:9999"],
            ["origin": "null"], ["sec-fetch-site": "cross-site"], ["sec-fetch-site": "same-site"],
        ] {
            let answer = try await client.post(target, as: visitor, headers: headers)
            #expect(answer.status == 403, "\(headers)")
        }
    }

    @Test func `an upload needs the token too`() async throws {
        let client = try TestClient()
        let answer = try await client.ask(
            "PUT", "/upload/export.zip", body: HTTPRequestBody(Data("PK".utf8)))
        #expect(answer.status == 403)
        #expect(!FileManager.default.fileExists(atPath: client.library.path))
    }

    @Test(arguments: [
        ("POST", "/", "GET"), ("PUT", "/activities", "GET"), ("DELETE", "/imports/1", "GET"),
        ("GET", "/import/cancel", "POST"), ("GET", "/upload/a.zip", "PUT"),
    ])
    func `a method that a page does not know is 405 and says which it knows`(
        method: String, target: String, allowed: String
    ) async throws {
        let client = try TestClient()
        let answer = try await client.ask(method, target)
        #expect(answer.status == 405)
        #expect(answer.headers["Allow"] == allowed)
    }

    @Test func `a form that is too long is 413`() async throws {
        let client = try TestClient.sample()
        let visitor = try await client.visitor()
        let answer = try await client.post(
            "/settings/zones", [("name", String(repeating: "x", count: 70_000))], as: visitor)
        #expect(answer.status == 413)
    }

    @Test(arguments: [
        "/media/../waymark.sqlite", "/media/%2e%2e/waymark.sqlite", "/media/..%2fwaymark.sqlite",
        "/media/media/../../waymark.sqlite", "/media//etc/passwd", "/media/%2fetc%2fpasswd",
        "/route/../waymark.sqlite", "/route/%2e%2e%2fwaymark.sqlite", "/media/activities.csv",
        "/route/profile.csv", "/assets/..%2f..%2fwaymark.sqlite", "/leaflet/%2e%2e/passwd",
        "/media/a%00.jpg",
    ])
    func `no path leads out of what an export lists`(target: String) async throws {
        let client = try TestClient.sample()
        let answer = try await client.get(target)
        #expect(answer.status == 404, "\(target)")
    }

    @Test func `a link in the cache does not lead out of it`() async throws {
        let client = try TestClient.sample()
        let photo = try #require(
            try Library.open(client.library).media().first {
                $0.isPresent && $0.path.hasSuffix(".jpg")
            })
        let secret = client.folder.path("secret.txt")
        try Data("secret".utf8).write(to: URL(filePath: secret))
        let place = client.library.cache.appending(path: photo.path)
        try FileManager.default.removeItem(at: place)
        try FileManager.default.createSymbolicLink(
            atPath: place.path, withDestinationPath: secret)
        #expect(try await client.get("/media/" + photo.path).status == 404)
    }

    @Test func `what a row says is text, never markup`() async throws {
        let evil = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>"
        var export = ExportBuilder()
        var row = ExportBuilder.Row(
            101, at: 1_700_000_000, evil, evil, elapsed: 600, centimetres: 500_000)
        row.description = evil
        row.privateNote = evil
        row.gear = evil
        export.add(row)
        let client = try TestClient()
        try client.importing(export)
        for target in [
            "/", "/activities", "/activity/101", "/gear", "/imports/1", "/issues", "/settings",
            "/activities?text=" + FormEncoding.encoded(evil),
        ] {
            let answer = try await client.get(target)
            #expect(answer.status == 200, "\(target)")
            #expect(!answer.text.contains("<script>alert"), "\(target)")
            #expect(!answer.text.contains("<img src=x"), "\(target)")
        }
        let page = try await client.get("/activity/101").text
        #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&gt;"))
    }

    @Test func `requests of other sites do not push out who is here`() async throws {
        let client = try TestClient.sample()
        let visitor = try await client.visitor()
        _ = try await client.get("/", headers: visitor.headers)
        // No other site's request bears the cookie, and each is a visitor of its own.
        for _ in 0..<600 { _ = try await client.get("/assets/mark.svg") }
        #expect(try await client.post("/settings/units", as: visitor).status == 303)
    }

    // MARK: Password

    @Test func `many guesses at once are no faster than one`() async throws {
        let client = try TestClient.sample {
            $0.host = "192.168.1.5"
            $0.password = "right"
        }
        let host = ["host": "192.168.1.5:8080"]
        let form = try await client.get("/password", headers: host)
        let visitor = TestClient.Visitor(
            cookie: String(try #require(form.headers["Set-Cookie"]?.split(separator: ";").first)),
            token: String(
                try #require(form.text.firstMatch(of: /value="([0-9a-f]{32})"/)?.output.1)))
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask {
                    try await client.post(
                        "/password", [("password", "wrong")], as: visitor, headers: host
                    ).status
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        #expect(statuses.allSatisfy { $0 == 403 || $0 == 429 })
        #expect(statuses.contains(429), "\(statuses)")
        let right = try await client.post(
            "/password", [("password", "right")], as: visitor, headers: host)
        #expect(right.status == 303)
    }

    @Test func `who comes from elsewhere sees nothing without the password`() async throws {
        let client = try TestClient.sample {
            $0.host = "192.168.1.5"
            $0.password = "corrêct horse"
        }
        let host = ["host": "192.168.1.5:8080"]
        let targets = [
            "/", "/activities", "/map", "/tracks.json", "/job.json", "/settings",
            "/activity/\(SampleExport.newest.id)/file",
        ]
        for target in targets {
            let answer = try await client.get(target, headers: host)
            #expect(answer.status == 303, "\(target)")
            #expect(answer.headers["Location"] == "/password")
            #expect(answer.bytes.isEmpty)
        }
        let form = try await client.get("/password", headers: host)
        let cookie = String(
            try #require(form.headers["Set-Cookie"]?.split(separator: ";").first))
        let token = String(
            try #require(form.text.firstMatch(of: /value="([0-9a-f]{32})"/)?.output.1))
        let visitor = TestClient.Visitor(cookie: cookie, token: token)
        let wrong = try await client.post(
            "/password", [("password", "correct horse")], as: visitor, headers: host)
        #expect(wrong.status == 403)
        #expect(wrong.headers["Set-Cookie"] == nil)
        let changed = try await client.post(
            "/settings/units", [("units", "imperial")], as: visitor, headers: host)
        #expect(changed.status == 403)
        let right = try await client.post(
            "/password", [("password", "corrêct horse")], as: visitor, headers: host)
        #expect(right.status == 303)
        let known = String(
            try #require(right.headers["Set-Cookie"]?.split(separator: ";").first))
        #expect(known != cookie)
        let inside = try await client.get(
            "/activities", headers: host.merging(["cookie": known]) { $1 })
        #expect(inside.text.contains("67 activities"))
        let old = try await client.get(
            "/activities", headers: host.merging(["cookie": cookie]) { $1 })
        #expect(old.status == 303)
    }

    @Test func `a page for others without a password is not served at all`() throws {
        let client = try TestClient { $0.host = "0.0.0.0" }
        #expect(throws: PageServerError.self) { try PageServer(client.app) }
    }

    @Test(arguments: [
        ("192.168.1.5", "192.168.1.5:8080", true), ("192.168.1.5", "evil.example:8080", false),
        ("box.local", "box.local:8080", true), ("box.local", "192.168.1.5:8080", true),
        ("box.local", "evil.example:8080", false), ("0.0.0.0", "10.0.0.7:8080", true),
        ("0.0.0.0", "evil.example:8080", false), ("box.local", "box.local", true),
        ("box.local", "box.local:443", true), ("box.local", "box.local.evil", false),
    ])
    func `the host that was named is taken, and addresses where all are listened at`(
        host: String, asked: String, isTaken: Bool
    ) async throws {
        let client = try TestClient {
            $0.host = host
            $0.password = "x"
        }
        let answer = try await client.ask("GET", "/password", headers: ["host": asked])
        #expect(answer.status == (isTaken ? 200 : 421))
    }

    @Test(arguments: [
        ("box.local", "https://box.local", 303), ("box.local:443", "https://box.local:443", 303),
        ("box.local:8080", "http://box.local:8080", 303),
        ("box.local", "https://evil.example", 403), ("box.local", "https://box.local:8443", 403),
    ])
    func `forms work behind a proxy with TLS that passes the name on`(
        host: String, origin: String, status: Int
    ) async throws {
        let client = try TestClient {
            $0.host = "box.local"
            $0.password = "right"
        }
        let form = try await client.get("/password", headers: ["host": host])
        let visitor = TestClient.Visitor(
            cookie: String(try #require(form.headers["Set-Cookie"]?.split(separator: ";").first)),
            token: String(
                try #require(form.text.firstMatch(of: /value="([0-9a-f]{32})"/)?.output.1)))
        let answer = try await client.post(
            "/password", [("password", "right")], as: visitor,
            headers: ["host": host, "origin": origin])
        #expect(answer.status == status)
    }

    // MARK: Tiles

    @Test func `only the tile server that was switched on may be asked`() async throws {
        let client = try TestClient.sample()
        let visitor = try await client.visitor()
        for wrong in [
            "javascript:{z}{x}{y}", "https://a b/{z}/{x}/{y}", "https://a;script-src */{z}/{x}/{y}",
            "https://tile.example/{z}/{x}", "//tile.example/{z}/{x}/{y}",
        ] {
            let answer = try await client.post(
                "/settings/tiles", [("template", wrong), ("switch", "on")], as: visitor)
            #expect(answer.status == 400, "\(wrong)")
        }
        let on = try await client.post(
            "/settings/tiles", [("template", TileServer.openStreetMap), ("switch", "on")],
            as: visitor)
        #expect(on.status == 303)
        let page = try await client.get("/map")
        let policy = try #require(page.headers["Content-Security-Policy"])
        #expect(policy.contains("img-src 'self' data: https://tile.openstreetmap.org;"))
        #expect(page.headers["Referrer-Policy"] == "strict-origin")
        _ = try await client.post("/settings/tiles", [("switch", "off")], as: visitor)
        let off = try await client.get("/map").headers["Content-Security-Policy"]
        #expect(off?.contains("openstreetmap") == false)
    }
}
