import JSON

extension World {
    /// The laps of a recording: one to four of about the same length.
    func laps(of activity: MockActivity, _ account: MockAccount) -> [JSONObject] {
        guard let streams = activity.streams, streams.count > 1 else { return [] }
        let count = min(1 + Int(activity.seed % 4), streams.count - 1)
        return (0..<count).map { number in
            let first = number * (streams.count - 1) / count
            let last = (number + 1) * (streams.count - 1) / count
            let elapsed = streams.time[last] - streams.time[first]
            let hasDistance = streams.keys.contains(.distance)
            let way = hasDistance ? streams.distance[last] - streams.distance[first] : 0
            let start = activity.toldStart
            let offset = Int64(streams.time[first])
            var lap: JSONObject = [
                "id": .int(activity.id * 4 + Int64(number)),
                "resource_state": 2,
                "name": .string("Lap \(number + 1)"),
                "activity": [
                    "id": .int(activity.id),
                    "visibility": .string(activity.visibility.rawValue), "resource_state": 1,
                ],
                "athlete": ["id": .int(account.athleteID), "resource_state": 1],
                "elapsed_time": .int(elapsed),
                "moving_time": .int(elapsed),
                "start_date": .date(start.utc + offset),
                "start_date_local": .date(start.local + offset),
                "distance": .tenths(way),
                "average_speed": .thousandths(way / Double(max(elapsed, 1))),
                "max_speed": .thousandths(streams.velocitySmooth[first...last].max() ?? 0),
                "lap_index": .int(number + 1),
                "split": .int(number + 1),
                "start_index": .int(first),
                "end_index": .int(last),
                "total_elevation_gain": 0,
            ]
            if streams.keys.contains(.cadence) {
                lap["average_cadence"] = mean(streams.cadence[first...last])
            }
            lap["device_watts"] = .bool(streams.keys.contains(.watts))
            if streams.keys.contains(.watts) {
                lap["average_watts"] = mean(streams.watts[first...last])
            }
            if streams.keys.contains(.heartrate) {
                lap["average_heartrate"] = mean(streams.heartrate[first...last])
                lap["max_heartrate"] = .double(Double(streams.heartrate[first...last].max() ?? 0))
            }
            return lap
        }
    }

    private func mean(_ values: ArraySlice<Int>) -> JSONValue {
        .tenths(Double(values.reduce(0, +)) / Double(max(values.count, 1)))
    }

    /// The splits by a length; the last one is shorter. Climbs are not told for flat ones.
    func splits(of activity: MockActivity, metres length: Double) -> JSONValue {
        guard let streams = activity.streams, activity.distance > 0 else { return [] }
        var splits: [JSONValue] = []
        var first = 0
        while first < streams.count - 1, splits.count < 1_000 {
            let from = streams.distance[first]
            var last = first + 1
            while last < streams.count - 1, streams.distance[last] - from < length { last += 1 }
            let elapsed = streams.time[last] - streams.time[first]
            let way = streams.distance[last] - from
            var split: JSONObject = [
                "distance": .tenths(way), "elapsed_time": .int(elapsed),
                "moving_time": .int(elapsed), "split": .int(splits.count + 1),
                "average_speed": .thousandths(way / Double(max(elapsed, 1))), "pace_zone": 0,
            ]
            let climb = streams.altitude[last] - streams.altitude[first]
            if climb != 0 { split["elevation_difference"] = .tenths(climb) }
            if streams.keys.contains(.heartrate) {
                let beats = streams.heartrate[first...last]
                split["average_heartrate"] = .double(
                    Double(beats.reduce(0, +)) / Double(beats.count))
            }
            splits.append(.object(split))
            first = last
        }
        return .array(splits)
    }

    /// The best efforts of a run over the distances that it reaches, at its own mean pace.
    func bestEfforts(of activity: MockActivity) -> JSONValue {
        guard activity.isRun, !activity.isManual, activity.distance > 0 else { return [] }
        let distances: [(name: String, metres: Double)] = [
            ("400m", 400), ("1/2 mile", 804.67), ("1K", 1_000), ("1 mile", 1_609.34),
            ("2 mile", 3_218.69), ("5K", 5_000), ("10K", 10_000),
            ("Half-Marathon", 21_097), ("Marathon", 42_195),
        ]
        let start = activity.toldStart
        let reached = distances.filter { $0.metres <= activity.distance }
        return .array(
            reached.enumerated().map { index, effort in
                let share = effort.metres / activity.distance
                let elapsed = Int(Double(activity.movingTime) * share)
                return [
                    "id": .int(activity.id * 5 + Int64(index)), "resource_state": 2,
                    "name": .string(effort.name),
                    "activity": ["id": .int(activity.id), "resource_state": 1],
                    "elapsed_time": .int(elapsed), "moving_time": .int(elapsed),
                    "start_date": .date(start.utc), "start_date_local": .date(start.local),
                    "distance": .int(Int(effort.metres)), "pr_rank": nil, "achievements": [],
                    "start_index": 0,
                    "end_index": .int(Int(Double(max(activity.sampleCount - 1, 0)) * share)),
                ]
            })
    }
}
