import StravaAPI

extension StravaSettingsError {
    var message: String {
        let place = place + (line.map { ", line \($0)" } ?? "") + (key.map { ", \($0)" } ?? "")
        return switch kind {
        case .unusable(let reason): "\(place): \(reason)"
        case .notTOML: "\(place): not valid TOML"
        case .expected(let what): "\(place): expected \(what)"
        case .unknownKey: "\(place): unknown key, ignored"
        case .readableByOthers: "\(place): other users of this machine can read it"
        case .notEditable: "\(place): cannot be changed without changing something else"
        }
    }

    var advice: String? {
        switch kind {
        case .unusable: "check that the file is yours and readable"
        case .notTOML: "correct the line, or move the file away"
        case .expected: "change or remove it"
        case .unknownKey: "correct its name, or remove it"
        case .readableByOthers: "run chmod 600 on it"
        case .notEditable: "write client_id and client_secret under [strava] yourself"
        }
    }
}
