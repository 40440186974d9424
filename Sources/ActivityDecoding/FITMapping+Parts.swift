import ActivityModel
import FIT

extension FITMapping {
    /// Sessions in file order, each with its own samples.
    static func sessions(of fit: FITFile) -> [Session] {
        let summaries = fit.sessions.map(\.summary)
        let ranges = sampleRanges(of: summaries, in: fit.records)
        let lapCounts = lapCounts(of: fit)
        return fit.sessions.indices.map { index in
            let message = fit.sessions[index]
            var session = Session()
            session.sport = message.summary.sport.map(FITProfile.sport.name)
            session.subSport = message.summary.subSport.map(FITProfile.subSport.name)
            session.start = message.summary.startTime.map(instant)
            session.totals = totals(message.summary)
            session.lapCount = message.numLaps ?? lapCounts[index]
            session.samples = ranges[index]
            session.poolLengthMetres = message.poolLength
            return session
        }
    }

    /// Laps in file order, each with its own samples.
    static func laps(of fit: FITFile) -> [Lap] {
        let ranges = sampleRanges(of: fit.laps.map(\.summary), in: fit.records)
        return zip(fit.laps, ranges).map { message, range in
            var lap = Lap()
            lap.start = message.summary.startTime.map(instant)
            lap.totals = totals(message.summary)
            lap.trigger = message.trigger.map(FITProfile.lapTrigger.name)
            lap.intensity = message.intensity.map(FITProfile.intensity.name)
            lap.samples = range
            return lap
        }
    }

    /// One pool length.
    static func length(_ message: LengthMessage) -> PoolLength {
        var length = PoolLength()
        length.start = message.startTime.map(instant)
        length.elapsedSeconds = message.totalElapsedTime
        length.timerSeconds = message.totalTimerTime
        length.strokes = message.totalStrokes
        length.stroke = message.swimStroke.map(FITProfile.swimStroke.name)
        length.isActive = message.lengthType != 0
        return length
    }

    /// One event.
    static func event(_ message: EventMessage) -> ActivityEvent {
        ActivityEvent(
            time: message.timestamp.map(instant),
            event: message.event.map(FITProfile.event.name) ?? "unknown",
            type: message.eventType.map(FITProfile.eventType.name),
            data: message.data.map(Int64.init))
    }

    private static func totals(_ summary: Summary) -> Totals {
        var totals = Totals()
        totals.elapsedSeconds = summary.totalElapsedTime
        totals.timerSeconds = summary.totalTimerTime
        totals.movingSeconds = summary.totalMovingTime
        totals.distanceMetres = summary.totalDistance
        totals.ascentMetres = summary.totalAscent
        totals.descentMetres = summary.totalDescent
        totals.calories = summary.totalCalories
        totals.averageSpeed = summary.avgSpeed
        totals.maximumSpeed = summary.maxSpeed
        totals.averageHeartrate = summary.avgHeartRate
        totals.maximumHeartrate = summary.maxHeartRate
        totals.averageCadence = summary.avgCadence
        totals.maximumCadence = summary.maxCadence
        totals.averageWatts = summary.avgPower
        totals.maximumWatts = summary.maxPower
        totals.averageTemperature = summary.avgTemperature
        return totals
    }

    /// How many laps begin within each session, for files that do not say.
    private static func lapCounts(of fit: FITFile) -> [Int] {
        var counts = [Int](repeating: 0, count: fit.sessions.count)
        let sessions = byStart(fit.sessions.map(\.summary))
        guard !sessions.isEmpty else { return counts }
        var place = 0
        for lap in byStart(fit.laps.map(\.summary)) {
            while place + 1 < sessions.count, sessions[place + 1].start <= lap.start { place += 1 }
            counts[sessions[place].index] += 1
        }
        return counts
    }

    /// Parts with a start, in order of time.
    private static func byStart(_ parts: [Summary]) -> [(index: Int, start: FITTimestamp)] {
        parts.enumerated()
            .compactMap { index, part in part.startTime.map { (index: index, start: $0) } }
            .sorted { ($0.start, $0.index) < ($1.start, $1.index) }
    }

    /// Which samples belong to each part. A part's samples end where the next part begins, so that
    /// no sample belongs to two. The first part has what comes before it too; what comes more
    /// than a minute after the end of the last one belongs to none.
    private static func sampleRanges(of parts: [Summary], in records: RecordTable) -> [Range<Int>?]
    {
        var ranges = [Range<Int>?](repeating: nil, count: parts.count)
        guard let times = records.timestamps else { return ranges }
        let order = byStart(parts)
        guard let last = order.last else { return ranges }
        var bounds = [0]
        for part in order.dropFirst() {
            let from = bounds[bounds.count - 1]
            let start = Int64(part.start.raw)
            bounds.append(times[from...].firstIndex { $0 >= start } ?? times.count)
        }
        let from = bounds[bounds.count - 1]
        if let end = end(of: parts[last.index]) {
            let beyond = times[from...].firstIndex { $0 > end + 60 }
            bounds.append(beyond == from ? times.count : beyond ?? times.count)
        } else {
            bounds.append(times.count)
        }
        for (place, part) in order.enumerated() where bounds[place] < bounds[place + 1] {
            ranges[part.index] = bounds[place]..<bounds[place + 1]
        }
        return ranges
    }

    /// When a part ended, in seconds since the FIT epoch.
    private static func end(of part: Summary) -> Int64? {
        guard let start = part.startTime else { return nil }
        let stated = part.timestamp.map { Int64($0.raw) }
        let computed = part.totalElapsedTime.map { Int64(start.raw) + Int64($0.rounded(.up)) }
        return [stated, computed].compactMap { $0 }.max()
    }
}
