import Foundation
import Storage
import TestSupport
import Testing

/// Rows may state any number: no page may end the program, whatever it adds up or draws.
struct ExtremeFiguresTests {
    private static let labels = [
        "Elapsed Time", "Moving Time", "Distance", "Max Speed", "Average Speed", "Elevation Gain",
        "Elevation Low", "Elevation High", "Average Heart Rate", "Max Heart Rate", "Average Watts",
        "Max Cadence", "Average Cadence", "Calories", "Wind Speed", "Wind Bearing", "Humidity",
        "Sunrise Time", "Sunset Time", "Training Load", "Average Grade Adjusted Pace",
        "Grade Adjusted Distance", "Total Steps", "Pool Length",
    ]
    private static let numbers = [
        "1e300", "-1e300", "1e19", "-1e19", String(repeating: "9", count: 300), "-5", "0", "1e-300",
        "253402300800", "9007199254740993",
    ]

    @Test(arguments: 1...3)
    func `every page of a library of impossible numbers answers`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        let client = try TestClient()
        var export = SampleExport.export
        for index in export.rows.indices {
            for label in Self.labels where Bool.random(using: &random) {
                export.rows[index].more[label] = Self.numbers.randomElement(using: &random)
            }
        }
        try client.importing(export)
        let ids = try Library.open(client.library).activities(.init()).map(\.id)
        var paths = [
            "/", "/?measure=time", "/?measure=climb&sport=Ride", "/totals?by=year",
            "/totals?by=month", "/totals?by=week", "/records", "/review", "/review/2021",
            "/review/2021/picture.svg", "/activities", "/gear", "/map", "/tracks.json",
            "/imports/1",
            "/import", "/archive", "/calendar/2021", "/explorer.json?zoom=14",
        ]
        for id in ids {
            paths += [
                "", "?x=time", "?from=-1e300&to=1e300", "?from=5&to=6", "?colour=grade",
                "/streams.json", "/track.json?colour=speed",
            ].map { "/activity/\(id)\($0)" }
        }
        for path in paths {
            let status = try await client.get(path).status
            #expect(status < 500, "\(path)")
        }
    }
}
