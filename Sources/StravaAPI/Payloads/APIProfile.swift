import JSON
public import ActivityModel

/// A bike, a pair of shoes, or other gear.
public struct APIGear: Sendable, Hashable {
    /// Strava's id with its letter: `b` a bike, `g` anything else.
    public var id: String
    /// The object as text that is always the same for the same contents.
    public var raw: String
    /// The full name.
    public var name: String
    /// The athlete's name for it.
    public var nickname: String?
    /// The maker.
    public var brand: String?
    /// The model.
    public var model: String?
    /// The description.
    public var details: String?
    /// Metres.
    public var distanceMetres: Double?
    /// Kilograms; bikes only.
    public var weightKilograms: Double?
    /// Whether it is the one that new activities get.
    public var isPrimary: Bool
    /// Whether it is no longer used.
    public var isRetired: Bool

    /// Whether it is a bike.
    public var isBike: Bool { id.hasPrefix("b") }

    init(_ value: JSONValue, path: String) throws(StravaAPIError) {
        let payload = Payload(value)
        guard let id = payload.words("id") else {
            throw .unexpectedPayload(path: path.isEmpty ? "id" : "\(path).id")
        }
        self.id = id
        raw = value.canonicalText
        name = payload.text("name") ?? ""
        nickname = payload.words("nickname")
        brand = payload.words("brand_name")
        model = payload.words("model_name")
        details = payload.words("description")
        distanceMetres = payload.double("distance")
        weightKilograms = payload.double("weight")
        isPrimary = payload.flag("primary") ?? false
        isRetired = payload.flag("retired") ?? false
    }
}

/// The athlete who connected.
public struct APIAthlete: Sendable, Hashable {
    /// Strava's athlete id.
    public var id: Int64
    /// The object as text that is always the same for the same contents.
    public var raw: String
    /// Whether it has what needs the permission `profile:read_all`: weight, FTP, gear.
    public var isDetailed: Bool
    /// The first name.
    public var firstName: String
    /// The last name.
    public var lastName: String
    /// Kilograms.
    public var weightKilograms: Double?
    /// Functional threshold power in watts.
    public var functionalThresholdWatts: Double?
    /// `feet` or `meters`.
    public var measurementPreference: String?
    /// Gear in use; what is retired is missing.
    public var gear: [APIGear]

    init(_ value: JSONValue) throws(StravaAPIError) {
        let payload = Payload(value)
        guard let id = payload.integer("id") else { throw .unexpectedPayload(path: "id") }
        self.id = id
        raw = value.canonicalText
        isDetailed = payload.integer("resource_state") == 3
        firstName = payload.text("firstname") ?? ""
        lastName = payload.text("lastname") ?? ""
        weightKilograms = payload.double("weight")
        functionalThresholdWatts = payload.double("ftp")
        measurementPreference = payload.words("measurement_preference")
        gear = []
        for key in ["bikes", "shoes"] {
            for (index, element) in (value[key]?.elements ?? []).enumerated() {
                gear.append(try APIGear(element, path: "\(key)[\(index)]"))
            }
        }
    }
}

/// A photo of an activity. Fetching the image itself does not count against the limits.
public struct APIPhoto: Sendable, Hashable {
    /// Strava's id of it.
    public var id: String
    /// The object as text that is always the same for the same contents.
    public var raw: String
    /// The caption.
    public var caption: String?
    /// When it was taken.
    public var created: Timestamp?
    /// Whether it stands for the activity.
    public var isDefault: Bool
    /// The largest picture that was told.
    public var address: String?

    init(_ value: JSONValue, path: String) throws(StravaAPIError) {
        let payload = Payload(value)
        guard let id = payload.words("unique_id") else {
            throw .unexpectedPayload(path: "\(path).unique_id")
        }
        self.id = id
        raw = value.canonicalText
        caption = payload.words("caption")
        created = payload.timestamp("created_at")
        isDefault = payload.flag("default_photo") ?? false
        address = nil
        if case .object(let addresses)? = value["urls"] {
            address = addresses.max { (Int($0.key) ?? 0) < (Int($1.key) ?? 0) }?.value.text
        }
    }
}

/// How long an activity was in each zone of one kind; a feature of subscribers.
public struct APIZones: Sendable, Hashable {
    /// One zone.
    public struct Bucket: Sendable, Hashable {
        /// The least value: beats per minute, watts or metres per second.
        public var minimum: Double
        /// The greatest; `nil` when there is none.
        public var maximum: Double?
        /// Seconds in it.
        public var seconds: Double
    }

    /// `heartrate`, `power` or `pace`.
    public var type: String
    /// The object as text that is always the same for the same contents.
    public var raw: String
    /// From low to high.
    public var buckets: [Bucket]

    init(_ value: JSONValue, path: String) throws(StravaAPIError) {
        let payload = Payload(value)
        guard let type = payload.words("type") else {
            throw .unexpectedPayload(path: "\(path).type")
        }
        self.type = type
        raw = value.canonicalText
        buckets = payload.objects("distribution_buckets").map { bucket in
            Bucket(
                minimum: bucket.double("min") ?? 0,
                maximum: bucket.double("max").flatMap { $0 < 0 ? nil : $0 },
                seconds: bucket.double("time") ?? 0)
        }
    }
}
