import ActivityModel
import TestSupport
import Testing

struct IssueCodeTests {
    @Test func `the reference lists every code with meaning and advice`() throws {
        var text = """
            # Issue codes

            Something odd about an item is kept as data; the import goes on. Codes are only ever added. `waymark issues` lists
            what was met, with the file, the position and the figures of the case.

            | code | severity | meaning | what to do |
            |---|---|---|---|

            """
        for code in IssueCode.allCases {
            text +=
                "| `\(code.rawValue)` | \(code.severity.rawValue) | \(code.meaning) | \(code.advice) |\n"
        }
        try Golden.expect(text, equals: "Docs/reference/issues.md")
    }

    @Test(arguments: IssueCode.allCases)
    func `a meaning reads as a lower-case clause without a full stop`(code: IssueCode) {
        for text in [code.meaning, code.advice] {
            #expect(!text.isEmpty)
            #expect(!text.hasSuffix("."))
        }
    }

    @Test func `every code has a meaning of its own`() {
        let meanings = IssueCode.allCases.map(\.meaning)
        #expect(Set(meanings).count == meanings.count)
    }
}
