import ActivityModel
import TrackXML

/// Maps TCX documents to the model.
enum TCXMapping {
    /// Maps a TCX document to the model.
    static func activityFile(from document: TCXDocument) -> ActivityFile {
        var file = ActivityFile(
            format: .tcx, outcome: XMLMapping.outcome(of: document.problems))
        file.purpose = purpose(of: document)
        file.sampleCount = document.points.count
        file.streams = XMLMapping.streams(of: document.points)
        file.sessions = document.activities.map { session($0, of: document.points) }
        file.sport = file.sessions.first?.sport
        file.laps =
            document.activities.flatMap { activity in
                activity.laps.map { lap($0, samples: $0.points) }
            }
            // The points of a course are beside its laps, not inside them.
            + document.courses.flatMap { course in course.laps.map { lap($0, samples: nil) } }
        file.messages = messages(of: document)
        file.events = XMLMapping.segmentEvents(
            document.activities.flatMap { $0.laps.flatMap(\.tracks) }, of: document.points)
        file.devices = devices(of: document.activities)
        file.creator = document.activities.lazy.compactMap(\.creator?.name).first ?? document.author
        file.utcOffset = XMLMapping.utcOffset(document.offsetSeconds, source: "tcx.time")
        let creators = document.activities.map(\.creator?.name) + [document.author]
        file.issues =
            XMLMapping.issues(of: document.problems) + XMLMapping.rewritingIssues(creators)
            + XMLMapping.purposeIssues(file.purpose, sampleCount: file.sampleCount)
            + placeholderIssues(file.streams)
        return file
    }

    private static func purpose(of document: TCXDocument) -> FilePurpose {
        if !document.activities.isEmpty { return .activity }
        if !document.courses.isEmpty { return .course }
        return document.workoutCount > 0 ? .workout : .activity
    }

    /// The session of an activity. Its totals are the sums of its laps, where all laps state them.
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
        session.totals = totals(of: activity.laps)
        session.totals.elapsedSeconds = elapsed(activity, start: session.start, points)
        return session
    }

    /// The totals of several laps together.
    private static func totals(of laps: [TCXLap]) -> Totals {
        var totals = Totals()
        totals.timerSeconds = sum(laps.map(\.totalTimeSeconds))
        totals.distanceMetres = sum(laps.map(\.distanceMeters))
        totals.calories = sum(laps.map(\.calories))
        totals.maximumSpeed = laps.compactMap(\.maximumSpeed).max()
        totals.maximumHeartrate = laps.compactMap(\.maximumHeartRateBpm).max()
        totals.maximumCadence = laps.compactMap(\.maximumCadence).max()
        totals.maximumWatts = laps.compactMap(\.maxWatts).max()
        totals.averageSpeed = average(of: laps, \.avgSpeed)
        totals.averageHeartrate = average(of: laps, \.averageHeartRateBpm)
        totals.averageCadence = average(of: laps) { $0.cadence ?? $0.avgRunCadence }
        totals.averageWatts = average(of: laps, \.avgWatts)
        return totals
    }

    /// Seconds from the start to the last point or the end of the last lap, whichever is later: the
    /// laps' own times exclude pauses.
    private static func elapsed(
        _ activity: TCXActivity, start: Timestamp?, _ points: TrackpointColumns
    ) -> Double? {
        guard let start else { return nil }
        let ends = activity.laps.compactMap { lap -> Double? in
            guard let begin = lap.startTime, let seconds = lap.totalTimeSeconds else { return nil }
            return Timestamp(microseconds: begin).seconds(since: start) + seconds
        }
        let last = XMLMapping.lastTime(in: activity.points, of: points)?.seconds(since: start)
        guard let elapsed = (ends + [last].compactMap(\.self)).max(), elapsed > 0 else {
            return nil
        }
        return elapsed
    }

    /// The average of the laps, weighted by duration; `nil` if a lap with a duration does not state
    /// it.
    private static func average(
        of laps: [TCXLap], _ value: (TCXLap) -> Double?
    ) -> Double? {
        var sum = 0.0
        var seconds = 0.0
        for lap in laps {
            guard let weight = lap.totalTimeSeconds else { return nil }
            guard weight > 0 else { continue }
            guard let value = value(lap) else { return nil }
            sum += value * weight
            seconds += weight
        }
        return seconds > 0 ? sum / seconds : nil
    }

    /// The sum, if every lap states its part.
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

    /// What activities, laps and courses state beyond their totals.
    private static func messages(of document: TCXDocument) -> [MessageGroup] {
        let laps = document.activities.flatMap(\.laps) + document.courses.flatMap(\.laps)
        var group =
            XMLMapping.texts("lap", laps.map { [("notes", $0.notes)] })
            ?? MessageGroup("lap", count: laps.count, rows: laps.map { _ in [] })
        if laps.contains(where: { $0.steps != nil }) {
            group.fields.insert(.init("steps", unit: "steps"), at: 0)
            group.rows = zip(laps, group.rows ?? []).map { lap, row in
                [lap.steps.map { .number($0) }] + row
            }
        }
        return [
            XMLMapping.texts("session", document.activities.map { [("notes", $0.notes)] }),
            group.fields.isEmpty ? nil : group,
            XMLMapping.texts(
                "course", document.courses.map { [("name", $0.name), ("notes", $0.notes)] }),
        ].compactMap { $0 }
    }

    /// The devices that recorded, each only once.
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
