import ActivityModel

/// A 64-bit FNV-1a digest of what a person sees of an activity on Strava, to tell "updated" from
/// "unchanged". Columns that Strava adds from year to year do not count.
enum FactsDigest {
    static func digest(_ activity: ActivitySummary) -> Int64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        func add(_ text: String?) {
            // 0xFF never occurs in UTF-8, so neighbours cannot run into each other.
            for byte in (text ?? "\u{0}").utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            hash = (hash ^ 0xFF) &* 0x100_0000_01B3
        }
        func add(_ number: Double?) { add(number.map { String($0) }) }
        add(activity.name)
        add(activity.sportType ?? activity.type)
        add(activity.start.map { String($0.seconds) })
        add(activity.details)
        add(activity.privateNote)
        add(activity.gear)
        add(activity.isCommute.map { $0 ? "1" : "0" })
        add(activity.elapsedSeconds)
        add(activity.movingSeconds)
        add(activity.distanceMetres)
        for path in activity.media { add(path) }
        switch activity.file {
        case .none: add("none")
        case .error: add("error")
        case .path(let path): add("path:" + path)
        }
        return Int64(bitPattern: hash)
    }
}
