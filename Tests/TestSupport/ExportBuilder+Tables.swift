extension ExportBuilder {
    /// The tables of a young account: their headers of today, and a row where a person has one.
    static func tables(athleteID: Int64, asOf: Int64) -> [String: CSVBuilder] {
        var tables: [String: CSVBuilder] = [:]
        for line in headers.split(separator: "\n") {
            let parts = line.split(separator: ":", maxSplits: 1)
            tables[String(parts[0])] = CSVBuilder(
                headerLine: String(parts[1].drop { $0 == " " }))
        }
        func add(_ name: String, _ cells: [String?]) { tables[name]?.add(cells) }
        let dates = ExportStyle.newest
        add(
            "profile",
            [
                "\(athleteID)", "runa@example.org", "Runa", "Erfunden", "F", "", "61.5",
                "Nowhere Harbour", "Outer Shoals", "Atlantis", "Approved",
                dates.date(asOf - 90_000_000),
            ])
        add(
            "general_preferences",
            [
                "1990-02-29", "61.5 kg", "210 W", "190", "Runner", "Metric", "Month/Day/Year",
                "Time", "English (US)", "1800", "10000", "All-Time",
            ])
        for (hours, source) in [(400, "web"), (31, "android"), (2, "web")] {
            add("logins", ["203.0.113.7", source, dates.date(asOf - Int64(hours * 3_600))])
        }
        add("applications", ["Tide table", "Invented, \"for tests\""])
        add("connected_apps", ["Lantern Watch"])
        add("global_challenges", [dates.date(asOf - 40_000_000), "March without wind", "true"])
        add("followers", ["87654321", "Accepted", "false"])
        add("following", ["87654321", "Accepted", "false"])
        add("comments", [dates.date(asOf - 2_000_000), "Well sailed,\nsailor"])
        add("reactions", [dates.date(asOf - 3_000_000), "kudos", "Activity", "99"])
        add("starred_segments", [dates.date(asOf - 9_000_000), "4242"])
        add("segments", ["Buoy to buoy", nil, "-48.5000", "-110.0000", "-48.5100", "-110.0000"])
        add("starred_routes", [dates.date(asOf - 9_000_000), "2900000000000000001"])
        return tables
    }

    /// Every table but `activities.csv`, one a line.
    private static let headers = """
        applications: App Name,App Description
        bikes: Bike Name,Bike Brand,Bike Model,Bike Default Sport Types
        blocks: Blocked Athlete ID,Created At
        clubs: Club Name,Club Description,Club Type,Club Sport,City,Country,State,Club Website,\
        Cover Photo,Club Picture
        comments: Comment Date,Comment
        components: Bike Name,Component Type,Component Brand,Component Model
        connected_apps: Enabled Application Name
        contacts: Athlete ID,Contact Type,Contact,Contact Source,Contact Name
        events: Event Title,Event Description,Start Time
        flags: Category,Flagged Type,Flagged ID,Comments,Created At
        followers: Follower Athlete ID,Follow Status,Favorite Status
        following: Following Athlete ID,Follow Status,Favorite Status
        general_preferences: Date of Birth,Weight,Functional Threshold Power,Maximum Heartrate,\
        Athlete Type,Measurement Preference,Date Preference,Chart Preference,Email Language,\
        Pace Zone Time,Pace Zone Distance,Default Leaderboard View
        global_challenges: Join Date,Name,Completed
        goals: Goal Type,Activity Type,Goal,Start Date,End Date,Segment ID,Time Period,Interval Time
        group_challenges: Join Date,Name,Completed
        local_legend_segments: Segment ID,Segment Name
        logins: IP Address,Login Source,Login Date & Time
        media: Media Filename,Media Caption
        memberships: Join Date,Club Name
        mobile_device_identifiers: Mobile Device ID
        orders: Order Number,Plan,Total Price,Created At
        posts: Post Date,Post Summary,Post,Post URL,Photos
        privacy_zones: Address,Radius,Latitude & Longitude
        profile: Athlete ID,Email Address,First Name,Last Name,Sex,Description,Weight,City,State,\
        Country,Health Consent Status,Date of Health Consent approval/denial
        reactions: Reaction Date,Reaction Type,Parent Type,Parent ID
        routes: Route Name,Route Filename
        segments: Segment Name,Activity ID,Starting Latitude,Starting Longitude,Ending Latitude,\
        Ending Longitude
        shoes: Shoe Name,Shoe Brand,Shoe Model,Shoe Default Sport Types
        starred_routes: Date,Route ID
        starred_segments: Date,Segment ID
        """
}
