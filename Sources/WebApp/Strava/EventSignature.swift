import Foundation
import WebServer

/// The signature of an event, if the user has a signing secret: `X-Strava-Signature: t=<seconds
/// since 1970>,v1=<HMAC-SHA256 of "t.body">`.
struct EventSignature {
    /// The number of seconds that an event may be old, or early.
    private static let tolerance: Int64 = 300

    private let time: Int64
    private let code: String

    init?(_ header: String?) {
        var members: [Substring: Substring] = [:]
        for member in (header ?? "").split(separator: ",") {
            let pair = member.split(separator: "=", maxSplits: 1)
            guard pair.count == 2 else { return nil }
            members[pair[0].drop { $0 == " " }] = pair[1]
        }
        guard let time = members["t"].flatMap({ Int64($0) }), let code = members["v1"] else {
            return nil
        }
        self.time = time
        self.code = code.lowercased()
    }

    /// Whether the body was signed with the secret, just now.
    func isValid(for body: Data, secret: String, now: Int64) -> Bool {
        guard (now - Self.tolerance...now + Self.tolerance).contains(time) else { return false }
        let signed = SHA256.hmac(Array("\(time).".utf8) + body, key: Array(secret.utf8))
        let expected = signed.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        return isEqualInConstantTime(code, expected)
    }
}
