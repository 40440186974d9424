/// How a track becomes a FIT file: what devices do differently.
public struct FITRecipe: Sendable {
    /// The profile's sport: 1 running, 2 cycling, 5 swimming, 11 walking, …
    public var sport: UInt8 = 2
    /// The profile's sub-sport.
    public var subSport: UInt8 = 0
    /// Whether messages are big-endian.
    public var isBigEndian = false
    /// 12 or 14.
    public var headerSize = 14
    /// `0x10` or `0x20`.
    public var protocolVersion: UInt8 = 0x10
    /// Whether altitude and speed are in the 32-bit fields.
    public var isEnhanced = false
    /// Whether records have positions.
    public var hasPositions = true
    /// Whether records have heart rate, cadence and temperature.
    public var hasSensors = true
    /// Whether records have power.
    public var hasPower = true
    /// Whether most records have their times in the header's five bits.
    public var hasCompressedTimes = false
    /// Whether speed and distance share one field of three bytes.
    public var hasCompressedDistance = false
    /// The name and unit of a developer field that says the power again.
    public var developerField: (name: String, units: String)?
    /// Whether an `activity` message tells the clock on the wall, an hour ahead of UTC.
    public var hasActivity = true
    /// Samples a lap.
    public var lapSamples = 1_000_000

    /// A ride, written by the plainest device there is.
    public init() {}

    /// The same with some traits changed.
    public func with(_ change: (inout FITRecipe) -> Void) -> FITRecipe {
        var recipe = self
        change(&recipe)
        return recipe
    }

    static let ride = FITRecipe()
    static let run = FITRecipe().with {
        $0.sport = 1
        $0.hasPower = false
        $0.isEnhanced = true
        $0.protocolVersion = 0x20
    }
}

extension InventedTrack {
    /// The start in seconds since the FIT epoch, the end of 1989.
    public var fitStart: UInt32 { UInt32(truncatingIfNeeded: start - 631_065_600) }

    /// The time of a sample in seconds since the FIT epoch.
    public func fitTime(_ index: Int) -> UInt32 { fitStart + UInt32(points[index].time) }

    /// The track as a FIT file.
    public func fit(_ recipe: FITRecipe = FITRecipe()) -> [UInt8] {
        fitMessages(recipe).file(
            headerSize: recipe.headerSize, protocolVersion: recipe.protocolVersion)
    }

    /// The messages of that file.
    public func fitMessages(_ recipe: FITRecipe = FITRecipe()) -> FITBuilder {
        var fit = FITBuilder()
        fit.isBigEndian = recipe.isBigEndian
        fit.fileID(created: fitStart)
        fit.device(at: fitStart)
        if let developerField = recipe.developerField {
            fit.application(uuid: (0..<16).map { 0xA0 + $0 })
            fit.describe(
                0, baseType: 0x84, developerField.name, units: developerField.units, native: 7)
        }
        add(to: &fit, recipe)
        if recipe.hasActivity, let last = points.indices.last {
            fit.activity(at: fitTime(last), local: fitTime(last) + 3_600)
        }
        return fit
    }

    /// Adds the records, laps and session of the track.
    public func add(to fit: inout FITBuilder, _ recipe: FITRecipe) {
        fit.event(at: fitStart, 0, 0)
        var first = 0
        for index in points.indices {
            if index > 0, points[index].time - points[index - 1].time > 1 {
                fit.event(at: fitTime(index - 1), 0, 4)
                fit.event(at: fitTime(index), 0, 0)
            }
            addRecord(index, to: &fit, recipe)
            if index + 1 - first == recipe.lapSamples || index == points.count - 1 {
                addLap(first...index, to: &fit, recipe, isLast: index == points.count - 1)
                first = index + 1
            }
        }
        guard let last = points.indices.last else { return }
        fit.event(at: fitTime(last), 0, 4)
        fit.session(
            from: fitStart, to: fitTime(last) + 1, sport: recipe.sport, subSport: recipe.subSport,
            distance: UInt32(distance),
            laps: UInt16((count + recipe.lapSamples - 1) / recipe.lapSamples),
            [
                .uint16(15, UInt16(maximumSpeed)), .uint8(16, UInt8(averageHeartRate)),
                .uint8(17, UInt8(maximumHeartRate)), .uint16(22, UInt16(ascent / 10)),
            ] + (recipe.hasPower ? [.uint16(20, UInt16(averageWatts))] : []))
    }

    private func addRecord(_ index: Int, to fit: inout FITBuilder, _ recipe: FITRecipe) {
        let point = points[index]
        var fields: [FITBuilder.Field] = []
        if recipe.hasPositions {
            fields = [
                .sint32(0, Point.semicircles(point.latitude)),
                .sint32(1, Point.semicircles(point.longitude)),
            ]
        }
        let altitude = (point.altitude + 5_000) / 2
        if recipe.hasCompressedDistance {
            let speed = min(point.speed / 10, 0xFFF)
            let distance = point.distance * 16 / 100 & 0xFFF
            let packed = speed | distance << 12
            fields.append(.bytes(8, [0, 8, 16].map { UInt8(packed >> $0 & 0xFF) }))
            fields.append(.uint16(2, UInt16(altitude)))
        } else {
            fields.append(.uint32(5, UInt32(point.distance)))
            fields +=
                recipe.isEnhanced
                ? [.uint32(78, UInt32(altitude)), .uint32(73, UInt32(point.speed))]
                : [.uint16(2, UInt16(altitude)), .uint16(6, UInt16(point.speed))]
        }
        if recipe.hasSensors {
            // No pulse is found in the first seconds.
            fields += [
                .uint8(3, index < 4 ? nil : UInt8(point.heartRate)),
                .uint8(4, UInt8(point.cadence)), .sint8(13, Int8(point.temperature)),
            ]
        }
        if recipe.hasPower { fields.append(.uint16(7, UInt16(point.watts))) }
        let developer =
            recipe.developerField == nil
            ? [] : [FITBuilder.DeveloperField(.uint16(0, UInt16(point.watts)))]
        if recipe.hasCompressedTimes, index % 16 > 0 {
            fit.message(20, local: 1, fields, compressedTime: fitTime(index))
        } else {
            fit.record(at: fitTime(index), fields, developer: developer)
        }
    }

    private func addLap(
        _ samples: ClosedRange<Int>, to fit: inout FITBuilder, _ recipe: FITRecipe, isLast: Bool
    ) {
        let before = samples.lowerBound > 0 ? points[samples.lowerBound - 1].distance : 0
        let lap = points[samples]
        fit.lap(
            from: fitTime(samples.lowerBound), to: fitTime(samples.upperBound) + 1,
            trigger: isLast ? 7 : 2,
            distance: UInt32(points[samples.upperBound].distance - before),
            [
                .uint8(15, UInt8(lap.reduce(0) { $0 + $1.heartRate } / lap.count)),
                .uint8(16, UInt8(lap.map(\.heartRate).max() ?? 0)), .enumeration(25, recipe.sport),
            ])
    }
}

extension FITBuilder {
    /// Tells of the recording device, an invented watch.
    mutating func device(at time: UInt32) {
        message(
            23, local: 8,
            [
                .uint32(253, time), .uint8(0, 0), .uint16(2, 255), .uint16(4, 1),
                .uint32z(3, 12_345), .uint16(5, 321), .string(27, "Lantern Watch"),
            ])
    }
}
