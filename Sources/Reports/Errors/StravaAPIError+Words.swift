import ActivityModel
import StravaAPI

extension StravaAPIError {
    /// What happened, in one sentence.
    var message: String {
        switch self {
        case .notConnected: "Waymark is not connected to Strava"
        case .missingCredentials:
            "the client id or the client secret of your API application is missing"
        case .wrongCredentials: "Strava does not accept the client id and client secret"
        case .unauthorized: "Strava no longer accepts the access token"
        case .revoked: "Strava's access was revoked, or its token was replaced by another program"
        case .missingScope(let scope): "Strava was not given the permission \(scope)"
        case .inactive:
            "Strava says that your API application is inactive: since July 2026 it answers only while"
                + " the application's owner has a paid subscription"
        case .athleteLimit: "your API application has as many athletes as Strava allows it"
        case .denied: "access was declined at Strava"
        case .stateMismatch: "the address does not belong to this attempt to connect"
        case .noCode(let found):
            "expected the address that Strava sent the browser to, found \(found)"
        case .codeRefused: "Strava does not accept the code: it was used before, or it is too old"
        case .codeSpent: "the code in config.toml was used before, and a code works only once"
        case .anotherAthlete(let athlete, let library):
            "you are signed in at Strava as athlete \(athlete), but the library holds athlete "
                + library.map { "\($0)" }.joined(separator: ", ")
        case .notFound: "Strava has no such object, or it belongs to somebody else"
        case .unknownAddress: "there is no Strava API at the address that is set"
        case .futureAfter: "Strava was asked for activities from the future"
        case .refused(let status, let reason):
            "Strava refuses the request (\(status)\(reason.isEmpty ? "" : ", \(reason)"))"
        case .rateLimited(.quarterHour, let until):
            "the requests of this quarter of an hour are used up until \(Self.clockTime(until))"
        case .rateLimited(.day, let until):
            "the requests of today are used up until \(Self.clockTime(until))"
        case .server(429): "Strava issues no tokens at the moment (429)"
        case .server(let status): "Strava reports an internal error (\(status))"
        case .transport(let reason): Self.message(of: reason)
        case .unexpectedPayload(let path):
            "Strava's answer is not what its API promises" + (path.isEmpty ? "" : " (at \(path))")
        case .malformedJSON: "Strava's answer is damaged: its JSON is invalid"
        case .callbackNotVerified: "Strava could not verify the callback address"
        case .alreadySubscribed: "your API application has a webhook subscription already"
        case .damagedTokens(let path): "\(path): not a file of tokens"
        case .unusableFile(let path, let reason): "\(path): \(reason)"
        }
    }

    func advice(for medium: Medium) -> String {
        medium == .terminal ? terminalAdvice : browserAdvice ?? terminalAdvice
    }

    private var terminalAdvice: String {
        switch self {
        case .notConnected: "connect first: waymark connect"
        case .missingCredentials:
            "create an application at https://www.strava.com/settings/api, then: waymark connect"
        case .wrongCredentials:
            "compare both with https://www.strava.com/settings/api, then connect again: waymark connect"
        case .damagedTokens: "connect again, which replaces it: waymark connect"
        case .unauthorized, .revoked:
            "connect again: waymark connect; the library was not changed"
        case .missingScope(let scope):
            "connect again and leave the box of \(Self.box(of: scope)) ticked: waymark connect"
        case .inactive:
            "subscribe and reactivate it at https://www.strava.com/settings/api, or go without it: "
                + "request a new export at https://www.strava.com/athlete/delete_your_account "
                + "(this deletes nothing) and import that"
        case .athleteLimit:
            "disconnect an athlete, or raise the number at https://www.strava.com/settings/api"
        case .denied: "nothing was stored; connect again at any time: waymark connect"
        case .stateMismatch:
            "use the newest address that Waymark printed: waymark connect"
        case .noCode:
            "copy the whole address out of the browser's address bar, also when the page was not found"
        case .codeRefused: "connect again for a new one: waymark connect"
        case .codeSpent: "remove the line, then connect: waymark connect"
        case .anotherAthlete(let athlete, _):
            "sign in as the other one and connect again, or add this athlete to the library: "
                + "waymark connect --athlete \(athlete)"
        case .notFound: "it may have been deleted, or made private without the permission to see it"
        case .unknownAddress:
            "compare api_url and oauth_url in config.toml with https://developers.strava.com, "
                + "or install the newest Waymark"
        case .futureAfter: "check the clock of this machine"
        case .refused: "try again later; if it stays, install the newest Waymark"
        case .rateLimited: "run the same command after that: it continues where it stopped"
        case .server: "try again later; https://status.strava.com says more"
        case .transport(.untrusted):
            "check the clock of this machine, and whether a proxy or security program is between it and "
                + "Strava; nothing that was fetched is lost"
        case .transport(.unknownHost), .transport(.notConnected):
            "check the network, and api_url and oauth_url in config.toml if they are set"
        case .transport(.other):
            "check the network and the clock of this machine, and whether a proxy is between it "
                + "and Strava; nothing that was fetched is lost"
        case .transport: "try again: nothing that was fetched is lost"
        case .unexpectedPayload, .malformedJSON:
            "try again later; if it stays, install the newest Waymark"
        case .callbackNotVerified:
            "it has to answer from the internet, by https, within two seconds: waymark serve must run"
        case .alreadySubscribed: "Strava allows one; end it first: waymark webhook unsubscribe"
        case .unusableFile: "check that it is yours, and that there is room on the disk"
        }
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
        case .damagedTokens: "connect again, which replaces it"
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

    private static func message(of reason: TransportError.Reason) -> String {
        switch reason {
        case .notConnected: "Strava cannot be reached: no connection"
        case .unknownHost: "Strava cannot be reached: the name of the host is not known"
        case .timedOut: "Strava did not answer in time"
        case .connectionLost: "the connection to Strava broke before the answer was whole"
        case .untrusted:
            "there is no safe connection to Strava: the certificate of the host is not trusted"
        case .tooLarge: "Strava's answer is larger than any it gives"
        case .other(let code):
            "Strava cannot be reached, or its answer cannot be read (\(code))"
        }
    }

    /// The label of the box on Strava's page.
    private static func box(of scope: String) -> String {
        switch scope {
        case "activity:read": "“View data about your activities”"
        case "activity:read_all": "“View data about your private activities”"
        case "profile:read_all": "“View your complete Strava profile”"
        default: scope
        }
    }

    /// `2026-11-21 12:15 UTC`, rounded up, so that nobody returns too early.
    private static func clockTime(_ instant: Timestamp) -> String {
        let minutes = (instant.seconds + 59) / 60
        let text = Timestamp(seconds: minutes * 60).description
        return text.prefix(10) + " " + text.dropFirst(11).prefix(5) + " UTC"
    }
}
