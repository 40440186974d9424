import ActivityModel
import TrackXML

/// TCX's words to the domain's.
enum TCXMapping {
    /// What a TCX document says.
    static func activityFile(from document: TCXDocument) -> ActivityFile {
        var file = ActivityFile(
            format: .tcx, outcome: XMLMapping.outcome(of: document.problems))
        file.purpose = purpose(of: document)
        file.sampleCount = document.points.count
        file.streams = XMLMapping.streams(of: document.points)
        file.sessions = document.activities.map { session($0, of: document.points) }
        file.laps =
            document.activities.flatMap { activity in
                activity.laps.map { lap($0, samples: $0.points) }
            }
            // The points of a course lie beside its laps.
            + document.courses.flatMap { course in course.laps.map { lap($0, samples: nil) } }
        file.events = XMLMapping.segmentEvents(
            document.activities.flatMap { $0.laps.flatMap(\.tracks) }, of: document.points)
        file.devices = devices(of: document.activities)
        file.creator = document.activities.lazy.compactMap(\.creator?.name).first ?? document.author
        file.utcOffset = XMLMapping.utcOffset(document.offsetSeconds, source: "tcx.time")
        let creators = document.activities.map(\.creator?.name) + [document.author]
        file.issues =
            XMLMapping.issues(of: document.problems) + XMLMapping.rewritingIssues(creators)
            + XMLMapping.purposeIssues(file.purpose, sampleCount: file.sampleCount)
        return file
    }

    private static func purpose(of document: TCXDocument) -> FilePurpose {
        if !document.activities.isEmpty { return .activity }
        if !document.courses.isEmpty { return .course }
        return document.workoutCount > 0 ? .workout : .activity
    }

    /// An activity; its totals are those of its laps together, where the laps state them.
    private static func session(
        _ activity: TCXActivity, of points: TrackpointColumns
    ) -> SportSession {
        var session = SportSession()
        session.sport = activity.sport
        let start = activity.id ?? activity.laps.lazy.compactMap(\.startTime).first
        session.start =
            start.map { Timestamp(microseconds: $0) }
            ?? XMLMapping.firstTime(in: activity.points, of: points)
        session.lapCount = activity.laps.count
        session.samples = activity.points
        session.totals.timerSeconds = sum(activity.laps.map(\.totalTimeSeconds))
        session.totals.distanceMetres = sum(activity.laps.map(\.distanceMeters))
        session.totals.calories = sum(activity.laps.map(\.calories))
        session.totals.maximumSpeed = activity.laps.compactMap(\.maximumSpeed).max()
        session.totals.maximumHeartrate = activity.laps.compactMap(\.maximumHeartRateBpm).max()
        session.totals.maximumCadence = activity.laps.compactMap(\.maximumCadence).max()
        session.totals.maximumWatts = activity.laps.compactMap(\.maxWatts).max()
        return session
    }

    /// The sum, where each lap states its part.
    private static func sum(_ parts: [Double?]) -> Double? {
        let stated = parts.compactMap { $0 }
        return stated.isEmpty || stated.count < parts.count ? nil : stated.reduce(0, +)
    }

    private static func lap(_ lap: TCXLap, samples: Range<Int>?) -> Lap {
        var mapped = Lap()
        mapped.start = lap.startTime.map { Timestamp(microseconds: $0) }
        mapped.samples = samples
        mapped.trigger = lap.triggerMethod.map(XMLMapping.snakeCase)
        mapped.intensity = lap.intensity.map(XMLMapping.snakeCase)
        mapped.totals.timerSeconds = lap.totalTimeSeconds
        mapped.totals.distanceMetres = lap.distanceMeters
        mapped.totals.calories = lap.calories
        mapped.totals.averageSpeed = lap.avgSpeed
        mapped.totals.maximumSpeed = lap.maximumSpeed
        mapped.totals.averageHeartrate = lap.averageHeartRateBpm
        mapped.totals.maximumHeartrate = lap.maximumHeartRateBpm
        mapped.totals.averageCadence = lap.cadence ?? lap.avgRunCadence
        mapped.totals.maximumCadence = lap.maximumCadence
        mapped.totals.averageWatts = lap.avgWatts
        mapped.totals.maximumWatts = lap.maxWatts
        return mapped
    }

    /// The devices that recorded, each once.
    private static func devices(of activities: [TCXActivity]) -> [Device] {
        var devices: [Device] = []
        for creator in activities.compactMap(\.creator) {
            var device = Device()
            device.productName = creator.name
            device.product = creator.productID
            device.serialNumber = creator.unitID.flatMap { UInt32(exactly: $0) }
            device.softwareVersion = creator.versionMajor.map { major in
                "\(major).\(creator.versionMinor ?? 0)"
            }
            if !devices.contains(device) { devices.append(device) }
        }
        if !devices.isEmpty { devices[0].index = 0 }
        return devices
    }
}

extension TCXLap {
    /// Revolutions, or steps of one leg, per minute.
    fileprivate var maximumCadence: Double? { maxBikeCadence ?? maxRunCadence }
}
