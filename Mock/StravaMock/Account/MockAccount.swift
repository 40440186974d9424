/// An invented athlete and all that Strava knows of them.
public struct MockAccount: Sendable {
    /// Strava's id.
    public var athleteID: Int64
    /// Who they are.
    public var profile = MockProfile()
    /// Bikes and shoes, retired ones too.
    public var gear: [MockGear] = []
    /// Activities in any order.
    public var activities: [MockActivity] = []

    /// An athlete without activities.
    public init(athleteID: Int64) { self.athleteID = athleteID }

    /// The activity with an id.
    public subscript(id: Int64) -> MockActivity? { activities.first { $0.id == id } }

    /// The id that the next upload gets: they grow with the time of upload, not with the start.
    public var nextActivityID: Int64 {
        (activities.map(\.id).max() ?? athleteID * 100) + 1_009
    }

    /// Uploads an activity under the next id and returns that; the start may lie long ago.
    @discardableResult
    public mutating func upload(
        startTime: Int64, name: String, sportType: String = "Run", distance: Double = 5_000,
        movingTime: Int = 1_500, elapsedTime: Int? = nil, at uploadTime: Int64? = nil,
        change: (inout MockActivity) -> Void = { _ in }
    ) -> Int64 {
        var activity = MockActivity(
            id: nextActivityID, startTime: startTime, name: name, sportType: sportType,
            distance: distance, movingTime: movingTime, elapsedTime: elapsedTime,
            uploadTime: uploadTime)
        if let newest = activities.max(by: { $0.startTime < $1.startTime }) {
            activity.timezone = newest.timezone
            activity.utcOffset = newest.utcOffset
        }
        change(&activity)
        activities.append(activity)
        return activity.id
    }

    /// Changes the activity with an id; `false` when there is none.
    @discardableResult
    public mutating func edit(_ id: Int64, _ change: (inout MockActivity) -> Void) -> Bool {
        guard let place = activities.firstIndex(where: { $0.id == id }) else { return false }
        change(&activities[place])
        return true
    }

    /// Deletes the activity with an id; `false` when there is none.
    @discardableResult
    public mutating func delete(_ id: Int64) -> Bool {
        guard let place = activities.firstIndex(where: { $0.id == id }) else { return false }
        activities.remove(at: place)
        return true
    }
}

/// What Strava tells of an athlete.
public struct MockProfile: Sendable {
    /// The first name.
    public var firstName = "Vela"
    /// The last name.
    public var lastName = "Erdacht"
    /// The name in addresses; `nil` when never chosen.
    public var username: String?
    /// The city.
    public var city: String? = "Nowhere Harbour"
    /// The state.
    public var state: String? = "Outer Shoals"
    /// The country.
    public var country: String? = "Atlantis"
    /// `M`, `F`, or not said.
    public var sex: String? = "F"
    /// Whether subscribed.
    public var isSubscriber = true
    /// Kilograms.
    public var weight = 61.5
    /// Watts; `nil` when unknown.
    public var functionalThresholdPower: Int? = 210
    /// When the account began, seconds since 1970.
    public var createdAt: Int64 = 1_330_000_000
    /// The limits of five heart rate zones but the last, beats per minute.
    public var heartRateZones = [115, 143, 157, 172]
    /// The limits of seven power zones but the last, watts; none when empty.
    public var powerZones = [115, 157, 189, 220, 252, 315]

    /// An invented person.
    public init() {}
}

/// A bike or a pair of shoes.
public struct MockGear: Sendable, Identifiable {
    /// `b…` for bikes, `g…` for shoes.
    public var id: String
    /// The name with brand and model.
    public var name: String
    /// The name that the athlete gave.
    public var nickname: String
    /// The brand.
    public var brand: String
    /// The model.
    public var model: String
    /// Whether new activities get it.
    public var isPrimary = false
    /// Whether it is retired: told by its id alone.
    public var isRetired = false
    /// Metres.
    public var distance = 0
    /// What the athlete says about it.
    public var description = ""

    /// Gear.
    public init(id: String, name: String, brand: String = "Invented", model: String = "One") {
        self.id = id
        self.name = name
        nickname = name
        self.brand = brand
        self.model = model
    }

    /// Whether it is a bike.
    public var isBike: Bool { id.hasPrefix("b") }
}
