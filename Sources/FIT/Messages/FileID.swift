/// A `file_id` message: the type of file and the device that created it.
public struct FileID: Hashable, Sendable {
    /// The type of file as a number of ``FITProfile/file``.
    public var type: Int?
    /// The manufacturer as a number of ``FITProfile/manufacturer``.
    public var manufacturer: Int?
    /// The product number that the manufacturer assigned.
    public var product: Int?
    /// The product's name, if the file contains it.
    public var productName: String?
    /// The serial number of the device.
    public var serialNumber: UInt32?
    /// The creation time of the file, in UTC.
    public var timeCreated: FITTimestamp?

    init(_ message: RawMessage) {
        type = message.integer(0)
        manufacturer = message.integer(1)
        product = message.integer(2)
        productName = message.text(8)
        serialNumber = message.integer(3).flatMap { UInt32(exactly: $0) }
        timeCreated = message.timestamp(4)
    }
}

/// A `file_creator` message: the software and hardware that wrote the file.
public struct FileCreator: Hashable, Sendable {
    /// The version number of the software, in the manufacturer's own numbering.
    public var softwareVersion: Int?
    /// The version number of the hardware.
    public var hardwareVersion: Int?

    init(_ message: RawMessage) {
        softwareVersion = message.integer(0)
        hardwareVersion = message.integer(1)
    }
}

/// A `device_info` message: a device or sensor that took part in the recording.
public struct DeviceInfo: Hashable, Sendable, KeepsOtherFields {
    /// The time at which the message was written, in UTC.
    public var timestamp: FITTimestamp?
    /// The device's index in the file; 0 is the recording device.
    public var deviceIndex: Int?
    /// The manufacturer as a number of ``FITProfile/manufacturer``.
    public var manufacturer: Int?
    /// The product number that the manufacturer assigned.
    public var product: Int?
    /// The product's name, if the file contains it.
    public var productName: String?
    /// The serial number of the device or sensor.
    public var serialNumber: UInt32?
    /// The software version multiplied by 100.
    public var softwareVersion: Int?
    /// The kind of sensor, by the numbering that ``sourceType`` selects; see ``deviceTypeName``.
    public var deviceType: Int?
    /// The kind of connection: 1 ANT+, 3 Bluetooth Low Energy, 5 part of the device (enumeration
    /// `source_type` of the profile).
    public var sourceType: Int?
    /// The voltage of the battery in volts.
    public var batteryVoltage: Double?
    /// The state of the battery: 1 new, 2 good, 3 ok, 4 low, 5 critical (enumeration
    /// `battery_status` of the profile).
    public var batteryStatus: Int?
    /// All other fields of the message: fields of the profile, fields that it does not define
    /// (`unknown_…`), and those of applications.
    public var otherFields: [FITField] = []

    /// The profile's name of the kind of sensor, such as `heart_rate` or `bike_power`; without a
    /// ``sourceType``, of those numbers that only ANT+ uses.
    public var deviceTypeName: String? {
        guard let deviceType else { return nil }
        let kinds =
            switch sourceType {
            case 1: "antplus_device_type"
            case 3: "ble_device_type"
            case 5: "local_device_type"
            case nil where deviceType >= 11 && deviceType != 12: "antplus_device_type"
            default: ""
            }
        return FITProfile.names(of: kinds)[deviceType]
    }

    init(_ message: RawMessage) {
        timestamp = message.timestamp
        deviceIndex = message.integer(0)
        manufacturer = message.integer(2)
        product = message.integer(4)
        productName = message.text(27)
        serialNumber = message.integer(3).flatMap { UInt32(exactly: $0) }
        softwareVersion = message.integer(5)
        deviceType = message.integer(1)
        sourceType = message.integer(25)
        batteryVoltage = message.number(10, scale: 256)
        batteryStatus = message.integer(11)
    }
}
