import FIT
import Foundation
import TestSupport
import Testing

@Suite("FIT profile")
struct ProfileTests {
    @Test func `names are those of the profile`() {
        #expect(FITProfile.sport[2] == "cycling")
        #expect(FITProfile.manufacturer[66] == "north_pole_engineering")
        #expect(FITProfile.manufacturer[FITProfile.strava] == "strava")
        #expect(FITProfile.product(4341, of: 1)?.isEmpty == false)
        #expect(FITProfile.product(1, of: 260) == nil)
        #expect(FITProfile.messageName(132) == "hr")
        #expect(FITProfile.messageName(0xFF00) == nil)
        #expect(FITProfile.names(of: "weather_status")[0] == "clear")
        #expect(FITProfile.names(of: "no such thing")[0] == nil)
        #expect(FITProfile.exercise(1, of: "bench_press") == "barbell_bench_press")
        #expect(FITProfile.exercise(9_999, of: "bench_press") == nil)
        #expect(FITProfile.exercise(0, of: "no such thing") == nil)
    }

    @Test func `the fields of records agree with the profile`() throws {
        var fit = FITBuilder()
        for field in RecordField.all where field.number < 253 {
            fit.message(20, local: 1, [.uint8(field.number, 100)])
        }
        let messages = try FITDecoder().messages(in: fit.file())
        let names = Dictionary(
            uniqueKeysWithValues: messages.compactMap(\.fields.first).map { ($0.number, $0) })
        for field in RecordField.all where field.number < 253 {
            let known = try #require(names[field.number])
            #expect(known.name == field.name)
            #expect(known.units.lowercased() == field.units.lowercased(), "\(field.name)")
            // Garmin rounds the scale of power phases, 256 / 360.
            let value = try #require(known.value.double)
            let expected = 100 / field.scale - field.offset
            #expect(abs(value - expected) <= 1e-6 * abs(expected), "\(field.name)")
        }
    }

    @Test func `what is written of the profile is what Garmin publishes`() throws {
        let script = Fixtures.project.appending(path: "scripts/fit-profile")
        let sdk = Fixtures.project.appending(path: ".build/fit-sdk/garmin_fit_sdk").path
        // Without the SDK, which `scripts/setup tests` fetches, there is nothing to compare with.
        guard FileManager.default.fileExists(atPath: sdk) else { return }
        let process = Process()
        process.executableURL = script
        process.arguments = ["--check"]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
