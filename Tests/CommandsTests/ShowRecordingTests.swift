import Foundation
import TestSupport
import Testing

/// `waymark show` of what a FIT file says beyond samples and laps.
struct ShowRecordingTests {
    private let library: TestLibrary
    private let noon: UInt32 = 1_000_000_000

    init() throws { library = try TestLibrary() }

    /// Imports a file as activity 101.
    private func importing(_ sport: String, _ build: (inout FITBuilder) -> Void) throws {
        var fit = FITBuilder()
        fit.fileID(manufacturer: 1, product: 4341)
        for second in 0..<60 as Range<UInt32> {
            fit.record(at: noon + second, [.uint8(3, UInt8(100 + second))])
        }
        build(&fit)
        var export = ExportBuilder()
        export.add(
            .init(
                101, at: Int64(noon) + 631_065_600, "Invented", sport, elapsed: 59, centimetres: 0,
                file: "activities/9.fit"), fit.file())
        try library.importing([try export.writeZIP(to: library.folder)])
    }

    private func show(_ options: String...) throws -> String {
        try Program.run("waymark", ["show", "101"] + options + ["--library", library.url.path])
            .output
    }

    @Test func `a strength session tells sets, exercises and weights, and laps without distance`()
        throws
    {
        try importing("Weight Training") { fit in
            fit.message(
                225, local: 9,
                [
                    .uint32(254, noon), .uint32(0, 30_500), .uint16(3, 12), .uint16(4, 648),
                    .uint8(5, 1), .uint16(7, 0), .uint16(8, 1),
                ])
            fit.message(
                225, local: 10, [.uint32(254, noon + 30), .uint32(0, 20_000), .uint8(5, 0)])
            fit.lap(from: noon, to: noon + 30, distance: 0)
            fit.lap(from: noon + 30, to: noon + 59, distance: 0)
            fit.session(from: noon, to: noon + 59, sport: 10, distance: 0)
        }
        let text = try show()
        #expect(text.contains("1 set"))
        #expect(text.contains("barbell bench press    12  40.5 kg  0:30.5"))
        #expect(text.contains("rest"))
        #expect(!text.contains("0.00"))
        #expect(text.contains("garmin fr965") || text.contains("Device      garmin"))
        let json = try #require(try library.documents("show", "101").first)
        let set = try #require(json["messages"].array.first { $0["name"].string == "set" })
        #expect(set["messages"].array.first?["category_subtype"].string == "barbell_bench_press")
        #expect(set["units"]["weight"].string == "kg")
    }

    @Test func `a pool swim tells lengths, strokes and SWOLF`() throws {
        try importing("Swim") { fit in
            for index in 0..<3 as Range<UInt32> {
                fit.message(
                    101, local: 9,
                    [
                        .uint32(253, noon + index * 20 + 20), .uint32(2, noon + index * 20),
                        .uint32(3, 20_000), .uint32(4, 20_000), .uint16(5, index == 1 ? 0 : 12),
                        .enumeration(7, index == 1 ? nil : 0), .enumeration(12, index == 1 ? 0 : 1),
                    ])
            }
            fit.session(from: noon, to: noon + 59, sport: 5, subSport: 17, [.uint16(44, 2_500)])
        }
        let text = try show()
        #expect(text.contains("2 lengths of 25 m"))
        #expect(text.contains("0:20.0     1:20.0  freestyle       12     32"))
        let json = try #require(try library.documents("show", "101").first)
        #expect(json["lengths"].array.count == 3)
        #expect(json["lengths"].array.first?["stroke"].string == "freestyle")
        #expect(json["lengths"].array[1]["active"].bool == false)
    }

    @Test func `a ride tells pauses, gears, zones and what was only counted`() throws {
        try importing("Ride") { fit in
            fit.event(at: noon, 0, 0)
            fit.event(at: noon + 10, 0, 4)
            fit.event(at: noon + 25, 0, 0)
            fit.event(at: noon + 30, 43, 3, data: 0x2201_0E09)
            for _ in 0..<100 { fit.message(325, local: 9, [.uint8(0, 7)]) }
            fit.message(
                216, local: 10,
                [
                    .uint16(0, 18), .uint16(1, 0), .uint32s(2, [10_000, 20_000, 0]),
                    .uint8s(6, [110, 130, 150]),
                ])
            fit.session(
                from: noon, to: noon + 59, sport: 2,
                [.uint8(24, 35), .uint16(34, 210), .string(110, "Gravel")])
        }
        let text = try show()
        #expect(text.contains("1 pause, 0:00:15 in all"))
        #expect(text.contains("34 teeth / 14 teeth"))
        #expect(text.contains("110 bpm  0:00:10   33 %"))
        #expect(text.contains("Not read from the file: unknown_325 ×100"))
        #expect(text.contains("Normalized power"))
        #expect(text.contains("210 W"))
        #expect(text.contains("Gravel"))
        let json = try #require(try library.documents("show", "101").first)
        let change = try #require(json["events"].array.last)
        #expect(change["front_teeth"].double == 34)
        let unread = json["messages"].array.last
        #expect(unread?["read"].bool == false)
        #expect(unread?["count"].double == 100)
    }

    @Test func `times between heartbeats are printed one by one`() throws {
        try importing("Run") { fit in
            fit.message(78, local: 9, [.init(0, baseType: 0x84, bytes: [0x58, 0x02, 0x62, 0x02])])
        }
        #expect(try show("--heartbeats") == "0.6\n0.61\n")
        #expect(try show("--heartbeats", "--json") == "[0.6,0.61]\n")
        #expect(try show().contains("2 intervals, 0.600 to 0.610 s"))
    }

    @Test func `a long table is cut with a word on how to see all`() throws {
        try importing("Swim") { fit in
            for index in 0..<45 as Range<UInt32> {
                fit.message(
                    101, local: 9,
                    [.uint32(2, noon + index), .uint32(4, 1_000), .enumeration(12, 1)])
            }
        }
        let text = try show()
        #expect(text.contains("45 lengths"))
        #expect(text.contains("… 5 more: --json has all"))
        #expect(try library.documents("show", "101").first?["lengths"].array.count == 45)
    }
}
