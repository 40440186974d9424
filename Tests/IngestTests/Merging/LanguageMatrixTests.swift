import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing

/// One export, written in every language that Strava offers, is one library.
struct LanguageMatrixTests {
    /// How a language writes what the export's shape does not fix.
    struct Language: CustomTestStringConvertible, Sendable {
        var testDescription: String
        var style: ExportStyle
        /// Writes dates in shapes that no style of the builder has.
        var date: (@Sendable (CivilTime) -> String)?
        var sports: [String: String] = [:]
    }

    private static let sports = ["Run", "Ride", "Swim", "Walk", "Hike", "Virtual Ride", "Workout"]

    private static func words(_ line: String) -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: zip(
                sports, line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }))
    }

    private static func month(_ time: CivilTime, _ names: String) -> String {
        String(names.split(separator: " ")[time.month - 1])
    }

    private static func half(_ time: CivilTime) -> String {
        "\(time.hour % 12 == 0 ? 12 : time.hour % 12)" + time.time.dropFirst(2)
    }

    /// A header in words that nobody has told Waymark, as many as today's layout has.
    private static func unknown(_ word: String, comma: Bool = false) -> ExportStyle {
        var style = ExportStyle(header: (0..<103).map { "\(word) \($0)" }, dates: .plain)
        style.hasDecimalComma = comma
        return style
    }

    static let languages: [Language] = [
        Language(testDescription: "English (US)", style: .newest),
        Language(testDescription: "English (GB)", style: .british),
        Language(
            testDescription: "German", style: .german,
            sports: words(
                "Lauf|Radfahrt|Schwimmen|Spaziergang|Wandern|Virtuelle Radfahrt|Training")),
        Language(
            testDescription: "French", style: .french,
            sports: words("Course à pied|Vélo|Natation|Marche|Randonnée|Vélo virtuel|Entraînement")),
        Language(
            testDescription: "Spanish", style: .spanish,
            sports: words(
                "Carrera|Vuelta ciclista|Natación|Caminata|Senderismo|Vuelta ciclista virtual"
                    + "|Entrenamiento")),
        Language(
            testDescription: "Dutch", style: .dutch,
            sports: words(
                "Hardloopsessie|Fietsrit|Zwemmen|Wandeling|Wandeltocht|Virtuele fietsrit|Training")),
        Language(
            testDescription: "Italian", style: unknown("Colonna", comma: true),
            date: { time in
                let names = "gen feb mar apr mag giu lug ago set ott nov dic"
                return "\(time.day) \(month(time, names)) \(time.year), \(time.time)"
            },
            sports: words(
                "Corsa|Pedalata|Nuoto|Camminata|Escursione|Pedalata virtuale|Allenamento")),
        Language(
            testDescription: "Portuguese (Brazil)", style: unknown("Coluna", comma: true),
            date: { time in
                let names = "jan fev mar abr mai jun jul ago set out nov dez"
                return "\(time.day) de \(month(time, names)). de \(time.year), \(time.time)"
            },
            sports: words("Corrida|Pedalada|Natação|Caminhada|Trilha|Pedalada virtual|Treino")),
        Language(
            testDescription: "Portuguese (Portugal)", style: unknown("Coluna", comma: true),
            date: { time in
                "\(CivilTime.two(time.day))/\(CivilTime.two(time.month))/\(time.year), \(time.time)"
            },
            sports: words("Corrida|Ciclismo|Natação|Caminhada|Trilha|Ciclismo virtual|Treino")),
        Language(
            testDescription: "Japanese", style: unknown("列"),
            date: { time in
                "\(time.year)/\(CivilTime.two(time.month))/\(CivilTime.two(time.day)) \(time.time)"
            },
            sports: words("ラン|ライド|スイム|ウォーク|ハイキング|バーチャルライド|ワークアウト")),
        Language(
            testDescription: "Korean", style: unknown("열"),
            date: { time in
                "\(time.year). \(time.month). \(time.day). \(time.hour < 12 ? "오전" : "오후") "
                    + half(time)
            },
            sports: words("달리기|라이딩|수영|걷기|하이킹|가상 라이딩|운동")),
        Language(
            testDescription: "Chinese (simplified)", style: unknown("列"),
            date: { time in "\(time.year)年\(time.month)月\(time.day)日 \(time.time)" },
            sports: words("跑步|骑行|游泳|步行|徒步|虚拟骑行|锻炼")),
        Language(
            testDescription: "Chinese (traditional)", style: unknown("欄"),
            date: { time in
                "\(time.year)年\(time.month)月\(time.day)日 \(time.hour < 12 ? "上午" : "下午")"
                    + half(time)
            },
            sports: words("跑步|騎乘|游泳|健走|健行|虛擬騎乘|健身")),
    ]

    /// What a library says, the words of the language aside.
    private static func content(_ language: Language) throws -> [String] {
        let folder = try TemporaryFolder()
        var export = ExportBuilder(asOf: CivilTime.seconds(2025, 10, 1))
        export.style = language.style
        if !language.sports.isEmpty { export.style.sports = language.sports }
        for (index, sport) in Self.sports.enumerated() {
            // Mornings, noons and midnights; days that could be months.
            let start = CivilTime.seconds(
                2023, index + 1, index * 2 + 3, [0, 7, 12, 13, 23, 9, 15][index], 24, 49)
            let track = InventedTrack(seed: UInt64(index), start: start, samples: 6)
            var row = ExportBuilder.Row(
                Int64(100 + index), at: start, "Outing \(index)", sport,
                elapsed: 3_000 + index, centimetres: 123_456 + index * 100_000,
                file: index == 2 ? nil : "activities/\(900 + index).gpx.gz")
            row.moving = 2_900 + index
            row.maximumHeartRate = 150 + index
            row.relativeEffort = 40 + index
            row.gear = "Steed"
            row.isCommute = index == 1
            export.add(
                row, index == 2 ? nil : GzipBuilder.gzip(track.gpx(creator: "X").bytes))
        }
        if let date = language.date {
            export.style.writeDate = { date(CivilTime($0)) }
        }
        let library = try MergedLibrary([try export.writeZIP(to: folder)])
        let odd = try library.texts(
            """
            SELECT code, message FROM issues
            WHERE code LIKE 'csv.%' AND code <> 'csv.unknown-language'
            """)
        #expect(odd == [])
        return try library.texts(
            """
            SELECT a.id, a.name, a.sport_type, a.start_utc, a.distance_m, a.elapsed_s, a.moving_s,
                a.gear, a.is_commute, a.file, a.sample_state, a.samples, r.max_heartrate_bpm,
                r.relative_effort
            FROM activities a JOIN activity_row r ON r.activity_id = a.id ORDER BY a.id
            """)
    }

    @Test(arguments: languages)
    func `every language gives the same library`(language: Language) throws {
        #expect(try Self.content(language) == Self.content(Self.languages[0]))
    }

    @Test func `a word that nobody knows is kept and reported once`() throws {
        let folder = try TemporaryFolder()
        var export = ExportBuilder(asOf: CivilTime.seconds(2025, 10, 1))
        for id in [1, 2, 3] as [Int64] {
            export.add(.init(id, at: CivilTime.seconds(2025, 9, 1), "X", "Quidditch", elapsed: 9))
        }
        let library = try MergedLibrary([try export.writeZIP(to: folder)])
        #expect(
            try library.texts("SELECT DISTINCT type, sport_type FROM activities") == ["Quidditch|–"]
        )
        #expect(
            try library.texts("SELECT count(*) FROM issues WHERE code = 'csv.unknown-type'") == [
                "1"
            ])
    }
}
