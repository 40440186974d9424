extension IslandExport {
    /// The tables of somebody who has been there for years.
    static func addTables(to export: inout ExportBuilder) {
        func add(_ table: String, _ rows: [[String?]]) {
            for row in rows { export.tables[table]?.add(row) }
        }
        func date(_ year: Int, _ month: Int, _ day: Int) -> String {
            ExportStyle.newest.date(CivilTime.seconds(year, month, day, 19))
        }
        for table in [
            "profile", "general_preferences", "logins", "applications", "comments",
            "connected_apps", "global_challenges", "reactions", "segments", "starred_segments",
            "starred_routes",
        ] {
            if let known = export.tables[table] {
                export.tables[table] = CSVBuilder(
                    headerLine: String(known.text.prefix { $0 != "\n" }))
            }
        }
        add(
            "profile",
            [
                [
                    "\(export.athleteID)", "mara@example.org", "Mara", "Holm", "F",
                    "Runs when nobody looks.", "68.0", "Quayside", "", "Hale", "Approved",
                    date(2021, 10, 3),
                ]
            ])
        add(
            "general_preferences",
            [
                [
                    "1989-06-14", "68.0 kg", "205 W", "188", "Runner", "Metric", "Day/Month/Year",
                    "Time", "English (UK)", "1500", "5000", "All-Time",
                ]
            ])
        add("logins", [["203.0.113.9", "web", ExportStyle.newest.date(asOf)]])
        add(
            "bikes",
            [
                ["Heron", "Invented", "Heron SL", "Ride"],
                ["Mule", "Invented", "Mule 2", "Gravel Ride"],
            ])
        add(
            "shoes",
            [
                ["Grey Ghosts", "Ghost", "One", "Run"], ["Blue Ghosts", "Ghost", "Two", "Run"],
                ["Mud Ghosts", "Ghost", "Claw", "Trail Run"],
                ["Carbon, for races only", "Ghost", "Plate", "Run"],
            ])
        add(
            "components",
            [
                ["Heron", "Chain", "Invented", "Link 12"],
                ["Mule", "Rear tire", "Invented", "Clod 40"],
            ])
        add(
            "clubs",
            [
                [
                    "Quayside Early Birds", "Six o'clock at the crane.", "Casual Club", "Running",
                    "Quayside", "Hale", "", "", "", "",
                ],
                [
                    "Hale Wheelers", "Café stops are part of the training.", "Casual Club",
                    "Cycling", "Northlight", "Hale", "", "", "", "",
                ],
            ])
        add(
            "memberships",
            [
                [date(2022, 1, 11), "Quayside Early Birds"], [date(2022, 7, 2), "Hale Wheelers"],
            ])
        add(
            "global_challenges",
            [
                [date(2022, 4, 1), "April 10K", "true"],
                [date(2022, 8, 1), "August Ride 300", "true"],
                [date(2023, 5, 1), "Spring Half Marathon", "true"],
                [date(2023, 11, 1), "Dark Month 100", "false"],
                [date(2024, 5, 1), "One Marathon", "true"],
                [date(2025, 6, 1), "Climb 5000", "true"],
                [date(2026, 2, 1), "February Every Day", "false"],
                [date(2026, 8, 1), "August Ride 500", "true"],
            ])
        add(
            "goals",
            [
                [
                    "Distance", "Run", "1000000", date(2025, 12, 31), date(2026, 12, 30), "",
                    "Year", "Year",
                ]
            ])
        add(
            "comments",
            [
                [date(2022, 4, 16), "That stop was twenty minutes!"],
                [date(2022, 8, 20), "Cake counts as training."],
                [date(2024, 5, 25), "I saw you at the mill. You were smiling!"],
                [date(2024, 6, 9), "Send sun."], [date(2025, 5, 25), "What did the plan say?"],
                [date(2026, 5, 25), "Under four!!"],
            ])
        add(
            "segments",
            [
                ["Quay to Crane", nil, "43.5600", "-35.2570", "43.5720", "-35.2700"],
                ["Mast Climb", nil, "43.5900", "-35.2200", "43.6430", "-35.1650"],
            ])
    }
}
