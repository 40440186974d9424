import ActivityModel
import Bytes
import FIT

/// Maps FIT messages to the model.
enum FITMapping {
    /// Whether the content is FIT.
    static func recognises(_ bytes: ByteSlice) -> Bool { FITDecoder.recognises(bytes) }

    /// Decodes a FIT file; whatever cannot be read becomes an issue.
    static func activityFile(from bytes: ByteSlice) -> ActivityFile {
        do {
            return activityFile(from: try FITDecoder().decode(bytes))
        } catch {
            var file = ActivityFile(format: .fit, outcome: .failed)
            file.issues = [
                ImportIssue(.fitHeader, error.description, at: .byte(error.offset))
            ]
            return file
        }
    }

    /// Maps a decoded FIT file to the model.
    static func activityFile(from fit: FITFile) -> ActivityFile {
        var fit = fit
        mendStarts(of: &fit)
        var file = ActivityFile(format: .fit, outcome: outcome(of: fit))
        file.purpose = purpose(of: fit)
        file.sampleCount = fit.records.count
        file.streams = streams(of: fit)
        file.sessions = sessions(of: fit)
        (file.sport, file.subSport) = sport(of: fit)
        file.laps = laps(of: fit)
        file.lengths = fit.lengths.map(length)
        file.events = fit.events.map(event)
        file.devices = devices(of: fit)
        file.messages = messages(of: fit) + texts(of: fit.records)
        if !fit.heartbeatIntervals.isEmpty {
            file.heartbeats = SampleStream(
                .heartbeatInterval, values: .scaled(fit.heartbeatIntervals, Scale(divisor: 1_000)))
        }
        file.creator = creator(of: fit)
        file.created = fit.fileIDs.first?.timeCreated.map(instant)
        file.utcOffset = utcOffset(of: fit)
        file.issues = issues(of: fit, purpose: file.purpose) + placeholderIssues(file.streams)
        return file
    }

    /// The point in time of a FIT timestamp.
    static func instant(_ timestamp: FITTimestamp) -> Timestamp {
        Timestamp(seconds: timestamp.secondsSince1970)
    }

    private static func outcome(of fit: FITFile) -> DecodingOutcome {
        if fit.messageCounts.isEmpty { return .failed }
        return fit.problems.contains(where: \.isLoss) ? .partial : .decoded
    }

    /// The purpose of the file. Chained files are an activity if one of them is; a file that does
    /// not state its type is an activity if it has records.
    private static func purpose(of fit: FITFile) -> FilePurpose {
        let purposes = fit.fileIDs.compactMap(\.type).map(purpose)
        if purposes.contains(.activity) { return .activity }
        if let first = purposes.first { return first }
        return fit.records.count > 0 ? .activity : .other
    }

    private static func purpose(_ type: Int) -> FilePurpose {
        switch FITProfile.file[type] {
        case "activity": .activity
        case "course", "segment", "segment_list": .course
        case "workout": .workout
        case "device", "settings", "sport", "schedules", "totals", "goals", "weight",
            "blood_pressure", "exd_configuration":
            .settings
        case "monitoring_a", "monitoring_b", "monitoring_daily", "activity_summary": .monitoring
        default: .other
        }
    }

    /// The offset of local time from UTC: the difference between the two times of the `activity`
    /// message, if it is a multiple of a quarter of an hour, give or take a minute.
    private static func utcOffset(of fit: FITFile) -> UTCOffset? {
        for activity in fit.activities.reversed() {
            guard let utc = activity.timestamp, let local = activity.localTimestamp,
                !utc.isRelative, !local.isRelative
            else { continue }
            let difference = Int(local.raw) - Int(utc.raw)
            let quarters = (Double(difference) / 900).rounded()
            let seconds = Int(quarters) * 900
            guard abs(seconds) <= 50_400, abs(difference - seconds) <= 60 else { continue }
            return UTCOffset(seconds: seconds, source: "fit.local_timestamp")
        }
        return nil
    }
}
