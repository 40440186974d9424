/// The containers of TCX that are open or complete.
struct TCXContainers {
    var activities: [TCXActivity] = []
    var courses: [TCXCourse] = []
    var workoutCount = 0
    var author: String?
    private var open = Open.nothing
    private var lap: TCXLap?
    private var trackStart: Int?

    private enum Open { case nothing, activity, course }

    /// Whether totals belong to a lap now.
    var isLapOpen: Bool { lap != nil }

    /// An `Activity` or a `Transition` begins; whatever is open ends.
    mutating func beginActivity(sport: String?, row: Int) {
        finish(row: row)
        activities.append(TCXActivity(sport: sport, from: row))
        open = .activity
    }

    /// A `Course` begins; whatever is open ends.
    mutating func beginCourse(row: Int) {
        finish(row: row)
        courses.append(TCXCourse(from: row))
        open = .course
    }

    /// A `Lap` begins, in a new activity if there is none.
    mutating func beginLap(startTime: Int64?, row: Int) {
        if open == .nothing { beginActivity(sport: nil, row: row) }
        endLap(row: row)
        lap = TCXLap(from: row)
        lap?.startTime = startTime
    }

    mutating func beginTrack(row: Int) {
        if open == .nothing { beginActivity(sport: nil, row: row) }
        endTrack(row: row)
        trackStart = row
    }

    /// A `Trackpoint` begins, in a new track if there is none.
    mutating func beginPoint(row: Int) {
        if trackStart == nil { beginTrack(row: row) }
    }

    mutating func end(_ element: Element, row: Int) {
        switch element {
        case .track: endTrack(row: row)
        case .lap: endLap(row: row)
        case .activity, .course, .transition: finish(row: row)
        default: break
        }
    }

    /// Everything open ends.
    mutating func finish(row: Int) {
        endLap(row: row)
        switch open {
        case .activity: activities[activities.count - 1].points = last(activities.last?.points, row)
        case .course: courses[courses.count - 1].points = last(courses.last?.points, row)
        case .nothing: break
        }
        open = .nothing
    }

    /// Changes the open lap.
    mutating func updateLap(_ change: (inout TCXLap) -> Void) {
        guard var changed = lap else { return }
        // With two owners, every change would copy all tracks.
        lap = nil
        change(&changed)
        lap = changed
    }

    /// Changes the open activity.
    mutating func updateActivity(_ change: (inout TCXActivity) -> Void) {
        if open == .activity { change(&activities[activities.count - 1]) }
    }

    /// Changes the open course.
    mutating func updateCourse(_ change: (inout TCXCourse) -> Void) {
        if open == .course { change(&courses[courses.count - 1]) }
    }

    /// Changes the creator of the open activity.
    mutating func updateCreator(_ change: (inout TCXCreator) -> Void) {
        updateActivity { activity in
            var creator = activity.creator ?? TCXCreator()
            change(&creator)
            activity.creator = creator
        }
    }

    private func last(_ range: Range<Int>?, _ row: Int) -> Range<Int> {
        (range?.lowerBound ?? row)..<row
    }

    private mutating func endTrack(row: Int) {
        guard let start = trackStart else { return }
        trackStart = nil
        updateLap { $0.tracks.append(start..<row) }
    }

    private mutating func endLap(row: Int) {
        endTrack(row: row)
        guard var done = lap else { return }
        lap = nil
        done.points = done.points.lowerBound..<row
        switch open {
        case .activity: activities[activities.count - 1].laps.append(done)
        case .course: courses[courses.count - 1].laps.append(done)
        case .nothing: break
        }
    }
}

extension DocumentReader {
    /// An element begins outside any point.
    mutating func startInTCX(_ element: Element, _ attributes: Attributes) {
        if element.isContainer, !takeContainer() { return }
        switch element {
        case .trackpoint:
            tcx.beginPoint(row: points.count)
            startPoint(attributes)
        case .track: tcx.beginTrack(row: points.count)
        case .lap:
            let start = attributes.value(of: .startTime).flatMap { time(of: $0, in: .startTime) }
            tcx.beginLap(startTime: start, row: points.count)
        case .activity: tcx.beginActivity(sport: attributes.string(.sport), row: points.count)
        case .transition:
            tcx.beginActivity(sport: element.rawValue, row: points.count)
            let start = attributes.value(of: .startTime).flatMap { time(of: $0, in: .startTime) }
            tcx.updateActivity { $0.id = start }
        case .course: tcx.beginCourse(row: points.count)
        case .workout: tcx.workoutCount += 1
        case .value:
            if parent == .averageHeartRateBpm || parent == .maximumHeartRateBpm { collect(parent) }
        default: collect(element)
        }
    }

    /// The text of an element outside any point is complete.
    mutating func commitToTCX(_ element: Element) {
        switch element {
        case .id where parent == .activity:
            let time = TimeText(text.bytes)?.microseconds
            tcx.updateActivity { $0.id = $0.id ?? time }
        case .notes where parent == .lap:
            let notes = text.string
            tcx.updateLap { $0.notes = $0.notes ?? notes }
        case .notes where parent == .activity || parent == .course:
            let notes = text.string
            tcx.updateActivity { $0.notes = $0.notes ?? notes }
            tcx.updateCourse { $0.notes = $0.notes ?? notes }
        case .tcxName where parent == .course:
            let name = text.string
            tcx.updateCourse { $0.name = $0.name ?? name }
        case .tcxName where parent == .author: tcx.author = tcx.author ?? text.string
        case .tcxName where parent == .creatorElement:
            let name = text.string
            tcx.updateCreator { $0.name = $0.name ?? name }
        case .unitID where parent == .creatorElement: setCreator(\.unitID)
        case .productID where parent == .creatorElement: setCreator(\.productID)
        case .versionMajor where grandparent == .creatorElement: setCreator(\.versionMajor)
        case .versionMinor where grandparent == .creatorElement: setCreator(\.versionMinor)
        default: if tcx.isLapOpen { commitToLap(element) }
        }
    }

    private mutating func commitToLap(_ element: Element) {
        let string = text.string
        switch element {
        case .intensity: tcx.updateLap { $0.intensity = $0.intensity ?? string }
        case .triggerMethod: tcx.updateLap { $0.triggerMethod = $0.triggerMethod ?? string }
        case .totalTimeSeconds: setLap(\.totalTimeSeconds, element)
        case .distanceMeters: setLap(\.distanceMeters, element)
        case .maximumSpeed: setLap(\.maximumSpeed, element)
        case .calories: setLap(\.calories, element)
        case .averageHeartRateBpm: setLap(\.averageHeartRateBpm, element)
        case .maximumHeartRateBpm: setLap(\.maximumHeartRateBpm, element)
        case .tcxCadence: setLap(\.cadence, element)
        case .avgSpeed: setLap(\.avgSpeed, element)
        case .avgWatts: setLap(\.avgWatts, element)
        case .maxWatts: setLap(\.maxWatts, element)
        case .avgRunCadence: setLap(\.avgRunCadence, element)
        case .maxRunCadence: setLap(\.maxRunCadence, element)
        case .maxBikeCadence: setLap(\.maxBikeCadence, element)
        case .steps: setLap(\.steps, element)
        default: break
        }
    }

    private mutating func setLap(_ field: WritableKeyPath<TCXLap, Double?>, _ element: Element) {
        guard
            let number = DecimalNumber(text.bytes)
                ?? DecimalNumber(comma: text.bytes, isPosition: false)
        else {
            return report(.badNumber, of: element)
        }
        let value = number.double(text.bytes)
        tcx.updateLap { $0[keyPath: field] = $0[keyPath: field] ?? value }
    }

    private mutating func setCreator(_ field: WritableKeyPath<TCXCreator, Int?>) {
        guard let value = text.string.flatMap({ Int($0) }) else { return }
        tcx.updateCreator { $0[keyPath: field] = $0[keyPath: field] ?? value }
    }

    /// The document, when the text has ended.
    var tcxDocument: TCXDocument {
        TCXDocument(
            activities: tcx.activities, courses: tcx.courses, workoutCount: tcx.workoutCount,
            author: tcx.author, points: points, offsetSeconds: offsetSeconds,
            problems: problems.all)
    }
}
