/// The content of a FIT file in FIT's own terms: all chained files, in file order.
public struct FITFile: Equatable, Sendable {
    /// One of several chained files; a plain file has one part.
    public struct Part: Equatable, Sendable {
        /// The header of this part.
        public var header: FITHeader
        /// The part's range in ``FITFile/records``.
        public var records: Range<Int>
        /// The part's range in ``FITFile/sessions``.
        public var sessions: Range<Int>
        /// The part's range in ``FITFile/laps``.
        public var laps: Range<Int>
    }

    /// The chained files in order; a plain file has one part.
    public var parts: [Part] = []
    /// The `file_id` messages, one for each part that has one.
    public var fileIDs: [FileID] = []
    /// The `file_creator` messages: the software that wrote each file.
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
    /// The `device_info` messages: devices and sensors, repeated as often as in the file.
    public var deviceInfos: [DeviceInfo] = []
    /// The `activity` messages, one for each recording.
    public var activities: [ActivityMessage] = []
    /// The `sport` messages: the sports that devices were set to.
    public var sports: [SportMessage] = []
    /// The `hr` messages: beats that a strap delivered later.
    public var heartRates: [HeartRateMessage] = []
    /// The times between heartbeats of all `hrv` messages in file order, in thousandths of a second.
    public var heartbeatIntervals: [Int64] = []
    /// Messages without a type of their own, whether the profile defines them or not: time in
    /// zones, splits, sets, workouts and their steps, climbs, dives, jumps, weather, the athlete's
    /// profile. They contain every field. Of ``unreadKinds``, it contains none.
    public var details: [FITMessage] = []
    /// The kinds of message that are only counted, because there are more of them than
    /// ``MessageNumber/detailLimit``: their global message numbers.
    public var unreadKinds: Set<Int> = []
    /// The developer fields that applications describe.
    public var developerFields: [DeveloperField] = []
    /// The number of data messages by global message number, including unknown ones.
    public var messageCounts: [Int: Int] = [:]
    /// For each field that the profile does not define, the number of records that contain it.
    public var unknownRecordFields: [Int: Int] = [:]
    /// The problems in the order in which they were found: at most 100 that lose data and 100 that
    /// do not.
    public var problems: [FITProblem] = []

    /// Creates a file without any message.
    public init() {}

    /// Whether the file is complete: its checksums are correct and every message could be read.
    public var isWhole: Bool { !problems.contains(where: \.isLoss) }
}
