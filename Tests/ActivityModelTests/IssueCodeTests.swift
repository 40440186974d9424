import ActivityModel
import TestSupport
import Testing

struct IssueCodeTests {
    @Test func `the reference lists every code with meaning and advice`() throws {
        var text = """
            # Issue codes

            A problem with one item is stored as an issue, and the import continues. Codes are only ever added. `waymark issues` lists
            the issues of a library with file, position and details.

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
