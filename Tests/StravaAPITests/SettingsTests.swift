import Foundation
import TestSupport
import Testing

@testable import StravaAPI

struct SettingsTests {
    private func load(
        _ text: String, _ environment: [String: String] = [:]
    ) throws -> StravaSettings {
        let folder = try TemporaryFolder()
        let path = try folder.write(Array(text.utf8), to: "config.toml")
        return try StravaSettings.load(
            configuration: URL(filePath: path), environment: environment)
    }

    private func error(_ text: String, _ environment: [String: String] = [:]) throws
        -> StravaSettingsError?
    {
        do {
            _ = try load(text, environment)
            return nil
        } catch let error as StravaSettingsError { return error }
    }

    @Test func `without a file there are defaults`() throws {
        let settings = try StravaSettings.load(
            configuration: URL(filePath: "/nowhere/config.toml"), environment: [:])
        #expect(settings == StravaSettings())
        #expect(settings.apiURL.absoluteString == "https://www.strava.com/api/v3")
        #expect(settings.overlapDays == 14)
        #expect(settings.retentionDays == nil)
        #expect(!settings.hasCredentials)
    }

    @Test func `every key is read, others are left alone`() throws {
        let settings = try load(
            """
            # mine
            theme = "dark"
            [strava]
            client_id = 4711
            client_secret = "s3cret"
            code = "c0de"
            api_url = "https://api-v3.strava.com"
            oauth_url = "http://127.0.0.1:8080/oauth"
            retention_days = 7
            overlap_days = 0
            reconcile_days = 90
            colour = "orange"
            [serve]
            port = 1
            """)
        #expect(settings.clientID == "4711")
        #expect(settings.clientSecret?.revealed == "s3cret")
        #expect(settings.code?.revealed == "c0de")
        #expect(settings.apiURL.absoluteString == "https://api-v3.strava.com")
        #expect(settings.oauthURL.port == 8_080)
        #expect(settings.retentionDays == 7)
        #expect(settings.overlapDays == 0)
        #expect(settings.reconcileDays == 90)
    }

    @Test func `the environment wins, and what is empty is not there`() throws {
        let text = "[strava]\nclient_id = \"1\"\nclient_secret = \"a\"\ncode = \"\""
        let settings = try load(
            text,
            [
                "STRAVA_CLIENT_ID": " 2 ", "STRAVA_CLIENT_SECRET": "",
                "STRAVA_API_URL": "http://localhost:1/api", "STRAVA_OAUTH_URL": "",
            ])
        #expect(settings.clientID == "2")
        #expect(settings.clientSecret?.revealed == "a")
        #expect(settings.code == nil)
        #expect(settings.apiURL.absoluteString == "http://localhost:1/api")
        #expect(settings.oauthURL == StravaSettings.defaultOAuthURL)
    }

    @Test(arguments: [
        ("[strava]\nclient_id = \"hunter2\"", "client_id", 2),
        ("[strava]\n\nclient_secret = 0x68756e7465723200", "client_secret", 3),
        ("[strava]\napi_url = \"ftp://hunter2\"", "api_url", 2),
        ("[strava]\napi_url = \"http://hunter2.example/\"", "api_url", 2),
        ("[strava]\noauth_url = \"https://hunter2@x.example/\"", "oauth_url", 2),
        ("[strava]\nretention_days = 0", "retention_days", 2),
        ("[strava]\noverlap_days = \"hunter2\"", "overlap_days", 2),
        ("[strava]\n# reconcile_days\nreconcile_days = 1.5", "reconcile_days", 3),
        ("a = 1\nstrava = \"hunter2\"", "strava", 2),
    ])
    func `an error names key and line, never the value`(
        text: String, key: String, line: Int
    ) throws {
        let error = try #require(try error(text))
        #expect(error.key == key)
        #expect(error.line == line)
        #expect(!"\(error)".contains("hunter2"))
    }

    @Test func `what is no TOML is said with its line`() throws {
        let error = try #require(try error("[strava]\nclient_secret = hunter2 oh"))
        #expect(error.kind == .notTOML)
        #expect(error.line == 2)
        #expect(!"\(error)".contains("hunter2"))
    }

    @Test(arguments: [
        ("client_id = 4711\nclient_secret = \"x\"\n", ["client_id", "client_secret"]),
        ("[Strava]\nclient_id = 4711\n", ["Strava"]),
        ("[STRAVA]\nCLIENT_ID = 4711\n", ["STRAVA"]),
        ("theme = \"dark\"\n[strava]\nclient_id = 1\n", []),
        ("strava.client_id = 1\n", []),
    ])
    func `keys that are not below their header are named`(text: String, keys: [String]) throws {
        let settings = try load(text)
        let remarks = settings.remarks.filter { $0.kind == .misplaced }
        #expect(remarks.compactMap(\.key).sorted() == keys)
        #expect(remarks.allSatisfy { $0.line != nil })
        #expect((settings.clientID == nil) == !keys.isEmpty)
    }

    @Test func `a file in another encoding is called that`() throws {
        let folder = try TemporaryFolder()
        let bytes = Array("[strava]\nclient_id = 1\n".utf16).flatMap {
            [UInt8($0 & 0xFF), UInt8($0 >> 8)]
        }
        let path = try folder.write([0xFF, 0xFE] + bytes, to: "config.toml")
        let error = #expect(throws: StravaSettingsError.self) {
            try StravaSettings.load(configuration: URL(filePath: path), environment: [:])
        }
        #expect(error?.kind == .notUTF8)
    }

    @Test func `a wrong variable is named`() throws {
        #expect(
            try error("", ["STRAVA_CLIENT_ID": "hunter2"])
                == StravaSettingsError(.expected("a whole number"), in: "STRAVA_CLIENT_ID"))
        #expect(try error("", ["STRAVA_API_URL": "hunter2"])?.place == "STRAVA_API_URL")
    }

    @Test(arguments: [
        "", "# mine\n", "[serve]\nport = 1\n", "[strava]\n", "[strava]\nclient_id = 1 # old\n",
        "[strava] # here\n  overlap_days = 3\n\n[serve]\nport = 1",
        "a = \"\"\"\n[strava]\nclient_id = 3\n\"\"\"\n[strava]\ncode = \"x\"\n",
        "['strava']\r\nclient_secret = \"old\"\r\n",
    ])
    func `client id and secret are written between what else is there`(text: String) throws {
        let folder = try TemporaryFolder()
        let file = URL(filePath: try folder.write(Array(text.utf8), to: "config.toml"))
        do {
            try StravaSettings.save(
                clientID: "4711", clientSecret: Secret(#"a"b\c"#), to: file)
        } catch {
            // A text of several lines that looks like the section is left to the person.
            #expect(error.kind == .notEditable)
            #expect(text.contains("\"\"\""))
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
            return
        }
        let settings = try StravaSettings.load(configuration: file, environment: [:])
        #expect(settings.clientID == "4711")
        #expect(settings.clientSecret?.revealed == #"a"b\c"#)
        let after = try String(contentsOf: file, encoding: .utf8)
        for line in text.split(whereSeparator: \.isNewline) where !line.contains("client_") {
            #expect(after.contains(line))
        }
        #expect(try permissions(of: file) == 0o600)
    }

    @Test(arguments: ["strava = { client_id = 1 }", "strava.client_id = 1"])
    func `what cannot be changed line by line is left alone`(text: String) throws {
        let folder = try TemporaryFolder()
        let file = URL(filePath: try folder.write(Array(text.utf8), to: "config.toml"))
        #expect(throws: StravaSettingsError(.notEditable, in: file.path)) {
            try StravaSettings.save(clientID: "2", clientSecret: Secret("s"), to: file)
        }
        #expect(try String(contentsOf: file, encoding: .utf8) == text)
    }

    private func permissions(of file: URL) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: file.path)[.posixPermissions] as? Int
    }
}
