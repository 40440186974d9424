import ActivityModel
import FIT

extension FITMapping {
    /// Sessions in file order, each with its own samples.
    static func sessions(of fit: FITFile) -> [SportSession] {
        let ranges = sessionSamples(of: fit)
        let lapCounts = lapCounts(of: fit)
        return fit.sessions.indices.map { index in
            let message = fit.sessions[index]
            var session = SportSession()
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

    /// The sport of the first session or, in a truncated file without sessions, the sport that the
    /// device was set to.
    static func sport(of fit: FITFile) -> (sport: String?, subSport: String?) {
        let told = fit.sessions.first.map { ($0.summary.sport, $0.summary.subSport) }
        let set = fit.sports.last.map { ($0.sport, $0.subSport) }
        let (sport, subSport) = told ?? set ?? (nil, nil)
        return (sport.map(FITProfile.sport.name), subSport.map(FITProfile.subSport.name))
    }

    /// Laps in file order, each with its own samples.
    static func laps(of fit: FITFile) -> [Lap] {
        zip(fit.laps, lapSamples(of: fit)).map { message, range in
            var lap = Lap()
            lap.start = message.summary.startTime.map(instant)
            lap.totals = totals(message.summary)
            lap.trigger = message.trigger.map(FITProfile.lapTrigger.name)
            lap.intensity = message.intensity.map(FITProfile.intensity.name)
            lap.samples = range
            return lap
        }
    }

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

    static func event(_ message: EventMessage) -> ActivityEvent {
        ActivityEvent(
            time: message.timestamp.map(instant),
            event: message.event.map(FITProfile.event.name) ?? "unknown",
            type: message.eventType.map(FITProfile.eventType.name),
            data: message.data.map(Int64.init))
    }

    private static func totals(_ summary: SessionTotals) -> Totals {
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
}
