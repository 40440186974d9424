import JSON
import Foundation

/// The content of an unsuccessful reply: `{"message": …, "errors": [{resource, field, code}]}`, or
/// anything else.
struct Refusal {
    struct Fault {
        var resource: String
        var field: String
        var code: String
    }

    let status: Int
    /// Whether the body has the form of Strava's errors; HTML pages do not.
    let isStrava: Bool
    let faults: [Fault]
    private let message: String

    init(_ answer: WireAnswer) {
        status = answer.status
        let payload = try? JSONReader.read(answer.body)
        message = payload?["message"]?.text ?? ""
        isStrava = payload?.has("message") ?? false
        faults = (payload?["errors"]?.elements ?? []).map {
            Fault(
                resource: $0["resource"]?.text ?? "", field: $0["field"]?.text ?? "",
                code: $0["code"]?.text ?? "")
        }
    }

    /// The corresponding error; a 429 has none, because only the budget knows its time.
    var error: StravaAPIError {
        switch status {
        case 400: badRequest
        case 401: unauthorized
        case 403: forbidden
        case 404: isUnknownAddress ? .unknownAddress : .notFound
        case 300..<400: .unknownAddress
        case 408, 500...: .server(status: status)
        default: .refused(status: status, reason: reason)
        }
    }

    /// Whether the address itself is unknown: a wrong base, a removed endpoint, another server.
    private var isUnknownAddress: Bool {
        !isStrava || faults.contains { $0.field == "path" && $0.code == "invalid" }
    }

    private var badRequest: StravaAPIError {
        for fault in faults {
            switch (fault.resource, fault.field) {
            case ("RefreshToken", _): return .revoked
            case ("RequestToken", _), ("AuthorizationCode", _): return .codeRefused
            case ("Application", "client_id"), ("Application", "client_secret"):
                return .wrongCredentials
            case ("Application", "after") where fault.code == "future": return .futureAfter
            case ("PushSubscription", _) where fault.code.contains("exists"):
                return .alreadySubscribed
            case ("PushSubscription", "callback url"): return .callbackNotVerified
            default: continue
            }
        }
        return .refused(status: status, reason: reason)
    }

    private var unauthorized: StravaAPIError {
        for fault in faults {
            if fault.field.hasSuffix("_permission"), fault.code == "missing" {
                return .missingScope(Self.words(String(fault.field.dropLast(11))))
            }
            if fault.resource == "Application" {
                return fault.field.isEmpty
                    ? .wrongCredentials : .refused(status: status, reason: reason)
            }
        }
        return .unauthorized
    }

    private var forbidden: StravaAPIError {
        let isInactive = faults.contains {
            $0.resource == "Application" && $0.field.lowercased() == "status"
                && $0.code.lowercased() == "inactive"
        }
        if isInactive { return .inactive }
        let isFull =
            message.lowercased().contains("connected athletes")
            || faults.contains { ($0.field + $0.code).lowercased().contains("connected athletes") }
        return isFull ? .athleteLimit : .refused(status: status, reason: reason)
    }

    private var reason: String {
        guard let fault = faults.first else { return "" }
        return [fault.resource, fault.field, fault.code].map(Self.words)
            .filter { !$0.isEmpty }.joined(separator: " ")
    }

    /// Text from a server, made safe for an error: anything with a digit, or longer than Strava's
    /// own words, may be a secret that was sent back.
    private static func words(_ text: String) -> String {
        text.prefix(200).split(separator: " ").filter { word in
            word.count <= 24
                && word.allSatisfy { $0.isASCII && ($0.isLetter || "_:-".contains($0)) }
        }.prefix(8).joined(separator: " ")
    }
}
