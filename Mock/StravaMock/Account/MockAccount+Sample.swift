import TestSupport

extension MockAccount {
    /// The athlete of the sample export, so that import and sync meet: the same ids, starts, titles,
    /// sports, distances, times and gear.
    public static func sample() -> MockAccount {
        let export = SampleExport.export
        var account = MockAccount(athleteID: export.athleteID)
        account.profile.firstName = "Runa"
        account.profile.lastName = "Erfunden"
        account.profile.createdAt = 1_330_000_000
        account.gear = sampleGear
        account.activities = export.rows.map(activity)
        for place in account.gear.indices {
            let id = account.gear[place].id
            account.gear[place].distance = Int(
                account.activities.filter { $0.gearID == id }.reduce(0) { $0 + $1.distance })
        }
        return account
    }

    private static var sampleGear: [MockGear] {
        var gear = [
            MockGear(id: "b1234567", name: "Flying Plank", model: "Plank 3"),
            MockGear(id: "b1234568", name: "Rust \"Bucket\"", model: "Pail"),
            MockGear(id: "b1234569", name: "Windward", model: "Trainer"),
            MockGear(id: "g7654320", name: "Old Faithfuls", brand: "Nimbus", model: "Drift 1"),
            MockGear(id: "g7654321", name: "Nimbus Drift 2", brand: "Nimbus", model: "Drift 2"),
        ]
        gear[0].isPrimary = true
        gear[4].isPrimary = true
        return gear
    }

    private static func activity(_ row: ExportBuilder.Row) -> MockActivity {
        func number(_ label: String) -> Double? { row.more[label].flatMap { Double($0) } }
        let sport = row.sport.filter { $0 != " " }
        var activity = MockActivity(
            id: row.id, startTime: row.start ?? 0, name: row.name, sportType: sport,
            distance: Double(row.centimetres) / 100, movingTime: row.moving ?? row.elapsed,
            elapsedTime: row.elapsed)
        // West of the Americas, where there is no summer time.
        activity.timezone = "(GMT-08:00) Pacific/Pitcairn"
        activity.utcOffset = -28_800
        activity.sampleCount = (row.moving ?? row.elapsed) + 1
        activity.elevation = number("Elevation Gain") ?? 0
        activity.calories = number("Calories")
        activity.description = row.description.isEmpty ? nil : row.description
        activity.isCommute = row.isCommute ?? false
        activity.gearID = row.gear.flatMap { name in
            sampleGear.first { $0.name == name }?.id
        }
        activity.averageHeartRate = number("Average Heart Rate")
        activity.maximumHeartRate = row.maximumHeartRate.map { Double($0) }
        if row.maximumHeartRate == nil { activity.streamKeys.remove(.heartrate) }
        let photos = row.media.split(separator: "|").filter { $0.hasSuffix(".jpg") }
        activity.photos = photos.map { path in
            MockPhoto(uniqueID: String(path.dropFirst("media/".count).dropLast(".jpg".count)))
        }
        guard let file = row.file else {
            activity.enterByHand()
            return activity
        }
        let name = file.split(separator: "/").last.map { String($0) } ?? file
        activity.externalID = name
        activity.uploadID =
            name.split(separator: ".").first.flatMap { Int64($0) }.flatMap {
                $0 == row.id ? nil : $0
            } ?? row.id + 1_000_000_007
        // The forgotten button: a recording of nothing.
        if row.centimetres == 0, row.elapsed <= 1 { activity.streamKeys = [] }
        return activity
    }
}
