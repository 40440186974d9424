import Testing
import WebServer

struct PhraseTests {
    private let german = PhraseBook(
        code: "de",
        text: """
            # A comment
            Page {0} of {1} = Seite {0} von {1}
            {0} lap | {0} laps = {0} Runde | {0} Runden
            Date = Datum
            Only what {0} met. = Nur, worauf {0} stieß.
            the file {0} is gone = die Datei {0} ist weg
            """)

    @Test func `English needs no book`() {
        #expect(translated("Page \(2) of \(3)") == "Page 2 of 3")
        #expect(Phrase.count(1, as: "1", "lap", "laps").text == "1 lap")
        #expect(Phrase.count(2, one: "one \("a")", other: "many \("b")").text == "many b")
    }

    @Test func `a literal is looked up, data is not`() {
        Phrase.$book.withValue(german) {
            let data = "Date"
            #expect(tag("p") { "Date" }.html == "<p>Datum</p>")
            #expect(tag("p") { data }.html == "<p>Date</p>")
            #expect(tag("p") { "Page \(2) of \(data)" }.html == "<p>Seite 2 von Date</p>")
            #expect(link("/", "Date").html == "<a href=\"/\">Datum</a>")
            #expect(link("/", data).html == "<a href=\"/\">Date</a>")
            #expect(tableHead(["Date", ""]).html.contains("Datum"))
            #expect(translated(" Date ") == " Datum ")
            #expect(translated("Nothing known") == "Nothing known")
        }
    }

    @Test func `data within a sentence is escaped, markup is not`() {
        Phrase.$book.withValue(german) {
            let name = "<b>{0}</b>"
            #expect(
                tag("p") { "Page \(name) of \(1)" }.html
                    == "<p>Seite &lt;b&gt;{0}&lt;/b&gt; von 1</p>")
            #expect(
                tag("p") { "Only what \(link("/imports/1", "Date")) met." }.html
                    == "<p>Nur, worauf <a href=\"/imports/1\">Datum</a> stieß.</p>")
        }
    }

    @Test(arguments: [(0, false, "0 Runden"), (1, false, "1 Runde"), (0, true, "0 Runde")])
    func `forms follow the number and the language`(
        number: Int, zeroIsOne: Bool, expected: String
    ) {
        let book = PhraseBook(
            code: "xx", zeroIsOne: zeroIsOne, text: "{0} lap | {0} laps = {0} Runde | {0} Runden")
        Phrase.$book.withValue(book) {
            #expect(Phrase.count(number, as: "\(number)", "lap", "laps").text == expected)
        }
    }

    @Test(arguments: [
        ("Date", "Datum"), ("the file a.fit is gone", "die Datei a.fit ist weg"),
        ("the file  is here", "the file  is here"), ("Dates", "Dates"), ("", ""),
    ])
    func `worded English is found as a whole or as a sentence`(english: String, expected: String) {
        Phrase.$book.withValue(german) { #expect(Phrase(of: english).text == expected) }
    }
}
