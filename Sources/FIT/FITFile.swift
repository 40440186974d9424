/// What FIT bytes say, in FIT's own words: everything of all chained files, in file order.
public struct FITFile: Equatable, Sendable {
    /// One of the files that are chained; where none are, the only one.
    public struct Part: Equatable, Sendable {
        /// The header of this part.
        public var header: FITHeader
        /// Which of ``FITFile/records`` it has.
        public var records: Range<Int>
        /// Which of ``FITFile/sessions`` it has.
        public var sessions: Range<Int>
        /// Which of ``FITFile/laps`` it has.
        public var laps: Range<Int>
    }

    /// The chained files in order; a plain file has one part.
    public var parts: [Part] = []
    /// The `file_id` messages, one for each part that has one.
    public var fileIDs: [FileID] = []
    /// What wrote each file, where it says.
    public var fileCreators: [FileCreator] = []
    /// All `record` messages as columns.
    public var records = RecordTable()
    /// The `session` messages of all parts.
    public var sessions: [SessionMessage] = []
    /// The `lap` messages of all parts, whatever their session.
    public var laps: [LapMessage] = []
    /// The `length` messages: pool lengths of a swim.
    public var lengths: [LengthMessage] = []
    /// The `event` messages, in file order.
    public var events: [EventMessage] = []
    /// Devices and sensors, as often as the file tells of them.
    public var deviceInfos: [DeviceInfo] = []
    /// The `activity` messages, one for each recording.
    public var activities: [ActivityMessage] = []
    /// What sport devices were set to.
    public var sports: [SportMessage] = []
    /// Beats that a strap gave later.
    public var heartRates: [HeartRateMessage] = []
    /// Messages that have no type of their own: time in zones, splits, sets, workouts and their steps,
    /// climbs, beats of a heart (`hrv`), dives, jumps, weather, the athlete's profile; see
    /// ``MessageNumber/details``. Every field is there.
    public var details: [FITMessage] = []
    /// The fields that applications described.
    public var developerFields: [DeveloperField] = []
    /// How many data messages of each global number there are, unknown ones included.
    public var messageCounts: [Int: Int] = [:]
    /// In how many records each field occurs that the profile does not name.
    public var unknownRecordFields: [Int: Int] = [:]
    /// What was odd, in the order it was met; at most 100 that lose something and 100 that do not.
    public var problems: [FITProblem] = []

    /// Creates a file without any message.
    public init() {}

    /// Whether nothing of the file is missing or unsure: its checksums are right and every message
    /// could be read.
    public var isWhole: Bool { !problems.contains(where: \.isLoss) }
}
