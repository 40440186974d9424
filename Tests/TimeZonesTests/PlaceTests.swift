import Testing

@testable import TimeZones

/// Places with their offsets in minutes on 15 January and 15 July 2024.
private let places:
    [(name: String, latitude: Double, longitude: Double, winter: Int, summer: Int)] = [
        ("Reykjavík", 64.147, -21.942, 0, 0),
        ("Lisbon", 38.722, -9.139, 0, 60),
        ("Ponta Delgada", 37.741, -25.676, -60, 0),
        ("Las Palmas", 28.124, -15.43, 0, 60),
        ("London", 51.507, -0.128, 0, 60),
        ("Dublin", 53.35, -6.26, 0, 60),
        ("Madrid", 40.417, -3.703, 60, 120),
        ("Berlin", 52.52, 13.405, 60, 120),
        ("Warsaw", 52.23, 21.011, 60, 120),
        ("Terespol, the bridge to Belarus", 52.075, 23.6, 60, 120),
        ("Brest", 52.094, 23.69, 180, 180),
        ("Helsinki", 60.17, 24.938, 120, 180),
        ("Kemi", 65.736, 24.564, 120, 180),
        ("Haparanda, the other bank", 65.834, 24.12, 60, 120),
        ("Kaliningrad", 54.71, 20.51, 120, 120),
        ("Moscow", 55.756, 37.617, 180, 180),
        ("Samara", 53.2, 50.15, 240, 240),
        ("Saratov", 51.53, 46.03, 240, 240),
        ("Volgograd", 48.71, 44.51, 180, 180),
        ("Istanbul", 41.01, 28.96, 180, 180),
        ("Edirne", 41.677, 26.556, 180, 180),
        ("Svilengrad", 41.766, 26.2, 120, 180),
        ("Ceuta", 35.889, -5.32, 60, 120),
        ("Tétouan", 35.578, -5.368, 60, 60),
        ("Cairo", 30.044, 31.236, 120, 180),
        ("Jerusalem", 31.778, 35.235, 120, 180),
        ("Tehran", 35.689, 51.389, 210, 210),
        ("Kabul", 34.528, 69.172, 270, 270),
        ("Kathmandu", 27.717, 85.324, 345, 345),
        ("Raxaul, at Nepal's border", 26.975, 84.85, 330, 330),
        ("Yangon", 16.866, 96.195, 390, 390),
        ("Kashgar", 39.47, 75.989, 360, 360),
        ("Beijing", 39.904, 116.407, 480, 480),
        ("Pyongyang", 39.019, 125.738, 540, 540),
        ("Tokyo", 35.69, 139.692, 540, 540),
        ("Vladivostok", 43.115, 131.885, 600, 600),
        ("Perth", -31.952, 115.861, 480, 480),
        ("Eucla", -31.677, 128.883, 525, 525),
        ("Broken Hill", -31.957, 141.467, 630, 570),
        ("Wilcannia", -31.558, 143.378, 660, 600),
        ("Adelaide", -34.929, 138.601, 630, 570),
        ("Tweed Heads", -28.19, 153.53, 660, 600),
        ("Brisbane", -27.47, 153.026, 600, 600),
        ("Lord Howe", -31.55, 159.08, 660, 630),
        ("Norfolk Island", -29.04, 167.955, 720, 660),
        ("Auckland", -36.848, 174.763, 780, 720),
        ("Chatham", -43.95, -176.56, 825, 765),
        ("Apia", -13.833, -171.76, 780, 780),
        ("Pago Pago", -14.275, -170.702, -660, -660),
        ("Kiritimati", 1.87, -157.43, 840, 840),
        ("Honolulu", 21.307, -157.858, -600, -600),
        ("Adak", 51.88, -176.658, -600, -540),
        ("Anchorage", 61.218, -149.9, -540, -480),
        ("Whitehorse", 60.721, -135.057, -420, -420),
        ("Los Angeles", 34.052, -118.244, -480, -420),
        ("Phoenix", 33.448, -112.074, -420, -420),
        ("Window Rock, Navajo Nation", 35.68, -109.05, -420, -360),
        ("Hopi Kykotsmovi inside it", 35.874, -110.62, -420, -420),
        ("Denver", 39.739, -104.99, -420, -360),
        ("Chicago", 41.878, -87.63, -360, -300),
        ("Gary, Indiana", 41.593, -87.346, -360, -300),
        ("Indianapolis", 39.768, -86.158, -300, -240),
        ("New York", 40.713, -74.006, -300, -240),
        ("Regina", 50.445, -104.619, -360, -360),
        ("Lloydminster", 53.278, -110.005, -420, -360),
        ("St. John's", 47.561, -52.713, -210, -150),
        ("Mexico City", 19.433, -99.133, -360, -360),
        ("Cancún", 21.161, -86.851, -300, -300),
        ("Caracas", 10.48, -66.904, -240, -240),
        ("São Paulo", -23.55, -46.633, -180, -180),
        ("Asunción", -25.264, -57.576, -180, -240),
        ("Santiago", -33.449, -70.669, -180, -240),
        ("Punta Arenas", -53.16, -70.917, -180, -180),
        ("Easter Island", -27.15, -109.43, -300, -360),
        ("Nuuk", 64.181, -51.694, -120, -60),
        ("Troll station", -72.011, 2.535, 0, 120),
        ("Cape Town", -33.925, 18.424, 120, 120),
        ("mid-Atlantic", 38.5, -38.2, -180, -180),
        ("open North Sea", 57.5, 2.0, 0, 0),
        ("South Pacific, west of the date line", -42, 179.9, 720, 720),
        ("Pacific at 170 West", 10, -170.0, -660, -660),
        ("Indian Ocean", -25, 80, 300, 300),
        ("off Le Havre, within French waters", 49.55, -0.1, 60, 120),
        ("Bay of Biscay", 45.5, -5, 0, 0),
        ("Guam", 13.444, 144.794, 600, 600),
        ("Ittoqqortoormiit", 70.485, -21.97, -60, -60),
        ("Coyhaique", -45.57, -72.07, -180, -240),
    ]

struct PlaceTests {
    @Test func `places all over the world have the offsets they are known for`() throws {
        #expect(places.count >= 60)
        for place in places {
            let zone = try #require(
                ZoneMap.world.zone(latitude: place.latitude, longitude: place.longitude))
            let offsets = [1_705_320_000, 1_721_044_800].map {
                ZoneRules.system.offset(of: zone, at: $0).map { $0.seconds / 60 }
            }
            #expect(offsets == [place.winter, place.summer], "\(place.name): \(zone)")
        }
    }

    @Test func `rules of the past are those of their time`() {
        func offset(_ zone: String, _ time: Int64) -> Int? {
            ZoneRules.system.offset(of: zone, at: time).map { $0.seconds / 60 }
        }
        // Moscow, January 2012 and 2016; New York, 20 March 2006, before summer time began earlier.
        #expect(offset("Europe/Moscow", 1_326_628_800) == 240)
        #expect(offset("Europe/Moscow", 1_452_859_200) == 180)
        #expect(offset("America/New_York", 1_142_856_000) == -300)
        #expect(offset("America/New_York", 1_332_244_800) == -240)
        // Samoa had no 30 December 2011.
        #expect(offset("Pacific/Apia", 1_325_239_199) == -600)
        #expect(offset("Pacific/Apia", 1_325_239_200) == 840)
        // Pyongyang 2016, Caracas 2010.
        #expect(offset("Asia/Pyongyang", 1_463_313_600) == 510)
        #expect(offset("America/Caracas", 1_263_556_800) == -270)
    }

    @Test func `summer time begins and ends at its second`() {
        func offset(_ time: Int64) -> Int? {
            ZoneRules.system.offset(of: "Europe/Berlin", at: time)?.seconds
        }
        // 31 March and 27 October 2024, 01:00 UTC; the rule also holds in 2050.
        #expect(offset(1_711_846_799) == 3_600)
        #expect(offset(1_711_846_800) == 7_200)
        #expect(offset(1_729_990_799) == 7_200)
        #expect(offset(1_729_990_800) == 3_600)
        #expect(offset(2_541_931_199) == 7_200)
        #expect(offset(2_550_391_199) == 7_200)
    }

    @Test func `every zone of the map has rules here and without tzdata`() {
        let bare = ZoneRules(folders: [])
        #expect(ZoneRules.system.hasTZData)
        #expect(!bare.hasTZData)
        #expect(ZoneMap.world.names.count > 380)
        for name in ZoneMap.world.names {
            let known = ZoneRules.system.offset(of: name, at: 1_721_044_800)
            #expect(known?.isHistoric == true, "\(name)")
            let brought = bare.offset(of: name, at: 1_721_044_800)
            #expect(brought?.isHistoric == false, "\(name)")
            // A few countries changed their rules after July 2024.
            if !["America/Asuncion", "Asia/Manila", "America/Coyhaique"].contains(name) {
                #expect(brought?.seconds == known?.seconds, "\(name)")
            }
        }
    }

    @Test func `places that are none have no zone`() {
        for (latitude, longitude) in [(91, 0), (0, 181), (.nan, 0), (0, .infinity)]
            as [(Double, Double)]
        {
            #expect(ZoneMap.world.zone(latitude: latitude, longitude: longitude) == nil)
        }
        for latitude in [90.0, -90, 0] {
            for longitude in [180.0, -180, 0] {
                #expect(ZoneMap.world.zone(latitude: latitude, longitude: longitude) != nil)
            }
        }
    }

    @Test func `a damaged map knows no place, and never traps`() {
        let whole = PackageResources.zones_bin
        #expect(ZoneMap([]).zone(latitude: 50, longitude: 10) == nil)
        #expect(ZoneMap(Array(whole.prefix(5_000))).zone(latitude: 50, longitude: 10) == nil)
    }
}
