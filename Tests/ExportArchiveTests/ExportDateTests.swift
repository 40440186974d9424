import ActivityModel
import Testing

@testable import ExportArchive

@Suite("Dates of the export") struct ExportDateTests {
    static let afternoon = Timestamp(year: 2018, month: 9, day: 12, hour: 15, minute: 2, second: 23)

    @Test(arguments: [
        // Met in exports.
        ("en", "2018-09-12 15:02:23"), ("en", "Sep 12, 2018, 3:02:23 PM"),
        ("en", "12 Sep 2018, 15:02:23"), ("de", "12.09.2018, 15:02:23"),
        ("nl", "12 sep. 2018 15:02:23"), ("nl", "12 sep 2018, 15:02:23"),
        ("es-419", "12 sep 2018, 3:02:23\u{202F}p.m."), ("es-419", "12 sept 2018, 3:02:23 p. m."),
        ("fr", "12 sept. 2018 à 15:02:23"), ("fr", "12 sept. 2018, 15:02:23"),
        // The like of them: other blanks, other writings of the same.
        ("en", "Sep 12, 2018, 3:02:23\u{202F}PM"), ("en", "Sep\u{00A0}12,\u{2009}2018, 3:02:23 pm"),
        ("en", "12 Sept 2018, 15:02:23"), ("en", "September 12, 2018 at 3:02:23 PM"),
        ("en", "2018-09-12T15:02:23Z"), ("en", "2018-09-12 15:02:23 UTC"),
        ("en", "2018-09-12T17:02:23+02:00"), ("en", "2018-09-12 07:32:23 -0730"),
        ("es-419", "12 de septiembre de 2018, 15:02:23"),
        // Other languages, as their locale data has it.
        ("it", "12 set 2018, 15:02:23"), ("pt-BR", "12 de set. de 2018, 15:02:23"),
        ("pt-BR", "12 de set. de 2018 15:02:23"), ("pt-PT", "12/09/2018, 15:02:23"),
        ("es-ES", "12 sept 2018, 15:02:23"), ("ja", "2018/09/12 15:02:23"),
        ("ja", "2018年9月12日 15:02:23"), ("ja", "2018/09/12 午後3:02:23"),
        ("ko", "2018. 9. 12. 오후 3:02:23"), ("ko", "2018년 9월 12일 오후 3:02:23"),
        ("zh-Hans", "2018年9月12日 15:02:23"), ("zh-Hans", "2018年9月12日下午3:02:23"),
        ("zh-Hant", "2018年9月12日 下午3:02:23"), ("zh-Hans", "2018年9月12日 15时02分23秒"),
        ("ru", "12 сент. 2018 г., 15:02:23"), ("pl", "12 wrz 2018, 15:02:23"),
        ("sv", "12 sep. 2018 15:02:23"), ("nb", "12. sep. 2018, 15:02:23"),
        ("da", "12. sep. 2018 15.02.23"), ("fi", "12.9.2018 klo 15.02.23"),
        ("cs", "12. 9. 2018 15:02:23"), ("tr", "12 Eyl 2018 15:02:23"),
        ("id", "12 Sep 2018 15.02.23"), ("hu", "2018. szept. 12. 15:02:23"),
        ("uk", "12 вер. 2018 р., 15:02:23"), ("vi", "15:02:23, 12 thg 9, 2018"),
        ("unknown", "12 wrz 2018, 15:02:23"), ("unknown", "１２ Sep ２０１８, 15:02:23"),
    ])
    func `a date of any shape is one instant`(_ language: String, _ text: String) {
        let parsed = ExportDate.parse(text, language: ExportLanguage(rawValue: language))
        #expect(parsed == Self.afternoon)
    }

    static let months: [(String, [String])] = [
        (
            "en",
            ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        ),
        (
            "nl",
            [
                "jan.", "feb.", "mrt.", "apr.", "mei", "jun.", "jul.", "aug.", "sep.", "okt.",
                "nov.",
                "dec.",
            ]
        ),
        (
            "es-419",
            ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
        ),
        (
            "fr",
            [
                "janv.", "févr.", "mars", "avr.", "mai", "juin", "juil.", "août", "sept.", "oct.",
                "nov.", "déc.",
            ]
        ),
        (
            "it",
            ["gen", "feb", "mar", "apr", "mag", "giu", "lug", "ago", "set", "ott", "nov", "dic"]
        ),
        (
            "pt-BR",
            ["jan", "fev", "mar", "abr", "mai", "jun", "jul", "ago", "set", "out", "nov", "dez"]
        ),
        (
            "pl",
            ["sty", "lut", "mar", "kwi", "maj", "cze", "lip", "sie", "wrz", "paź", "lis", "gru"]
        ),
        (
            "cs",
            ["led", "úno", "bře", "dub", "kvě", "čvn", "čvc", "srp", "zář", "říj", "lis", "pro"]
        ),
        (
            "tr",
            ["Oca", "Şub", "Mar", "Nis", "May", "Haz", "Tem", "Ağu", "Eyl", "Eki", "Kas", "Ara"]
        ),
        (
            "ru",
            [
                "янв.", "февр.", "мар.", "апр.", "мая", "июн.", "июл.", "авг.", "сент.", "окт.",
                "нояб.", "дек.",
            ]
        ),
    ]

    @Test(arguments: months)
    func `all twelve months of a language are known`(_ language: String, _ names: [String]) {
        let language = ExportLanguage(rawValue: language)
        let dates = names.map { "7 \($0) 2020, 08:00:00" }
        let expected = (1...12).map { Timestamp(year: 2020, month: $0, day: 7, hour: 8) }
        #expect(DateColumn(dates, language: language).timestamps == expected)
        #expect(DateColumn(dates, language: .unknown).timestamps == expected)
    }

    @Test func `listopad is November in Polish and October in Croatian`() {
        let polish = DateColumn(
            ["5 listopad 2020 08:00:00", "5 wrzesień 2020 08:00:00"], language: .unknown)
        #expect(polish.timestamps[0] == Timestamp(year: 2020, month: 11, day: 5, hour: 8))
        let croatian = DateColumn(
            ["5 listopad 2020 08:00:00", "5 srpanj 2020 08:00:00"], language: .unknown)
        #expect(croatian.timestamps[0] == Timestamp(year: 2020, month: 10, day: 5, hour: 8))
    }

    @Test(arguments: [
        ("Jan 1, 2020, 12:00:00 AM", 0), ("Jan 1, 2020, 12:00:00 PM", 12),
        ("Jan 1, 2020, 1:00:00 AM", 1), ("Jan 1, 2020, 11:00:00 PM", 23),
        ("1 ene 2020, 12:00:00 a.m.", 0), ("1 ene 2020, 12:00:00 p. m.", 12),
        ("2020年1月1日 凌晨12:00:00", 0), ("2020/01/01 午後0:00:00", 12),
    ])
    func `noon and midnight of a 12-hour clock`(_ text: String, _ hour: Int) {
        let parsed = ExportDate.parse(text, language: .unknown)
        #expect(parsed == Timestamp(year: 2020, month: 1, day: 1, hour: hour))
    }

    @Test(arguments: [
        "", "yesterday", "12", "Sep 2018", "32 Sep 2018, 15:02:23", "29 Feb 2019, 15:02:23",
        "2018-13-12 15:02:23", "2018-09-12 25:02:23", "2018-09-12 15:60:23",
        "99999999999999999999", "12 Foo 2018, 15:02:23", "Sep 12, 2018, 3:02:23:44:55 PM",
        "0000-01-01 00:00:00", "12/13/14/15", "::", "年月日", "15 h 02 min 23 s", "15h 2m 23s",
        "15 Std. 02 Min. 23 Sek.", "15 ч 02 мин 23 с", "15 godz. 2 min 23 sek", "15時02分23秒",
        "1 hour 2 minutes 23 seconds", "02 min 10 s 12",
    ])
    func `what is no date is none`(_ text: String) {
        #expect(ExportDate.parse(text, language: .english) == nil)
    }

    @Test func `one date that allows one order decides for a table of numbers`() {
        let dayFirst = DateColumn(["01/02/2020 08:00", "13/02/2020 08:00"], language: .unknown)
        #expect(dayFirst.timestamps[0] == Timestamp(year: 2020, month: 2, day: 1, hour: 8))
        let monthFirst = DateColumn(["01/02/2020 08:00", "02/13/2020 08:00"], language: .unknown)
        #expect(monthFirst.timestamps[0] == Timestamp(year: 2020, month: 1, day: 2, hour: 8))
    }

    @Test func `without proof the day comes first`() {
        let open = DateColumn(["01/02/2020 08:00", "03/04/2020 08:00"], language: .english)
        #expect(open.timestamps[0] == Timestamp(year: 2020, month: 2, day: 1, hour: 8))
    }

    @Test func `years of 1991 and of two digits`() {
        #expect(
            ExportDate.parse("Mar 5, 1991, 6:00:00 AM", language: .english)
                == Timestamp(year: 1991, month: 3, day: 5, hour: 6))
        #expect(
            ExportDate.parse("05.03.19 06:00", language: .german)
                == Timestamp(year: 2019, month: 3, day: 5, hour: 6))
    }
}
