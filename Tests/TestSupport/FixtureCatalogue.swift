/// `Fixtures/README.md`: what lies there and why.
public enum FixtureCatalogue {
    /// The text.
    public static var text: String {
        var text = """
            # Fixtures

            Everything here is synthetic: invented people, places where nobody lives, made by builders in `Tests/TestSupport`.
            `make fixtures` builds all of it anew, byte for byte; a test fails when a file differs from what its builder makes.
            This page is made in the same way, by `FixtureCatalogue`.

            ## export_12345678.zip

            The sample export (`SampleExport`): one activity for each thing that real exports have met their readers with, the
            tables of an account, photos, a route. What becomes of each activity in a library, and which issues it raises, is
            tested row by row.

            | activity | sport | file | shows | becomes | issues |
            |---|---|---|---|---|---|

            """
        for activity in SampleExport.activities {
            let row = activity.row
            let file = row?.file ?? activity.files.keys.first
            let cells = [
                row.map { "\($0.id)" } ?? "", row?.sport ?? "",
                file.map { "`\($0.split(separator: "/").last ?? "")`" } ?? "", activity.shows,
                activity.outcome,
                activity.issues.sorted().map { "`\($0)`" }.joined(separator: ", "),
            ]
            text += "| " + cells.joined(separator: " | ") + " |\n"
        }
        text += """

            ## Single files

            Each is small and there for one trait (`NamedFixture`); they also make good seeds for fuzzing.

            | file | shows |
            |---|---|

            """
        for fixture in NamedFixture.all { text += "| `\(fixture.path)` | \(fixture.shows) |\n" }
        return text
    }
}
