import ActivityDecoding
import ActivityModel
import Bytes
import TestSupport
import Testing

/// A short deterministic fuzz of the decoder that all formats come through: whatever the bytes, the
/// answer hangs together.
@Suite(.timeLimit(.minutes(5)))
struct FuzzTests {
    struct Sample: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var bytes: [UInt8]
        /// How many seeded rounds; fewer where the bytes hide behind compression.
        var rounds: Int
    }

    static let samples = [
        Sample(testDescription: "FIT", bytes: ride, rounds: 600),
        Sample(testDescription: "FIT, big-endian", bytes: triathlon, rounds: 200),
        Sample(testDescription: "GPX", bytes: GPXBuilder(GPXBuilder.points(3)).bytes, rounds: 200),
        Sample(testDescription: "TCX", bytes: TCXBuilder(TCXBuilder.points(2)).bytes, rounds: 200),
        Sample(testDescription: "FIT in gzip", bytes: GzipBuilder.gzip(ride), rounds: 200),
        Sample(
            testDescription: "TCX in gzip in gzip",
            bytes: GzipBuilder.gzip(
                GzipBuilder.gzip(Array("  ".utf8) + TCXBuilder(TCXBuilder.points(2)).bytes)),
            rounds: 200),
    ]

    /// A bit of everything that FIT has.
    private static let ride: [UInt8] = {
        var fit = FITBuilder()
        fit.fileID(manufacturer: 265)
        fit.application(uuid: [UInt8](0..<16))
        fit.describe(0, baseType: 0x89, "Core", units: "C")
        fit.event(at: noon, 0, 0)
        for second in 0..<4 as Range<UInt32> {
            fit.record(
                at: noon + second,
                [.uint8(3, 100), .sint32(0, 1 << 28), .bytes(8, [1, 2, 3]), .float32(9, 1.5)],
                developer: [.init(.float64(0, 37.5))])
        }
        fit.message(20, local: 3, [.uint8(3, 1)], compressedTime: noon + 5)
        fit.message(132, local: 8, [.uint32(253, noon), .uint8s(6, [90]), .uint32(9, 5000)])
        fit.message(132, local: 8, [.uint8s(6, [90, 91]), .bytes(10, [1, 2, 3])])
        fit.message(101, local: 9, [.uint32(253, noon), .uint32(2, noon), .uint32(3, 40_000)])
        fit.lap(from: noon, to: noon + 4, [.float64(13, 2.5)])
        fit.session(from: noon, to: noon + 4, distance: 100, [.uint16(44, 2500)])
        fit.activity(at: noon + 4, local: noon + 3604)
        return fit.file()
    }()

    /// Legs, laps and a chained file.
    private static let triathlon: [UInt8] = {
        var fit = FITBuilder()
        fit.isBigEndian = true
        fit.fileID()
        for second in 0..<9 as Range<UInt32> { fit.record(at: noon + second) }
        for leg in 0..<3 as Range<UInt32> {
            fit.lap(from: noon + leg * 3, to: noon + leg * 3 + 3)
            fit.session(from: noon + leg * 3, to: noon + leg * 3 + 3, sport: UInt8(leg) + 1)
        }
        return fit.file() + fit.file(headerSize: 12)
    }()

    @Test(arguments: samples)
    func `every prefix gives an answer that hangs together`(_ sample: Sample) {
        let decoder = ActivityFileDecoder()
        Mutations.prefixes(of: sample.bytes) { check($0, with: decoder, "\(sample): \($1)") }
    }

    @Test(arguments: samples)
    func `every flipped byte gives an answer that hangs together`(_ sample: Sample) {
        let decoder = ActivityFileDecoder()
        Mutations.flippedBytes(of: sample.bytes) { check($0, with: decoder, "\(sample): \($1)") }
    }

    @Test(arguments: samples)
    func `flipped, removed and inserted blocks give an answer that hangs together`(
        _ sample: Sample
    ) {
        let decoder = ActivityFileDecoder()
        Mutations.damagedBlocks(of: sample.bytes, rounds: sample.rounds, seed: 20_261_121) {
            check($0, with: decoder, "\(sample): \($1)")
        }
    }

    private func check(_ bytes: [UInt8], with decoder: ActivityFileDecoder, _ what: String) {
        let file = withBytes(of: bytes) { decoder.decode($0, name: "activities/7.fit") }
        let contradictions = Contradictions(in: file).found
        #expect(contradictions.isEmpty, "\(what)")
    }
}

/// Where a decoded file contradicts what its type promises.
struct Contradictions {
    private(set) var found: [String] = []

    init(in file: ActivityFile) {
        for stream in file.streams { look(at: stream, of: file) }
        for (index, session) in file.sessions.enumerated() {
            look(at: session.samples, of: file, "session \(index)")
            look(at: session.totals, "session \(index)")
        }
        for (index, lap) in file.laps.enumerated() {
            look(at: lap.samples, of: file, "lap \(index)")
            look(at: lap.totals, "lap \(index)")
        }
        for issue in file.issues {
            let isPlain = issue.message.unicodeScalars.allSatisfy {
                $0.properties.generalCategory != .control
            }
            if !isPlain || issue.message.isEmpty { found.append("text of \(issue.code.rawValue)") }
        }
        if file.outcome != .decoded, file.issues.isEmpty { found.append("silent \(file.outcome)") }
        if file.outcome == .failed, file.sampleCount > 0 { found.append("samples of a failure") }
        if file.streams.count != Set(file.streams.map { Name(of: $0) }).count {
            found.append("a stream twice")
        }
    }

    private struct Name: Hashable {
        var name: StreamName
        var source: StreamSource
        init(of stream: SampleStream) { (name, source) = (stream.name, stream.source) }
    }

    private mutating func look(at stream: SampleStream, of file: ActivityFile) {
        let summary = stream.summary
        if stream.count != file.sampleCount { found.append("length of \(stream.name)") }
        if summary.count == 0 { found.append("empty \(stream.name)") }
        for figure in [summary.min, summary.max, summary.sum] where figure?.isFinite == false {
            found.append("summary of \(stream.name)")
        }
    }

    private mutating func look(at samples: Range<Int>?, of file: ActivityFile, _ place: String) {
        guard let samples else { return }
        if samples.lowerBound < 0 || samples.upperBound > file.sampleCount {
            found.append("samples of \(place)")
        }
    }

    private mutating func look(at totals: Totals, _ place: String) {
        let figures = [
            totals.elapsedSeconds, totals.timerSeconds, totals.movingSeconds, totals.distanceMetres,
            totals.ascentMetres, totals.descentMetres, totals.calories, totals.averageSpeed,
            totals.maximumSpeed, totals.averageHeartrate, totals.maximumHeartrate,
            totals.averageCadence, totals.maximumCadence, totals.averageWatts, totals.maximumWatts,
            totals.averageTemperature,
        ]
        if figures.contains(where: { $0?.isFinite == false }) { found.append("totals of \(place)") }
    }
}
