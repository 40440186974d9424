/// What a path asks for.
struct Route: Sendable {
    var endpoint: MockEndpoint
    /// The id that the path names.
    var id: String?

    init(_ call: Call) {
        let parts = call.parts
        let id = parts.count > 1 ? parts[1] : nil
        self.id = id
        switch call.base {
        case .control: endpoint = .control
        case .oauth: endpoint = Self.oauth(call.method, parts)
        case .other: endpoint = .unknown
        case .api, .newHost:
            let asItIs = Self.api(call.method, parts)
            let anyID = parts.enumerated().map { $0 == 1 ? "*" : $1 }
            endpoint = asItIs == .unknown ? Self.api(call.method, anyID) : asItIs
        }
    }

    private static func oauth(_ method: String, _ parts: [String]) -> MockEndpoint {
        switch (method, parts) {
        case ("GET", ["authorize"]), ("GET", ["mobile", "authorize"]), ("POST", ["authorize"]):
            .authorize
        case ("POST", ["token"]): .token
        case ("POST", ["revoke"]): .revoke
        case ("POST", ["deauthorize"]): .deauthorize
        default: .unknown
        }
    }

    private static func api(_ method: String, _ parts: [String]) -> MockEndpoint {
        switch (method, parts) {
        case ("GET", ["athlete"]): .athlete
        case ("PUT", ["athlete"]): .updateAthlete
        case ("GET", ["athlete", "zones"]): .athleteZones
        case ("GET", ["athlete", "activities"]): .list
        case ("GET", ["athletes", "*", "stats"]): .athleteStats
        case ("GET", ["activities", "*"]): .detail
        case ("PUT", ["activities", "*"]): .updateActivity
        case ("POST", ["activities"]): .createActivity
        case ("GET", ["activities", "*", "streams"]): .streams
        case ("GET", ["activities", "*", "laps"]): .laps
        case ("GET", ["activities", "*", "zones"]): .zones
        case ("GET", ["activities", "*", "comments"]): .comments
        case ("GET", ["activities", "*", "kudos"]): .kudos
        case ("GET", ["activities", "*", "photos"]): .photos
        case ("GET", ["gear", "*"]): .gear
        case ("POST", ["uploads"]): .createUpload
        case ("GET", ["uploads", "*"]): .upload
        // Clubs have told nothing of their members since September 2026.
        case ("GET", ["clubs", "*", "members"]), ("GET", ["clubs", "*", "admins"]): .internalOnly
        case (_, ["push_subscriptions"]), ("DELETE", ["push_subscriptions", "*"]): .subscriptions
        default: .unknown
        }
    }

    /// Whether it counts to the read limits: all but creating and uploading does.
    var isRead: Bool { endpoint != .createActivity && endpoint != .createUpload }

    /// The scope that is needed and not granted.
    func missingScope(_ scope: Set<String>) -> String? {
        let wanted: String?
        switch endpoint {
        case .list, .detail, .streams, .laps, .zones, .comments, .kudos, .photos:
            wanted = scope.contains("activity:read_all") ? nil : "activity:read"
        case .athleteZones: wanted = "profile:read_all"
        case .updateAthlete: wanted = "profile:write"
        case .createActivity, .updateActivity, .createUpload, .upload: wanted = "activity:write"
        default: wanted = nil
        }
        return wanted.flatMap { scope.contains($0) ? nil : $0 }
    }
}
