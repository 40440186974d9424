/// The months and halves of the day in the known languages of exports.
enum MonthWords {
    /// The month (1 to 12) of a word in lower case, without dots.
    static func month(_ word: String) -> Int? { months[word] }

    /// Whether a word means after noon (`true`) or before it (`false`).
    static func isAfternoon(_ word: String) -> Bool? { halves[word] }

    /// Whether a word adds nothing to the date: `à`, `de`, `Uhr`, a zone that is UTC.
    static func isFiller(_ word: String) -> Bool { fillers.contains(word) }

    /// English, German, French, Spanish, Dutch, Italian and Portuguese; one line per month. No two
    /// of these languages use the same word for different months.
    private static let months: [String: Int] = {
        let lines = """
            jan january januar janv janvier enero ene januari gennaio gen janeiro jän jänner
            feb february februar févr février fév febrero febr februari febbraio fev fevereiro
            mar march märz mär mrz mars marzo maart mrt março
            apr april avr avril abril abr aprile
            may mai mayo mei maggio mag maio
            jun june juni juin junio giugno giu junho
            jul july juli juil juillet julio luglio lug julho
            aug august août aoû agosto ago augustus
            sep sept september septembre septiembre set settembre setembro setiembre
            oct october oktober okt octobre octubre ottobre ott outubro out
            nov november novembre noviembre novembro
            dec december dezember dez décembre déc diciembre dic dicembre dezembro
            """
        var months: [String: Int] = [:]
        for (index, line) in lines.split(separator: "\n").enumerated() {
            for word in line.split(separator: " ") { months[String(word)] = index + 1 }
        }
        return months
    }()

    private static let halves: [String: Bool] = [
        "am": false, "pm": true, "午前": false, "午後": true, "오전": false, "오후": true,
        "上午": false, "下午": true, "凌晨": false, "清晨": false, "早上": false, "中午": true,
        "晚上": true,
    ]

    private static let fillers: Set<String> = [
        "à", "a", "at", "um", "uhr", "om", "de", "del", "às", "a las", "las", "kl", "klo", "o",
        "h", "г", "в", "t", "z", "utc", "gmt", "alle", "ore", "thg", "tháng", "lúc",
    ]
}
