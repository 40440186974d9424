import StravaAPI

extension StravaAPIError {
    func advice(for medium: Medium) -> String {
        medium == .terminal ? advice : browserAdvice ?? advice
    }

    /// The advice for a browser, if the terminal's advice names a command for which the page has a
    /// button.
    private var browserAdvice: String? {
        switch self {
        case .notConnected: "connect on the settings page"
        case .missingCredentials:
            "create an application at https://www.strava.com/settings/api and enter its id and secret"
        case .wrongCredentials:
            "compare both with https://www.strava.com/settings/api, then connect again"
        case .unauthorized, .revoked: "connect again; the library was not changed"
        case .missingScope: "connect again and leave all boxes ticked"
        case .denied: "nothing was stored; connect again at any time"
        case .stateMismatch, .codeRefused: "press Connect again"
        case .codeSpent: "remove the line, then connect"
        case .anotherAthlete: "sign in at Strava as the other athlete, then connect again"
        case .rateLimited: "sync again after that: it continues where it stopped"
        case .callbackNotVerified:
            "it has to answer from the internet, by https, within two seconds"
        case .alreadySubscribed: "Strava allows one; end it first"
        default: nil
        }
    }

    var exit: ExitStatus {
        switch kind {
        case .authorization: .authorizationNeeded
        case .inactive: .applicationInactive
        case .rateLimited: .rateLimited
        case .request, .run: .stopped
        }
    }
}

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
