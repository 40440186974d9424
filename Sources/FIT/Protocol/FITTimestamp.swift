/// A FIT `date_time`: seconds since 1989-12-31T00:00:00Z.
public struct FITTimestamp: Hashable, Comparable, Sendable {
    /// The seconds as stored in the file.
    public var raw: UInt32

    /// Creates a timestamp from raw seconds.
    public init(raw: UInt32) { self.raw = raw }

    /// 1989-12-31T00:00:00Z in seconds since 1970-01-01T00:00:00Z.
    public static let epoch: Int64 = 631_065_600

    /// Below this value, seconds count from when the device was switched on.
    public static let minAbsolute: UInt32 = 0x1000_0000

    /// Whether the device did not know the date and counted from when it was switched on.
    public var isRelative: Bool { raw < Self.minAbsolute }

    /// The time in seconds since 1970-01-01T00:00:00Z.
    public var secondsSince1970: Int64 { Int64(raw) + Self.epoch }

    /// Orders timestamps from earlier to later.
    public static func < (left: FITTimestamp, right: FITTimestamp) -> Bool { left.raw < right.raw }
}
