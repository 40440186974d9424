import StravaAPI

extension StravaSettingsError {
    var message: String {
        let place = place + (line.map { ", line \($0)" } ?? "") + (key.map { ", \($0)" } ?? "")
        return switch kind {
        case .unusable(let reason): "\(place): \(reason)"
        case .notTOML: "\(place): not valid TOML"
        case .notUTF8: "\(place): not text in UTF-8"
        case .expected(let what): "\(place): expected \(what)"
        case .unknownKey: "\(place): unknown key, ignored"
        case .misplaced: "\(place): ignored, because only keys below a line [strava] count"
        case .readableByOthers: "\(place): other users of this machine can read it"
        case .notEditable: "\(place): cannot be changed without changing something else"
        }
    }

    var advice: String? {
        switch kind {
        case .unusable: "check that the file is yours and readable"
        case .notTOML:
            "write the line as key = \"value\", with straight quotation marks, or move the file away"
        case .notUTF8: "save it as UTF-8, or move it away"
        case .expected: "change or remove it"
        case .unknownKey: "correct its name, or remove it"
        case .misplaced: "write [strava], in lower case, on a line of its own above the keys"
        case .readableByOthers: "run chmod 600 on it"
        case .notEditable: "write client_id and client_secret under [strava] yourself"
        }
    }
}
