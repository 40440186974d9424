/// Answers of the API about invented activities, with the quirks that real ones have.
enum Samples {
    /// A row of the list.
    static let summary = #"""
        {"resource_state":2,"athlete":{"id":7,"resource_state":1},"name":"Round the \u00f6ld pond \ud83d\udeb4",
        "distance":12010.5,"moving_time":1800,"elapsed_time":1900,"total_elevation_gain":0,
        "type":"Ride","sport_type":"GravelRide","id":9007199254740993,
        "start_date":"2024-07-02T05:41:13Z","start_date_local":"2024-07-02T07:41:13Z",
        "timezone":"(GMT+01:00) Europe/Berlin","utc_offset":7200.0,"total_photo_count":2,
        "photo_count":0,"map":{"id":"a1","summary_polyline":"_p~iF~ps|U","resource_state":2},
        "commute":true,"manual":false,"private":false,"flagged":false,"visibility":"followers_only",
        "gear_id":"b123","start_latlng":[],"end_latlng":null,"average_speed":6.67,"max_speed":12,
        "average_cadence":81.4,"average_temp":-3,"average_heartrate":141.5,"max_heartrate":178.0,
        "suffer_score":63,"elev_high":412.2,"elev_low":388.0,"upload_id":17265595469,
        "external_id":"garmin_ping_1","average_watts":190.1,"max_watts":612,
        "weighted_average_watts":201,"kilojoules":342.2,"device_watts":true}
        """#

    /// What was typed in by hand; keys that real rows lack are lacking.
    static let manual = #"""
        {"resource_state":2,"athlete":{"id":7},"name":"","distance":0,"moving_time":3600,
        "elapsed_time":3600,"total_elevation_gain":0,"type":"Workout","sport_type":"Kubb",
        "id":12,"start_date":"2024-07-02T00:00:01Z","utc_offset":-12600.0,"manual":true,
        "private":true,"visibility":"only_me","upload_id":null,"gear_id":null,
        "map":{"id":"a12","summary_polyline":""}}
        """#

    /// The whole of an activity.
    static let detail = #"""
        {"resource_state":3,"id":13,"name":"Long run","sport_type":"Run","type":"Run",
        "start_date":"2024-07-02T05:41:13Z","description":"Fog.","private_note":"left knee",
        "calories":812.5,"perceived_exertion":6,"device_name":"Invented One","upload_id":5,
        "gear_id":"g44","gear":{"id":"g44","name":"Invented Shoes","distance":12},
        "map":{"polyline":"abc","summary_polyline":"ab"},"available_zones":["heartrate","pace"],
        "laps":[{"start_date":"2024-07-02T05:41:13Z","elapsed_time":300,"moving_time":290,
        "distance":1000.0,"total_elevation_gain":3,"average_heartrate":140.2,"max_heartrate":150,
        "average_speed":3.4,"max_speed":4.1,"average_cadence":82.5,"start_index":0,"end_index":299}]}
        """#
}
