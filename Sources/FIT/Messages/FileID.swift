/// A `file_id` message: what the file is and what made it.
public struct FileID: Hashable, Sendable {
    /// The kind of file; see ``FITProfile/file``.
    public var type: Int?
    /// The manufacturer as a number of ``FITProfile/manufacturer``.
    public var manufacturer: Int?
    /// The manufacturer's number for the product.
    public var product: Int?
    /// The product's name, where the file has it.
    public var productName: String?
    /// The serial number of the device.
    public var serialNumber: UInt32?
    /// When the file was created.
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
    /// The software's version number, in the maker's own counting.
    public var softwareVersion: Int?
    /// The version number of the hardware.
    public var hardwareVersion: Int?

    init(_ message: RawMessage) {
        softwareVersion = message.integer(0)
        hardwareVersion = message.integer(1)
    }
}

/// A `device_info` message: a device or sensor that took part.
public struct DeviceInfo: Hashable, Sendable, KeepsOtherFields {
    /// The time at which the message was written, in UTC.
    public var timestamp: FITTimestamp?
    /// The device's index in the file; 0 is the one that recorded.
    public var deviceIndex: Int?
    /// The manufacturer as a number of ``FITProfile/manufacturer``.
    public var manufacturer: Int?
    /// The manufacturer's number for the product.
    public var product: Int?
    /// The product's name, where the file has it.
    public var productName: String?
    /// The serial number of the device or sensor.
    public var serialNumber: UInt32?
    /// The software's version times 100.
    public var softwareVersion: Int?
    /// What kind of sensor it is, by the numbers of ``sourceType``; see ``deviceTypeName``.
    public var deviceType: Int?
    /// How it is connected: 1 ANT+, 3 Bluetooth low energy, 5 part of the device; the enumeration
    /// `source_type` of the profile.
    public var sourceType: Int?
    /// The voltage of the battery in volts.
    public var batteryVoltage: Double?
    /// 1 new, 2 good, 3 ok, 4 low, 5 critical; the enumeration `battery_status` of the profile.
    public var batteryStatus: Int?
    /// What else the message says: other fields of the profile, fields that it does not name
    /// (`unknown_…`), and those of applications.
    public var otherFields: [FITField] = []

    /// What kind of sensor it is in the profile's words, such as `heart_rate` or `bike_power`.
    public var deviceTypeName: String? {
        guard let deviceType else { return nil }
        let kinds =
            switch sourceType {
            case 1: "antplus_device_type"
            case 3: "ble_device_type"
            case 5: "local_device_type"
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
