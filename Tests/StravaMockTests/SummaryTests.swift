import Foundation
import StravaMock
import Testing

struct SummaryTests {
    private let account = MockAccount.small()

    /// What every one of 1,132 recorded rows had.
    private static let always: Set<String> = [
        "resource_state", "athlete", "name", "distance", "moving_time", "elapsed_time",
        "total_elevation_gain", "type", "sport_type", "id", "start_date", "start_date_local",
        "timezone", "utc_offset", "location_city", "location_state", "location_country",
        "achievement_count", "kudos_count", "comment_count", "athlete_count", "photo_count",
        "pr_count", "total_photo_count", "map", "trainer", "commute", "manual", "private",
        "flagged", "from_accepted_tag", "has_kudoed", "has_heartrate", "heartrate_opt_out",
        "display_hide_heartrate_option", "visibility", "gear_id", "start_latlng", "end_latlng",
        "average_speed", "max_speed", "upload_id", "external_id",
    ]

    /// What only some of them had.
    private static let sometimes: Set<String> = [
        "workout_type", "average_cadence", "average_temp", "average_heartrate", "max_heartrate",
        "suffer_score", "elev_high", "elev_low", "upload_id_str", "average_watts", "max_watts",
        "weighted_average_watts", "kilojoules", "device_watts", "device_name",
    ]

    private func rows() async throws -> (byDay: [[String: Any]], text: String) {
        try await Strava.run { strava in
            let reply = try await strava.get("athlete/activities?after=0")
            return (try reply.rows(), String(decoding: reply.body, as: UTF8.self))
        }
    }

    @Test func `the keys are those of recorded rows`() async throws {
        let (rows, _) = try await rows()
        #expect(rows.count == 12)
        for row in rows {
            let keys = Set(row.keys)
            #expect(Self.always.subtracting(keys) == [])
            #expect(keys.subtracting(Self.always).subtracting(Self.sometimes) == [])
        }
        #expect(Set(rows.flatMap(\.keys)) == Self.always.union(Self.sometimes))
    }

    @Test func `one that was entered by hand has nulls, zeros and empty places`() async throws {
        let (rows, _) = try await rows()
        let row = rows[10]
        #expect(row["manual"] as? Bool == true)
        #expect(row["upload_id"] is NSNull)
        #expect(row["external_id"] is NSNull)
        for key in ["upload_id_str", "average_heartrate", "suffer_score", "device_name"] {
            #expect(row[key] == nil)
        }
        #expect(row["has_heartrate"] as? Bool == false)
        #expect((row["start_latlng"] as? [Any])?.isEmpty == true)
        #expect((row["map"] as? [String: Any])?["summary_polyline"] as? String == "")
    }

    @Test func `whole zeros stay whole, and other numbers do not`() async throws {
        let (_, text) = try await rows()
        #expect(text.contains("\"total_elevation_gain\":0,"))
        #expect(text.contains("\"total_elevation_gain\":12.5,"))
        #expect(text.contains("\"max_speed\":0,"))
        #expect(text.contains("\"distance\":0.0,"))
        #expect(text.contains("\"utc_offset\":3600.0,"))
    }

    @Test func `the local start ends in Z and is local all the same`() async throws {
        let (rows, _) = try await rows()
        #expect(rows[11]["start_date"] as? String == "2026-11-20T12:00:00Z")
        #expect(rows[11]["start_date_local"] as? String == "2026-11-20T13:00:00Z")
        #expect(rows[11]["timezone"] as? String == "(GMT+01:00) Europe/Berlin")
    }

    @Test func `a hidden start is one second past midnight`() async throws {
        try await Strava.run { strava in
            strava.mock.withAccount(MockAccount.runa) {
                $0.edit(account.id(0)) { $0.hidesStart = true }
            }
            let row = try await strava.get("activities/\(account.id(0))").object()
            #expect(row["start_date"] as? String == "2026-11-09T00:00:01Z")
            #expect(row["start_date_local"] as? String == "2026-11-09T00:00:01Z")
        }
    }

    @Test func `pools have no places, and newer sports an older type`() async throws {
        let (rows, _) = try await rows()
        #expect(rows[2]["sport_type"] as? String == "Swim")
        #expect((rows[2]["end_latlng"] as? [Any])?.count == 0)
        #expect(rows[2]["elev_high"] == nil)
        #expect(rows[3]["sport_type"] as? String == "TrailRun")
        #expect(rows[3]["type"] as? String == "Run")
        #expect(rows[2]["workout_type"] == nil)
        #expect(rows[0]["workout_type"] is NSNull)
        #expect(rows[3]["visibility"] as? String == "only_me")
        #expect(rows[3]["private"] as? Bool == true)
    }
}
