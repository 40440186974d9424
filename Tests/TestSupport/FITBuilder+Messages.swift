/// The usual messages in a line each. Times are seconds since the FIT epoch.
extension FITBuilder {
    /// What the file is: an activity by a maker without a name, unless said otherwise.
    public mutating func fileID(
        type: UInt8 = 4, manufacturer: UInt16 = 255, product: UInt16 = 1,
        created: UInt32 = 1_000_000_000
    ) {
        message(
            0, local: 0,
            [
                .enumeration(0, type), .uint16(1, manufacturer), .uint16(2, product),
                .uint32z(3, 12_345), .uint32(4, created),
            ])
    }

    /// A sample.
    public mutating func record(
        at time: UInt32, local: Int = 1, _ fields: [Field] = [],
        developer: [DeveloperField] = []
    ) {
        message(20, local: local, [.uint32(253, time)] + fields, developer: developer)
    }

    /// A session with its totals: metres in hundredths, seconds in thousandths.
    public mutating func session(
        from start: UInt32, to end: UInt32, sport: UInt8? = 2, subSport: UInt8? = 0,
        distance: UInt32? = nil, laps: UInt16? = 1, _ more: [Field] = []
    ) {
        message(
            18, local: 2,
            [
                .uint32(253, end), .uint32(2, start), .uint32(7, (end &- start) &* 1000),
                .uint32(8, (end &- start) &* 1000), .uint32(9, distance), .uint16(26, laps),
                .enumeration(5, sport), .enumeration(6, subSport),
            ] + more)
    }

    /// A lap with its totals.
    public mutating func lap(
        from start: UInt32, to end: UInt32, trigger: UInt8? = 0, distance: UInt32? = nil,
        _ more: [Field] = []
    ) {
        message(
            19, local: 3,
            [
                .uint32(253, end), .uint32(2, start), .uint32(7, (end &- start) &* 1000),
                .uint32(8, (end &- start) &* 1000), .uint32(9, distance),
                .enumeration(24, trigger),
            ] + more)
    }

    /// An event such as the timer's start (`0`, `0`) or stop (`0`, `4`).
    public mutating func event(
        at time: UInt32, _ event: UInt8, _ type: UInt8, data: UInt32? = nil
    ) {
        message(
            21, local: 4,
            [
                .uint32(253, time), .enumeration(0, event), .enumeration(1, type),
                .uint32(3, data),
            ])
    }

    /// The whole recording; `local` is what the clock on the wall showed.
    public mutating func activity(at time: UInt32, local: UInt32? = nil, sessions: UInt16 = 1) {
        message(
            34, local: 5,
            [.uint32(253, time), .uint32(5, local), .uint16(1, sessions), .enumeration(2, 0)])
    }

    /// An application, by index and UUID.
    public mutating func application(_ index: UInt8 = 0, uuid: [UInt8]) {
        message(207, local: 6, [.bytes(1, uuid), .uint8(3, index)])
    }

    /// An application's field: base type by its number, with name and unit.
    public mutating func describe(
        _ number: UInt8, application index: UInt8 = 0, baseType: UInt8, _ name: String,
        units: String, scale: UInt8? = nil, offset: Int8? = nil, native: UInt8? = nil
    ) {
        message(
            206, local: 7,
            [
                .uint8(0, index), .uint8(1, number), .uint8(2, baseType), .string(3, name),
                .string(8, units), .uint8(6, scale), .sint8(7, offset), .uint16(14, 20),
                .uint8(15, native),
            ])
    }
}
