/// Global message numbers of the FIT profile that this library reads.
public enum MessageNumber {
    /// `file_id`: the type of file and the device that created it.
    public static let fileID = 0
    /// `sport`: the sport that a device was set to.
    public static let sport = 12
    /// `session`: totals of one sport of an activity.
    public static let session = 18
    /// `lap`: totals of a part of a session.
    public static let lap = 19
    /// `record`: one sample of a recording.
    public static let record = 20
    /// `event`: something that happened during a recording.
    public static let event = 21
    /// `device_info`: a device that took part in the recording.
    public static let deviceInfo = 23
    /// `activity`: one for the whole recording.
    public static let activity = 34
    /// `file_creator`: the software and hardware that wrote the file.
    public static let fileCreator = 49
    /// `length`: one length of a pool swim.
    public static let length = 101
    /// `hr`: heartbeats that a strap stored and delivered later.
    public static let heartRate = 132
    /// `field_description`: a field that an application defines.
    public static let fieldDescription = 206
    /// `developer_data_id`: an application that adds fields.
    public static let developerDataID = 207

    /// `hrv`: the time between heartbeats.
    public static let heartRateVariability = 78

    /// How many messages of one kind ``FITFile/details`` holds at most. More are a device's own
    /// samples, such as an accelerometer's, and are only counted.
    public static let detailLimit = 1_000
    /// The same for kinds that the profile does not define.
    public static let unknownDetailLimit = 64
}
