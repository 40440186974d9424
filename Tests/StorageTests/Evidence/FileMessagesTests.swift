import ActivityModel
import Testing

@testable import Storage

/// The views of what files say beyond samples, sessions and laps.
struct FileMessagesTests {
    private func library(
        _ messages: [MessageGroup], _ change: (inout ActivityFile) -> Void = { _ in }
    )
        throws -> Library
    {
        var file = ActivityFile.recording([100, 101], from: 1_000, format: .fit)
        file.messages = messages
        change(&file)
        return try Library.of(
            Snapshot(
                asOf: 2_000, .init(7, "A", file: "activities/7.fit").with { $0.content = file }))
    }

    @Test func `every value is a row of fields, with name, unit and application`() throws {
        let library = try library([
            MessageGroup(
                "session", count: 1,
                fields: [
                    .init("total_work", unit: "J"), .init("unknown_110"),
                    .init("Load", unit: "x", application: "ab"),
                ], rows: [[.integer(90_000), nil, .number(2.5)]]),
            MessageGroup("unknown_233", count: 5_000),
        ])
        #expect(
            try library.text(
                "SELECT activity_id, message, number, field, unit, application, value FROM fields")
                == ["7 session 0 total_work J – 90000", "7 session 0 Load x ab 2.5"])
        #expect(
            try library.text("SELECT name, message_count, is_read FROM messages")
                == ["session 1 1", "unknown_233 5000 0"])
        #expect(
            try library.text("SELECT work_j, profile_name FROM session_facts") == ["90000 –"])
    }

    @Test func `sets are rows with the first of several exercises`() throws {
        let library = try library([
            MessageGroup(
                "set", count: 2,
                fields: [
                    .init("duration", unit: "s"), .init("repetitions"), .init("set_type"),
                    .init("category"), .init("category_subtype"),
                ],
                rows: [
                    [
                        .number(30.5), .integer(12), .text("active"),
                        .list([.text("squat"), nil]), .list([.text("barbell_squat"), nil]),
                    ],
                    [.number(60), nil, .text("rest")],
                ])
        ])
        #expect(
            try library.text(
                "SELECT number, duration_s, set_type, category, exercise, repetitions FROM exercise_sets"
            ) == ["0 30.5 active squat barbell_squat 12", "1 60 rest – – –"])
    }

    @Test func `the time in zones is a row for each zone with its boundary`() throws {
        let library = try library([
            MessageGroup(
                "time_in_zone", count: 1,
                fields: [
                    .init("reference_mesg"), .init("reference_index"),
                    .init("time_in_hr_zone", unit: "s"), .init("hr_zone_high_boundary"),
                    .init("time_in_power_zone", unit: "s"),
                ],
                rows: [
                    [
                        .text("session"), .integer(0), .list([.number(1.5), .integer(20)]),
                        .list([.integer(100)]), .integer(9),
                    ]
                ])
        ])
        #expect(
            try library.text(
                "SELECT part, part_number, type, zone, seconds, upper_boundary FROM time_in_zone")
                == [
                    "session 0 hr 0 1.5 100", "session 0 hr 1 20 –", "session 0 power 0 9 –",
                ])
    }

    @Test func `changes of gear are told in teeth`() throws {
        let library = try library([]) { file in
            file.events = [
                ActivityEvent(
                    time: 1_001, event: "rear_gear_change", type: "marker", data: 0x2201_0E09),
                ActivityEvent(time: 1_002, event: "front_gear_change", type: "marker", data: nil),
                ActivityEvent(time: 1_003, event: "timer", type: "stop", data: 0x2201_0E09),
            ]
        }
        #expect(
            try library.text(
                "SELECT front_teeth, rear_teeth, front_number, rear_number FROM gear_changes")
                == ["34 14 1 9"])
    }

    @Test func `files share the names of fields, and a removed file leaves nothing`() throws {
        let group = MessageGroup(
            "workout", count: 1, fields: [.init("wkt_name")], rows: [[.text("A")]])
        var one = ActivityFile.recording(format: .fit)
        one.messages = [group]
        let library = try Library.of(
            Snapshot(
                asOf: 2_000, .init(7, "A", file: "activities/7.fit").with { $0.content = one },
                .init(8, "B", file: "activities/8.fit").with { $0.content = one }))
        #expect(try library.count("message") == 2)
        #expect(try library.count("message_field") == 1)
        _ = try library.undo(run: 1, now: 20_000)
        #expect(try library.count("message") == 0)
        #expect(try library.count("message_field") == 0)
    }

    @Test func `what all messages have in common is stored once and comes back`() throws {
        let group = MessageGroup(
            "length", count: 3,
            fields: [.init("event"), .init("speed", unit: "m/s"), .init("zones")],
            rows: [
                [.text("length"), .number(1.25), .list([.integer(1), nil])],
                [.text("length"), nil, .list([.integer(1), nil])],
                [.text("length"), .number(1.5), .list([.integer(1), nil])],
            ])
        let library = try library([group])
        #expect(try library.text("SELECT content FROM message") == ["[[1.25],[],[1.5]]"])
        let read = try #require(try library.activity(7)?.messages.first)
        for row in 0..<3 {
            for field in ["event", "speed", "zones"] {
                #expect(read[row, field] == group[row, field], "\(row) \(field)")
            }
        }
        #expect(
            try library.text("SELECT number, value FROM fields WHERE field = 'event'")
                == ["0 length", "1 length", "2 length"])
        #expect(
            try library.text("SELECT number, value FROM fields WHERE field = 'speed'")
                == ["0 1.25", "2 1.5"])
        #expect(
            try library.text("SELECT DISTINCT value FROM fields WHERE field = 'zones'")
                == ["[1,null]"])
    }

    @Test func `an activity that is a leg has only what belongs to its leg`() throws {
        var file = ActivityFile.legs((1_000, [100, 101, 102]), (2_000, [110, 111, 112]))
        file.messages = [
            MessageGroup(
                "session", count: 2, fields: [.init("sport_profile_name")],
                rows: [[.text("Swim")], [.text("Bike")]]),
            MessageGroup(
                "lap", count: 2, fields: [.init("wkt_step_index")],
                rows: [[.integer(1)], [.integer(2)]]),
            // A hostile file may state any number.
            MessageGroup(
                "time_in_zone", count: 3,
                fields: [.init("reference_mesg"), .init("reference_index")],
                rows: [0, 1, 1e300].map { [.text("session"), .number($0)] }),
        ]
        let events = [1_005, 2_005].map { ActivityEvent(time: $0, event: "timer") }
        var parts = FileParts(
            sessions: file.sessions, laps: file.laps, lengths: [], events: events,
            messages: file.messages)
        parts.keep(leg: 1, samples: 3..<6)
        #expect(parts.sessions == [file.sessions[1]])
        #expect(parts.laps == [file.laps[1]])
        #expect(parts.events.map(\.time) == [2_005])
        #expect(
            parts.messages.map(\.rows)
                == [
                    [[.text("Bike")]], [[.integer(2)]], [[.text("session"), .number(1)]],
                ])
    }
}
