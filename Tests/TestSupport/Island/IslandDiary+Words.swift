extension IslandDiary {
    static let names: [Kind: [String]] = [
        .run: [
            "To the pier and back", "Legs of lead", "Chased by a cloud", "Before the ferry",
            "Lighthouse, easy", "Found my rhythm", "Rain, then no rain, then rain",
            "Slow on purpose", "Slow, not on purpose", "With Ines, talking all the way",
            "8 × 400 along the wall", "Low tide", "Headwind both ways", "Sunrise over the Needles",
            "Tempo, or so the watch says", "The dog won again", "New shoes, who dis",
            "Half asleep", "Strides on the beach", "Long one with cake",
        ],
        .trail: [
            "Ridge line", "Mud to the knees", "Goats: 4, me: 0", "Over the saddle in fog",
            "Just below the clouds", "Through the laurel wood",
        ],
        .ride: [
            "West side story", "East, with the wind", "Over the pass before lunch",
            "Up to the mast", "Coffee in Northlight", "Windmill road", "All the bends",
            "Café closed, turned round", "Round the island, the short way", "Tailwind hero",
            "Two climbs and a sandwich", "The long way to the baker's",
        ],
        .gravel: ["Forest ring", "Dust", "The old mule track", "Washboard and blackberries"],
        .commute: [
            "To work", "Home", "To work, late", "Home the long way",
            "To work with the kayak paddle",
        ],
        .hike: [
            "Hale Top with my sister", "Summit for sunrise", "Up for the view, got clouds",
            "Blueberry patrol", "Top, soup, down", "First snow up there in years",
        ],
        .walk: [
            "Sunday stroll", "Lighthouse with Grandma", "After the storm", "Shells and stones",
        ],
        .swim: [
            "Bay, 15 degrees", "Across and back", "Jellyfish slalom", "Flat as a mirror",
            "Cold, short, happy", "Buoy to buoy",
        ],
        .kayak: ["Seals!", "Sea caves at high tide", "Into the swell", "Picnic on Gull Rock"],
        .sail: ["Reefed all day", "Regatta, fourth", "Dolphins off the Needles", "Light airs"],
        .strength: ["Kitchen floor strength", "Core, swearing", "Hips and knees"],
        .indoor: ["Storm outside, sweat inside", "Sweet spot 3 × 12", "Watched half a film"],
    ]

    /// Milestones: the days that one remembers.
    mutating func addEvents() {
        func at(_ year: Int, _ month: Int, _ day: Int, _ hour: Int, _ minute: Int = 0) -> Int64 {
            // The clock on the island's wall.
            CivilTime.seconds(year, month, day, hour + 2, minute)
        }
        var first = Entry(
            kind: .run, start: at(2021, 10, 3, 9, 20), name: "First run in years. Never again.",
            route: .pier)
        (first.metres, first.push) = (2_800, 0.88)
        first.description = "Stopped three times to admire the view. There was no view."
        add(first)
        var ten = Entry(
            kind: .run, start: at(2022, 4, 16, 8, 30), name: "Ten! With a stop for the view",
            route: .farBeach)
        (ten.metres, ten.stops, ten.photos) = (10_050, [0.5], ["Turned round here"])
        add(ten)
        for (year, name, push) in [
            (2022, "Round the island: one day, five stops, one cake", 0.94),
            (2023, "Round the island, again", 1.0), (2024, "Round the island with Ines", 0.97),
            (2025, "Round the island before breakfast", 1.07),
            (2026, "Round the island, five years on", 1.09),
        ] {
            var lap = Entry(
                kind: .ride, start: at(year, 8, 20, year == 2025 ? 5 : 8, 10), name: name,
                route: .roundTheIsland)
            lap.stops = year == 2022 ? [0.2, 0.38, 0.55, 0.7, 0.86] : [0.5]
            (lap.push, lap.photos) = (push, ["The Needles", "Half way"])
            lap.description = year == 2022 ? "I did not know that I could do this." : ""
            add(lap)
        }
        for (year, name, metres, push) in [
            (2023, "Hale Half Marathon", 21_150.0, 1.04), (2024, "Hale Marathon!!!", 42_240, 0.93),
            (2025, "Hale Marathon, with a plan this time", 42_230, 0.99),
            (2026, "Hale Marathon: under four hours", 42_260, 1.0),
        ] {
            var race = Entry(
                kind: .run, start: at(year, 5, 25, 9), name: name, route: .marathon)
            (race.metres, race.push, race.photos) = (metres, push, ["Finish"])
            race.description = year == 2024 ? "Cried at 40. Laughed at 42." : ""
            race.privateNote = year == 2025 ? "Gels at 8, 16, 24, 32. Not the green ones." : ""
            add(race)
        }
        addTrip()
    }

    private mutating func addTrip() {
        let days = [
            "Three volcanoes before lunch", "Beech wood, cold legs", "Out of the fog",
            "The monastery road", "Nine percent, says the sign", "Rest day, they said",
            "Rain in Olot", "Last loop before the ferry",
        ]
        for (index, name) in days.enumerated() {
            // Two hours ahead of UTC there, in June.
            var ride = Entry(
                kind: .ride,
                start: CivilTime.seconds(2024, 6, 8 + index + index / 4, 6 + index % 3, 25),
                name: name, route: Route.abroad[index])
            (ride.isAbroad, ride.stops) = (true, [0.52])
            if index % 2 == 0 { ride.photos = ["Garrotxa, day \(index + 1)"] }
            if index == 0 {
                ride.description = "First time on the bike outside Hale. There are cars!"
            }
            add(ride)
        }
    }
}
