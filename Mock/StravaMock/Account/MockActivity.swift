public import TestSupport

/// An activity of an invented athlete.
public struct MockActivity: Sendable, Identifiable {
    /// Who may see an activity.
    public enum Visibility: String, Sendable, CaseIterable {
        case everyone
        case followersOnly = "followers_only"
        case onlyMe = "only_me"
    }

    /// Strava's id; it grows with the time of upload, not with the start.
    public var id: Int64
    /// The start, seconds since 1970, UTC.
    public var startTime: Int64
    /// When it came to Strava, seconds since 1970.
    public var uploadTime: Int64
    /// The title.
    public var name: String
    /// One of Strava's sport types, such as `TrailRun`.
    public var sportType: String
    /// Metres.
    public var distance: Double
    /// Seconds in motion.
    public var movingTime: Int
    /// Seconds from start to end.
    public var elapsedTime: Int
    /// Metres climbed; zero is written as a whole number.
    public var elevation: Double = 0
    /// Whether it was entered by hand: no upload, no map, no streams.
    public var isManual = false
    /// Who may see it.
    public var visibility = Visibility.everyone
    /// The gear's id, `b…` for bikes and `g…` for shoes.
    public var gearID: String?
    /// The description, told only in detail.
    public var description: String?
    /// Whether it was a commute.
    public var isCommute = false
    /// Whether it was on a trainer or treadmill.
    public var isTrainer = false
    /// Whether it is kept out of feeds.
    public var isHiddenFromHome = false
    /// What kind of run or ride, in Strava's numbers.
    public var workoutType: Int?
    /// Seconds that the local time is ahead of UTC, summer time included.
    public var utcOffset = 0
    /// The zone in Strava's spelling, `(GMT+01:00) Europe/Berlin`; its offset is that of winter.
    public var timezone = "(GMT+00:00) Africa/Abidjan"
    /// The number of the upload; `nil` when entered by hand.
    public var uploadID: Int64?
    /// The name of the uploaded file.
    public var externalID: String?
    /// The device, told since October 2025.
    public var deviceName: String?
    /// Beats per minute; from the streams when `nil`.
    public var averageHeartRate: Double?
    /// Beats per minute; from the streams when `nil`.
    public var maximumHeartRate: Double?
    /// Kilocalories; told only in detail.
    public var calories: Double?
    /// Photos.
    public var photos: [MockPhoto] = []
    /// Comments, oldest first.
    public var comments: [MockComment] = []
    /// First names and initials of those who liked it.
    public var kudos: [MockPerson] = []

    // MARK: The recording

    /// The seed of the recording.
    public var seed: UInt64
    /// How many samples the recording has.
    public var sampleCount: Int
    /// Where the recording lies.
    public var place = InventedTrack.Place.southernOcean
    /// Which streams there are; none without a recording.
    public var streamKeys: Set<MockStreams.Key>
    /// How many samples at each end lie in a privacy zone: cut for `activity:read`.
    public var privacyZoneSamples = 0

    // MARK: Oddities

    /// Whether Strava itself cannot read it any more: 500 for detail and streams.
    public var isCorrupt = false
    /// Whether the start is hidden: told as one second past midnight.
    public var hidesStart = false
    /// When detail and streams exist, seconds since 1970; the list may be earlier.
    public var detailsFrom: Int64 = .min

    /// An activity with the streams that its sport has.
    ///
    /// - Parameters:
    ///   - distance: metres.
    ///   - elapsedTime: seconds; as `movingTime` when `nil`.
    ///   - uploadTime: seconds since 1970; five minutes past the end when `nil`.
    ///   - seed: of the recording; from the id when `nil`.
    public init(
        id: Int64, startTime: Int64, name: String, sportType: String, distance: Double,
        movingTime: Int, elapsedTime: Int? = nil, uploadTime: Int64? = nil, seed: UInt64? = nil
    ) {
        self.id = id
        self.startTime = startTime
        self.name = name
        self.sportType = sportType
        self.distance = distance
        self.movingTime = movingTime
        self.elapsedTime = elapsedTime ?? movingTime
        self.uploadTime = uploadTime ?? startTime + Int64(elapsedTime ?? movingTime) + 300
        self.seed = seed ?? UInt64(bitPattern: id)
        uploadID = id + 1_000_000_007
        externalID = "lantern_push_\(id).fit"
        deviceName = "Lantern Watch 3"
        sampleCount = min(max(movingTime + 1, 1), 100)
        streamKeys = MockStreams.keys(of: sportType, hasDistance: distance > 0)
    }

    /// Whether only the athlete may see it; setting it is the switch to "Only You" and back.
    public var isPrivate: Bool {
        get { visibility == .onlyMe }
        set { visibility = newValue ? .onlyMe : .everyone }
    }

    /// Makes it one that was entered by hand.
    public mutating func enterByHand() {
        isManual = true
        uploadID = nil
        externalID = nil
        deviceName = nil
        averageHeartRate = nil
        maximumHeartRate = nil
        streamKeys = []
    }

    /// The streams; `nil` when there are none.
    public var streams: MockStreams? { streamKeys.isEmpty ? nil : MockStreams(of: self) }

    /// Whether its sport is a kind of running.
    var isRun: Bool { ["Run", "TrailRun", "VirtualRun"].contains(sportType) }
    /// Whether Strava splits it by kilometres and miles.
    var hasSplits: Bool { isRun || ["Walk", "Hike", "Snowshoe"].contains(sportType) }
    /// Whether its sport is a kind of cycling.
    var isRide: Bool { sportType.hasSuffix("Ride") || sportType == "Velomobile" }
}

/// A person as Strava names others: the last name is an initial.
public struct MockPerson: Sendable, Equatable {
    /// The first name.
    public var firstName: String
    /// The last name; only its initial is told.
    public var lastName: String

    /// A person.
    public init(_ firstName: String, _ lastName: String) {
        self.firstName = firstName
        self.lastName = lastName
    }
}

/// A comment on an activity.
public struct MockComment: Sendable {
    /// Strava's id.
    public var id: Int64
    /// The text.
    public var text: String
    /// Who wrote it.
    public var person: MockPerson
    /// When, seconds since 1970.
    public var time: Int64

    /// A comment.
    public init(id: Int64, _ text: String, by person: MockPerson, at time: Int64) {
        self.id = id
        self.text = text
        self.person = person
        self.time = time
    }
}

/// A photo of an activity.
public struct MockPhoto: Sendable {
    /// Its name, a UUID.
    public var uniqueID: String
    /// The caption.
    public var caption: String
    /// Whether it has a place.
    public var hasLocation: Bool

    /// A photo.
    public init(uniqueID: String, caption: String = "", hasLocation: Bool = false) {
        self.uniqueID = uniqueID
        self.caption = caption
        self.hasLocation = hasLocation
    }
}
