package import Foundation
import TOMLKit

extension StravaSettings {
    /// Reads settings. A missing file contains none, and the environment takes precedence.
    ///
    /// - Parameters:
    ///   - configuration: `config.toml` in the library's folder: `[strava]` with `client_id`,
    ///     `client_secret`, `code`, `signing_secret`, `api_url`, `oauth_url`, `retention_days`,
    ///     `overlap_days`, `reconcile_days`, `on_deauthorization`. Other keys of this table are
    ///     reported; other tables are ignored.
    ///   - environment: `STRAVA_CLIENT_ID`, `STRAVA_CLIENT_SECRET`, `STRAVA_API_URL`,
    ///     `STRAVA_OAUTH_URL`.
    package static func load(
        configuration: URL,
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(StravaSettingsError) -> StravaSettings {
        var settings = StravaSettings()
        let text = try ConfigurationText.read(configuration)
        let configured = try ConfigurationText.parse(text, file: configuration)
        for key in configured.keys where key != "strava" && Self.isMisplaced(key) {
            settings.remarks.append(
                StravaSettingsError(
                    .misplaced, in: configuration.path, key: key,
                    line: ConfigurationText.line(of: key, in: text)))
        }
        if let table = configured["strava"] {
            let reader = SettingsReader(file: configuration.path, text: text)
            guard let strava = table.table else {
                throw reader.failure("a table", key: "strava")
            }
            try settings.read(strava, reader)
            for key in strava.keys where !Self.keys.contains(key) {
                settings.remarks.append(
                    StravaSettingsError(
                        .unknownKey, in: configuration.path, key: key,
                        line: ConfigurationText.line(of: key, in: text)))
            }
            if settings.clientSecret != nil, PrivateFile.isReadableByOthers(configuration) {
                settings.remarks.append(
                    StravaSettingsError(.readableByOthers, in: configuration.path))
            }
        }
        try settings.read(environment)
        return settings
    }

    private static let keys: Set = [
        "client_id", "client_secret", "code", "signing_secret", "api_url", "oauth_url",
        "retention_days", "overlap_days", "reconcile_days", "on_deauthorization",
    ]

    /// Whether a key at the top of the file belongs to `[strava]`, or is that header in another case.
    private static func isMisplaced(_ key: String) -> Bool {
        let key = key.lowercased()
        return key == "strava" || keys.contains(key)
    }

    /// Whether a text can be the id of an application.
    package static func isClientID(_ text: String) -> Bool {
        (1...20).contains(text.count) && text.allSatisfy { $0.isASCII && $0.isNumber }
    }

    private mutating func read(
        _ table: TOMLTable, _ reader: SettingsReader
    ) throws(StravaSettingsError) {
        clientID = try reader.clientID(table["client_id"])
        clientSecret = try reader.text(table["client_secret"], "client_secret").map(Secret.init)
        code = try reader.text(table["code"], "code").map(Secret.init)
        signingSecret = try reader.text(table["signing_secret"], "signing_secret")
            .map(Secret.init)
        keepsExported = try reader.deauthorization(table["on_deauthorization"]) ?? false
        if let url = try reader.url(table["api_url"], "api_url") { apiURL = url }
        if let url = try reader.url(table["oauth_url"], "oauth_url") { oauthURL = url }
        retentionDays = try reader.days(table["retention_days"], "retention_days", 1...36_500)
        if let days = try reader.days(table["overlap_days"], "overlap_days", 0...3_650) {
            overlapDays = days
        }
        if let days = try reader.days(table["reconcile_days"], "reconcile_days", 1...3_650) {
            reconcileDays = days
        }
    }

    private mutating func read(_ environment: [String: String]) throws(StravaSettingsError) {
        func value(_ name: String) -> String? {
            let text = environment[name]?.trimmingCharacters(in: .whitespacesAndNewlines) ?? ""
            return text.isEmpty ? nil : text
        }
        func url(_ name: String) throws(StravaSettingsError) -> URL? {
            guard let text = value(name) else { return nil }
            if let url = Self.safeURL(text) { return url }
            throw StravaSettingsError(.expected(SettingsReader.address), in: name)
        }
        if let id = value("STRAVA_CLIENT_ID") {
            guard Self.isClientID(id) else {
                throw StravaSettingsError(.expected("a whole number"), in: "STRAVA_CLIENT_ID")
            }
            clientID = id
        }
        if let secret = value("STRAVA_CLIENT_SECRET") { clientSecret = Secret(secret) }
        if let url = try url("STRAVA_API_URL") { apiURL = url }
        if let url = try url("STRAVA_OAUTH_URL") { oauthURL = url }
    }

    /// An address to which tokens may be sent: `https`, or `http` on this machine.
    static func safeURL(_ text: String) -> URL? {
        guard let url = URL(string: text), let host = url.host(), !host.isEmpty,
            url.query() == nil, url.user() == nil
        else { return nil }
        let isHere = ["localhost", "127.0.0.1", "::1", "[::1]"].contains(host.lowercased())
        switch url.scheme?.lowercased() {
        case "https": return url
        case "http" where isHere: return url
        default: return nil
        }
    }
}

/// Reads values and reports which are invalid.
private struct SettingsReader {
    static let address = "an https address (http only on this machine)"

    var file: String
    var text: String

    func failure(_ expected: String, key: String) -> StravaSettingsError {
        StravaSettingsError(
            .expected(expected), in: file, key: key, line: ConfigurationText.line(of: key, in: text)
        )
    }

    func clientID(_ value: (any TOMLValueConvertible)?) throws(StravaSettingsError) -> String? {
        guard let value else { return nil }
        if let number = value.int, number > 0 { return String(number) }
        if let text = value.string, StravaSettings.isClientID(text) { return text }
        if value.string?.isEmpty ?? false { return nil }
        throw failure("a whole number", key: "client_id")
    }

    func text(
        _ value: (any TOMLValueConvertible)?, _ key: String
    ) throws(StravaSettingsError) -> String? {
        guard let value else { return nil }
        guard let text = value.string else { throw failure("a text in quotes", key: key) }
        let trimmed = text.trimmingCharacters(in: .whitespacesAndNewlines)
        return trimmed.isEmpty ? nil : trimmed
    }

    /// Whether data about activities that exports also contain is kept then.
    func deauthorization(
        _ value: (any TOMLValueConvertible)?
    ) throws(StravaSettingsError) -> Bool? {
        switch try text(value, "on_deauthorization") {
        case nil: return nil
        case "delete": return false
        case "keep-exported": return true
        default:
            throw failure(#""delete" or "keep-exported""#, key: "on_deauthorization")
        }
    }

    func url(
        _ value: (any TOMLValueConvertible)?, _ key: String
    ) throws(StravaSettingsError) -> URL? {
        guard let text = try text(value, key) else { return nil }
        guard let url = StravaSettings.safeURL(text) else {
            throw failure(Self.address, key: key)
        }
        return url
    }

    func days(
        _ value: (any TOMLValueConvertible)?, _ key: String, _ range: ClosedRange<Int>
    ) throws(StravaSettingsError) -> Int? {
        guard let value else { return nil }
        guard let number = value.int, range.contains(number) else {
            throw failure(
                "a whole number from \(range.lowerBound) to \(range.upperBound)", key: key)
        }
        return number
    }
}
