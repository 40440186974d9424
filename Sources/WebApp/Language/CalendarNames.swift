/// The names of months and weekdays in a language, and how it writes a date.
struct CalendarNames: Sendable {
    let months: [String]
    /// Short names for the heads of columns.
    let shortMonths: [String]
    /// From Monday on.
    let weekdays: [String]
    private let write: @Sendable (_ day: Int, _ month: String, _ year: Int) -> String

    private init(
        _ months: String, _ short: String, _ weekdays: String,
        _ write: @escaping @Sendable (Int, String, Int) -> String
    ) {
        self.months = months.split(separator: " ").map(String.init)
        shortMonths = short.split(separator: " ").map(String.init)
        self.weekdays = weekdays.split(separator: " ").map(String.init)
        self.write = write
    }

    /// `21 November 2026`.
    ///
    /// - Parameter month: 1 to 12.
    func date(_ day: Int, _ month: Int, _ year: Int) -> String {
        write(day, months[month - 1], year)
    }

    static var current: CalendarNames { all[Language.current] ?? english }

    private static let english = CalendarNames(
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "Monday Tuesday Wednesday Thursday Friday Saturday Sunday"
    ) { "\($0) \($1) \($2)" }

    private static let all: [Language: CalendarNames] = [
        .english: english,
        .german: CalendarNames(
            "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
            "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez",
            "Montag Dienstag Mittwoch Donnerstag Freitag Samstag Sonntag"
        ) { "\($0). \($1) \($2)" },
        .french: CalendarNames(
            "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
            "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.",
            "lundi mardi mercredi jeudi vendredi samedi dimanche"
        ) { "\($0 == 1 ? "1er" : "\($0)") \($1) \($2)" },
        .spanish: CalendarNames(
            "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
            "ene feb mar abr may jun jul ago sept oct nov dic",
            "lunes martes miércoles jueves viernes sábado domingo"
        ) { "\($0) de \($1) de \($2)" },
        .dutch: CalendarNames(
            "januari februari maart april mei juni juli augustus september oktober november december",
            "jan feb mrt apr mei jun jul aug sep okt nov dec",
            "maandag dinsdag woensdag donderdag vrijdag zaterdag zondag"
        ) { "\($0) \($1) \($2)" },
        .portuguese: CalendarNames(
            "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
            "jan fev mar abr mai jun jul ago set out nov dez",
            "segunda-feira terça-feira quarta-feira quinta-feira sexta-feira sábado domingo"
        ) { "\($0) de \($1) de \($2)" },
        .italian: CalendarNames(
            "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
            "gen feb mar apr mag giu lug ago set ott nov dic",
            "lunedì martedì mercoledì giovedì venerdì sabato domenica"
        ) { "\($0) \($1) \($2)" },
    ]
}
