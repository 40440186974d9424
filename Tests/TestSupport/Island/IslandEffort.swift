/// An hour or a day of somebody on a way: samples every few seconds.
struct Effort: Sendable {
    struct Sample: Sendable {
        var time: Int
        var latitude: Int
        var longitude: Int
        /// Decimetres, even: FIT has steps of 0.2 m.
        var altitude: Int
        /// Centimetres since the start.
        var distance: Int
        /// Millimetres per second.
        var speed: Int
        var heartRate: Int
        var cadence: Int
        var watts: Int
    }

    /// How somebody moves.
    struct Manner: Sendable {
        /// Metres per second on the flat, rested.
        var speed: Double
        /// How much a slope slows: runners more than riders on the way up, less on the way down.
        var slope: Double
        var fastest: Double
        /// Beats on the flat, and at rest.
        var heartRate: Double
        var cadence: Int
        /// Watts on the flat; zero without a meter.
        var watts = 0
        var weight = 72.0
    }

    let start: Int64
    private(set) var samples: [Sample] = []
    private(set) var ascent = 0
    private(set) var standing = 0

    /// - Parameters:
    ///   - metres: after which it ends, on a way that is longer.
    ///   - stops: where it rests, in parts of the way.
    ///   - most: about how many samples there are at most.
    init(
        _ way: Way, in terrain: Terrain, start: Int64, _ manner: Manner, metres: Double? = nil,
        stops: [Double] = [], samples most: Int = 400, seed: UInt64
    ) {
        self.start = start
        var random = SeededGenerator(seed: seed)
        func noise(_ most: Double) -> Double {
            (Double(random.next() % 2_001) / 1_000 - 1) * most
        }
        let end = min(way.length, metres ?? way.length)
        let step = Double(min(60, max(4, Int(end / manner.speed) / most)))
        var (distance, speed, pulse, time) = (0.0, manner.speed * 0.6, 92.0, 0)
        var (form, drift) = (0.0, Spot(0, 0))
        var waiting = stops.map { $0 * end }.sorted()
        var lowest = way.at(0).height
        while distance <= end {
            let here = way.at(distance)
            form = form * 0.92 + noise(0.022)
            drift = drift * 0.85 + Spot(noise(1.1), noise(1.1))
            let grade = max(-0.16, min(0.2, here.grade))
            let slow = 1 + manner.slope * max(0, grade) * 9 + manner.slope * min(0, grade) * 3.2
            let wanted = min(manner.fastest, manner.speed * (1 + form) / max(0.45, slow))
            speed += (wanted - speed) * 0.4
            let work =
                (speed / manner.speed)
                * max(0.22, 1 + grade * manner.slope * (grade > 0 ? 10.4 : 6))
            let tired = distance / 100_000 * 6
            pulse += (manner.heartRate * (0.62 + 0.38 * min(1.32, work)) + tired - pulse) * 0.16
            let (latitude, longitude) = terrain.position(here.spot + drift)
            samples.append(
                Sample(
                    time: time, latitude: latitude, longitude: longitude,
                    altitude: Int((here.height * 5).rounded()) * 2,
                    distance: Int(distance * 100), speed: Int(speed * 1_000),
                    heartRate: min(191, Int(pulse + noise(1.2))),
                    cadence: max(20, manner.cadence + Int(noise(3)) - Int(max(0, grade) * 90)),
                    watts: manner.watts == 0
                        ? 0 : max(0, Int(Double(manner.watts) * min(2.1, work) + noise(14)))))
            if here.height > lowest + 2 {
                ascent += Int(here.height - lowest)
                lowest = here.height
            } else if here.height < lowest {
                lowest = here.height
            }
            if let stop = waiting.first, distance >= stop {
                waiting.removeFirst()
                let pause = 240 + Int(random.next() % 1_500)
                (time, standing, speed) = (time + pause, standing + pause, manner.speed * 0.4)
                pulse = max(84, pulse - 38)
            }
            time += Int(step)
            distance += speed * step
        }
    }

    var elapsed: Int { (samples.last?.time ?? 0) + 1 }
    var moving: Int { max(1, elapsed - standing) }
    var centimetres: Int { samples.last?.distance ?? 0 }

    func mean(_ value: (Sample) -> Int) -> Int {
        samples.reduce(0) { $0 + value($1) } / max(1, samples.count)
    }

    func most(_ value: (Sample) -> Int) -> Int { samples.map(value).max() ?? 0 }
}

extension Effort {
    /// The recording as a watch writes it, whose clock on the wall is `offset` seconds ahead of UTC.
    func fit(sport: UInt8, subSport: UInt8, offset: Int?, lap: Int, hasPower: Bool) -> [UInt8] {
        let epoch = UInt32(truncatingIfNeeded: start - 631_065_600)
        var fit = FITBuilder()
        fit.fileID(created: epoch)
        fit.device(at: epoch)
        fit.event(at: epoch, 0, 0)
        var (first, before) = (0, 0)
        for (index, sample) in samples.enumerated() {
            if index > 0, sample.time - samples[index - 1].time > 120 {
                fit.event(at: epoch + UInt32(samples[index - 1].time), 0, 4)
                fit.event(at: epoch + UInt32(sample.time), 0, 0)
            }
            fit.record(
                at: epoch + UInt32(sample.time),
                [
                    .sint32(0, InventedTrack.Point.semicircles(sample.latitude)),
                    .sint32(1, InventedTrack.Point.semicircles(sample.longitude)),
                    .uint32(5, UInt32(sample.distance)),
                    .uint16(2, UInt16((sample.altitude + 5_000) / 2)),
                    .uint16(6, UInt16(sample.speed)), .uint8(3, UInt8(sample.heartRate)),
                    .uint8(4, UInt8(sample.cadence)),
                ] + (hasPower ? [.uint16(7, UInt16(sample.watts))] : []))
            let isLast = index == samples.count - 1
            if sample.distance - before >= lap || isLast {
                let part = samples[first...index]
                fit.lap(
                    from: epoch + UInt32(samples[first].time), to: epoch + UInt32(sample.time),
                    trigger: isLast ? 7 : 2, distance: UInt32(sample.distance - before),
                    [
                        .uint8(15, UInt8(part.reduce(0) { $0 + $1.heartRate } / part.count)),
                        .uint8(16, UInt8(part.map(\.heartRate).max() ?? 0)),
                        .enumeration(25, sport),
                    ])
                (first, before) = (index, sample.distance)
            }
        }
        let end = epoch + UInt32(elapsed)
        fit.event(at: end, 0, 4)
        fit.session(
            from: epoch, to: end, sport: sport, subSport: subSport,
            distance: UInt32(centimetres), laps: UInt16(centimetres / lap + 1),
            [
                .uint16(15, UInt16(most(\.speed))), .uint8(16, UInt8(mean(\.heartRate))),
                .uint8(17, UInt8(most(\.heartRate))), .uint16(22, UInt16(ascent)),
            ] + (hasPower ? [.uint16(20, UInt16(mean(\.watts)))] : []))
        if let offset {
            fit.activity(at: end, local: UInt32(Int(end) + offset))
        }
        return fit.file()
    }

    /// The recording as a phone writes it: places and heights alone.
    func gpx(name: String) -> [UInt8] {
        let points = samples.map { sample in
            GPXBuilder.Point(
                InventedTrack.Point.degrees(sample.latitude / 100 * 100),
                InventedTrack.Point.degrees(sample.longitude / 100 * 100),
                ele: InventedTrack.Point.metres(decimetres: sample.altitude),
                time: CivilTime(start + Int64(sample.time)).iso + "Z")
        }
        var gpx = GPXBuilder()
        gpx.addTrack([points], name: name)
        return gpx.bytes
    }
}
