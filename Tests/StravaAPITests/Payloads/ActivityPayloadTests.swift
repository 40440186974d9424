import ActivityModel
import Foundation
import Testing

@testable import StravaAPI

struct ActivityPayloadTests {
    @Test func `a row of the list becomes a summary, digit by digit`() throws {
        let activity = try APIActivity(json: Samples.summary)
        let summary = activity.summary
        #expect(activity.id == 9_007_199_254_740_993)
        #expect(summary.id == activity.id)
        #expect(summary.name == "Round the öld pond 🚴")
        #expect(summary.sportType == "GravelRide")
        #expect(
            summary.start
                == Timestamp(year: 2024, month: 7, day: 2, hour: 5, minute: 41, second: 13))
        #expect(summary.elapsedSeconds == 1_900)
        #expect(summary.movingSeconds == 1_800)
        #expect(summary.distanceMetres == 12_010.5)
        #expect(summary.isCommute == true)
        #expect(summary.bikeID == 123)
        #expect(summary.gearID == nil)
        #expect(summary.details.isEmpty)
        #expect(summary.file == .none)
        let measures: [ActivityMeasure: Double] = [
            .ascent: 0, .averageSpeed: 6.67, .maximumSpeed: 12, .averageCadence: 81.4,
            .averageTemperature: -3, .averageHeartrate: 141.5, .maximumHeartrate: 178,
            .relativeEffort: 63, .highestAltitude: 412.2, .lowestAltitude: 388,
            .averageWatts: 190.1, .maximumWatts: 612, .weightedAverageWatts: 201,
            .totalWork: 342_200, .flagged: 0, .fromUpload: 1,
        ]
        #expect(summary.measures == measures)
    }

    @Test func `what is no number of the activity is kept beside it`() throws {
        let activity = try APIActivity(json: Samples.summary)
        #expect(activity.utcOffset == 7_200)
        #expect(activity.visibility == "followers_only")
        #expect(activity.gearID == "b123")
        #expect(!activity.isManual)
        #expect(activity.hasSport)
    }

    @Test func `what was typed in has no streams`() throws {
        let activity = try APIActivity(json: Samples.manual)
        #expect(activity.isManual)
        #expect(activity.gearID == nil)
        #expect(activity.utcOffset == -12_600)
        #expect(activity.summary.sportType == "Kubb")
        #expect(activity.summary.name.isEmpty)
        #expect(activity.summary.measures[.fromUpload] == 0)
    }

    @Test func `the whole brings description, calories and gear`() throws {
        let activity = try APIActivity(json: Samples.detail)
        #expect(activity.summary.details == "Fog.")
        #expect(activity.summary.privateNote == "left knee")
        #expect(activity.summary.gear == "Invented Shoes")
        #expect(activity.summary.gearID == 44)
        #expect(activity.summary.measures[.calories] == 812.5)
        #expect(activity.summary.measures[.perceivedExertion] == 6)
    }

    @Test(arguments: ["none", "0", "b", "g0", "b-4", "x12", "12", ""])
    func `a gear id that names nothing is none`(key: String) throws {
        let activity = try APIActivity(json: #"{"id":7,"gear_id":"\#(key)"}"#)
        #expect(activity.gearID == nil)
        #expect(activity.summary.bikeID == nil && activity.summary.gearID == nil)
    }

    @Test(arguments: [
        #"{"id":7}"#, #"{"id":7,"type":null,"sport_type":""}"#, #"{"id":7,"type":5}"#,
    ])
    func `an activity without a sport is one all the same`(text: String) throws {
        let activity = try APIActivity(json: text)
        #expect(!activity.hasSport)
        #expect(activity.summary.type == "Unknown")
        #expect(activity.summary.sportType == nil)
    }

    @Test func `the raw text is read again to the same`() throws {
        for text in [Samples.summary, Samples.manual, Samples.detail] {
            let activity = try APIActivity(json: text)
            #expect(try APIActivity(json: activity.raw) == activity)
        }
        #expect(try APIActivity(json: Samples.summary).raw.contains(#""id":9007199254740993,"#))
        #expect(try APIActivity(json: Samples.summary).raw.contains(#""max_heartrate":178.0,"#))
    }

    @Test(arguments: ["{}", #"{"id":null}"#, #"{"id":"7a"}"#, #"{"id":7.5}"#, "[]", "null", "7"])
    func `without an id there is no activity`(text: String) {
        #expect(throws: StravaAPIError.unexpectedPayload(path: "id")) {
            try APIActivity(json: text)
        }
    }

    @Test func `an id alone is an activity`() throws {
        let activity = try APIActivity(json: #"{"id":7}"#)
        #expect(activity.summary.start == nil)
        #expect(activity.summary.measures.isEmpty)
        #expect(!activity.isManual)
    }

    @Test(arguments: [
        #"{"id":7,"name":null,"distance":null,"map":null,"laps":null,"gear":null}"#,
        #"{"id":7,"name":5,"distance":"far","map":[],"laps":{},"gear":"g1","utc_offset":1e300}"#,
        #"{"id":7,"start_date":"yesterday","upload_id":[],"available_zones":[1,null],"athlete":3}"#,
        #"{"id":7,"gear_id":"b","photo_count":1e30,"laps":[null,{"start_index":-1,"end_index":9}]}"#,
        #"{"id":7,"laps":[{"start_index":0,"end_index":9223372036854775807}]}"#,
    ])
    func `values of another type are as if they were not there`(text: String) throws {
        let activity = try APIActivity(json: text)
        #expect(activity.summary.distanceMetres == nil)
        #expect(activity.gearID == nil)
    }

    @Test(arguments: [
        ("2024-07-02T05:41:13Z", Int64(1_719_898_873_000_000)),
        ("2024-07-02T05:41:13.25Z", 1_719_898_873_250_000),
        ("2024-07-02T07:41:13+02:00", 1_719_898_873_000_000),
        ("2024-07-02T00:41:13-0500", 1_719_898_873_000_000),
    ])
    func `times are exact`(text: String, microseconds: Int64) {
        #expect(Timestamp(iso8601: text)?.microseconds == microseconds)
    }

    @Test(arguments: [
        "", "2024-07-02", "2024-02-30T00:00:00Z", "2024-13-01T00:00:00Z", "2024-07-02T25:00:00Z",
        "2024-07-02T05:41:13", "2024-07-02T05:41:13X", "2024-07-02T05:41:13.Z",
        "2024-07-02T05:41:13+2", "ääääääääääääääääääää",
    ])
    func `what is no time is none`(text: String) {
        #expect(Timestamp(iso8601: text) == nil)
    }
}
