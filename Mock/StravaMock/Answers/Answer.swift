import JSON

/// What is answered, before it goes over the wire.
struct Answer: Sendable {
    var status: Int
    var headers: [(name: String, value: String)] = []
    var body: [UInt8]

    init(status: Int, body: [UInt8] = [], headers: [(name: String, value: String)] = []) {
        self.status = status
        self.body = body
        self.headers = headers
    }

    static func json(_ value: JSONValue, status: Int = 200) -> Answer {
        Answer(
            status: status, body: Array(value.line.utf8),
            headers: [(name: "Content-Type", value: "application/json; charset=utf-8")])
    }

    static func html(_ text: String, status: Int = 200) -> Answer {
        Answer(
            status: status, body: Array(text.utf8),
            headers: [(name: "Content-Type", value: "text/html; charset=utf-8")])
    }

    static func redirect(to address: String) -> Answer {
        Answer(status: 302, headers: [(name: "Location", value: address)])
    }
}

extension Answer {
    /// One of Strava's errors: a message, and what of which resource is wrong.
    static func fault(
        _ status: Int, _ message: String, _ resource: String, _ field: String, _ code: String
    ) -> Answer {
        .json(
            [
                "message": .string(message),
                "errors": [
                    [
                        "resource": .string(resource), "field": .string(field),
                        "code": .string(code),
                    ]
                ],
            ], status: status)
    }

    static func badRequest(_ resource: String, _ field: String, _ code: String) -> Answer {
        fault(400, "Bad Request", resource, field, code)
    }

    static let invalidToken = fault(
        401, "Authorization Error", "Athlete", "access_token", "invalid")

    /// The answer to a wrong secret names no field.
    static let invalidApplication = fault(401, "Authorization Error", "Application", "", "invalid")

    static func missingScope(_ scope: String) -> Answer {
        fault(401, "Authorization Error", "AccessToken", "\(scope)_permission", "missing")
    }

    static let internalOnly = fault(
        401, "Authorization Error", "Application", "internal", "invalid")

    static let inactive = fault(403, "Forbidden", "Application", "Status", "Inactive")

    static let athleteLimit = fault(
        403, "Forbidden", "Application", "Limit of connected athletes", "exceeded")

    static let unknownPath = fault(404, "Record Not Found", "resource", "path", "invalid")

    static func notFound(_ resource: String) -> Answer {
        fault(404, "Record Not Found", resource, "id", "invalid")
    }

    /// What streams say of an activity that has none; foreign and deleted ones look the same.
    static let noStreams = json(["message": "Resource Not Found", "errors": []], status: 404)

    static func tooMany(_ field: String) -> Answer {
        fault(429, "Rate Limit Exceeded", "Application", field, "exceeded")
    }

    static let brokenActivity = json(["message": "error"], status: 500)

    static let badGateway = html(
        """
        <!DOCTYPE html>
        <html><head><title>502 Bad Gateway</title></head>
        <body><center><h1>502 Bad Gateway</h1></center></body></html>

        """, status: 502)
}
