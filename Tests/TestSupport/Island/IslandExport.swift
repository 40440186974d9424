/// The sample that one tries: five years of somebody on Hale, an island that does not exist.
/// `Fixtures/island.zip` is this, byte for byte.
public enum IslandExport {
    /// When the export was made: a day after the last entry.
    public static let asOf = CivilTime.seconds(2026, 10, 5, 6, 30)

    /// The export.
    public static var export: ExportBuilder {
        var export = ExportBuilder(asOf: asOf)
        export.athleteID = 24_680_135
        var pictures = 0
        for (number, entry) in IslandDiary().entries.enumerated() {
            let id = 6_041_000_317 + Int64(number) * 15_731_921
            var (row, file) = activity(entry, number, id)
            row.media = entry.photos.map { caption in
                pictures += 1
                let path = "media/\(name(ofPicture: pictures)).png"
                export.files[path] = IslandPicture(pictures).png
                export.tables["media"]?.add([path, caption])
                return path
            }.joined(separator: "|")
            export.add(row, file)
        }
        export.isDescending = true
        addTables(to: &export)
        return export
    }

    private static func name(ofPicture number: Int) -> String {
        "00000000-0000-4000-8000-0000001ce\(CivilTime.two(number / 10))\(number % 10)"
    }

    // MARK: Activities

    private static func activity(
        _ entry: IslandDiary.Entry, _ number: Int, _ id: Int64
    ) -> (row: ExportBuilder.Row, file: [UInt8]?) {
        let shape = Shape(entry)
        guard let route = entry.route else { return (indoors(entry, shape, id), nil) }
        let effort = Effort(
            route.way, in: entry.isAbroad ? .garrotxa : .hale, start: entry.start, shape.manner,
            metres: entry.metres, stops: entry.stops,
            samples: shape.isPhone ? 260 : entry.kind == .ride ? 450 : 310, seed: UInt64(id))
        let upload = id + 612_345_679
        // Walks and hikes are the phone's, which knows no zone; the watch was new in 2022.
        let isPhone = shape.isPhone || number < 12
        var row = ExportBuilder.Row(
            id, at: entry.start, entry.name, shape.sport, elapsed: effort.elapsed,
            centimetres: effort.centimetres,
            file: "activities/\(upload).\(isPhone ? "gpx" : "fit").gz")
        let content =
            isPhone
            ? effort.gpx(name: entry.name)
            : effort.fit(
                sport: shape.fitSport, subSport: shape.fitSubSport,
                offset: number % 3 == 0 ? nil : entry.isAbroad ? 7_200 : -7_200, lap: shape.lap,
                hasPower: shape.manner.watts > 0)
        (row.moving, row.description) = (effort.moving, entry.description)
        (row.privateNote, row.gear) = (entry.privateNote, shape.gear)
        row.isCommute = entry.kind == .commute
        func metres(_ value: Int) -> String { InventedTrack.Point.metres(decimetres: value) }
        let heights = effort.samples.map(\.altitude)
        row.more = [
            "Athlete Weight": "68.0", "Max Speed": "\(Double(effort.most(\.speed)) / 1_000)",
            "Average Speed":
                "\(Double(effort.centimetres / effort.moving) / 100)",
            "Elevation Gain": "\(effort.ascent).0", "Elevation Loss": "\(effort.ascent).0",
            "Elevation Low": metres(heights.min() ?? 0),
            "Elevation High": metres(heights.max() ?? 0),
            "Calories": "\(effort.moving * shape.effort / 400).0",
        ]
        if !isPhone {
            row.maximumHeartRate = effort.most(\.heartRate)
            row.more["Average Heart Rate"] = "\(effort.mean(\.heartRate)).0"
            row.relativeEffort = effort.moving * max(1, effort.mean(\.heartRate) - 90) / 2_600
        }
        if shape.manner.watts > 0, !isPhone {
            row.more["Average Watts"] = "\(effort.mean(\.watts)).0"
            row.more["Max Watts"] = "\(effort.most(\.watts)).0"
        }
        return (row, GzipBuilder.gzip(content, level: 9))
    }

    private static func indoors(
        _ entry: IslandDiary.Entry, _ shape: Shape, _ id: Int64
    ) -> ExportBuilder.Row {
        var row = ExportBuilder.Row(
            id, at: entry.start, entry.name, shape.sport, elapsed: entry.minutes * 60)
        if entry.kind == .indoor {
            row.centimetres = entry.minutes * 45_000
            row.gear = shape.gear
        }
        row.maximumHeartRate = entry.kind == .indoor ? 164 : 131
        row.more = ["Calories": "\(entry.minutes * (entry.kind == .indoor ? 9 : 5)).0"]
        return row
    }

    /// What an entry's kind means for its row and its file.
    private struct Shape {
        var sport: String
        var fitSport: UInt8 = 0
        var fitSubSport: UInt8 = 0
        var gear: String?
        var lap = 100_000
        var effort = 60
        var isPhone = false
        var manner = Effort.Manner(speed: 1.4, slope: 1, fastest: 2, heartRate: 120, cadence: 55)

        init(_ entry: IslandDiary.Entry) {
            let progress = IslandDiary.progress(entry.start)
            let runner = (2.52 + progress * 0.62) * entry.push
            let rider = (6.3 + progress * 1.9) * entry.push
            let shoes = ["Grey Ghosts", "Blue Ghosts", "Carbon, for races only"]
            switch entry.kind {
            case .run:
                sport = "Run"
                (fitSport, effort) = (1, 70)
                gear = progress < 0.42 ? shoes[0] : shoes[1]
                if entry.photos == ["Finish"], progress > 0.5 { gear = shoes[2] }
                manner = .init(
                    speed: runner, slope: 1, fastest: runner * 1.35, heartRate: 156, cadence: 83)
            case .trail:
                sport = "Trail Run"
                (fitSport, fitSubSport, gear, effort) = (1, 3, "Mud Ghosts", 70)
                manner = .init(
                    speed: runner * 0.84, slope: 1.1, fastest: runner, heartRate: 154, cadence: 80)
            case .ride, .commute, .gravel, .indoor:
                sport =
                    entry.kind == .gravel
                    ? "Gravel Ride" : entry.kind == .indoor ? "Virtual Ride" : "Ride"
                (fitSport, lap, effort) = (2, 500_000, 62)
                if entry.kind == .gravel { fitSubSport = 46 }
                gear = entry.kind == .gravel || entry.kind == .commute ? "Mule" : "Heron"
                let speed = entry.kind == .gravel ? rider * 0.78 : rider
                manner = .init(
                    speed: entry.isAbroad ? speed * 0.94 : speed, slope: 2.2, fastest: 15.5,
                    heartRate: 141, cadence: 84,
                    // The meter came for Christmas 2022.
                    watts: gear == "Heron" && progress > 0.25 ? 148 + Int(progress * 62) : 0)
            case .hike:
                sport = "Hike"
                (isPhone, effort) = (true, 50)
                manner = .init(speed: 1.32, slope: 1.1, fastest: 1.7, heartRate: 118, cadence: 54)
            case .walk:
                sport = "Walk"
                (isPhone, effort) = (true, 40)
            case .swim:
                sport = "Swim"
                (fitSport, fitSubSport, effort) = (5, 18, 70)
                manner = .init(
                    speed: 0.62 + progress * 0.2, slope: 0, fastest: 1.2, heartRate: 138,
                    cadence: 28)
            case .kayak:
                sport = "Kayaking"
                fitSport = 41
                manner = .init(
                    speed: 1.75 + progress * 0.3, slope: 0, fastest: 3, heartRate: 122, cadence: 30)
            case .sail:
                sport = "Sail"
                (isPhone, effort) = (true, 20)
                manner = .init(speed: 3.1, slope: 0, fastest: 6, heartRate: 90, cadence: 30)
            case .strength: sport = "Weight Training"
            }
        }
    }
}
