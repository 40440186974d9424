import Foundation
import Storage
import Testing

struct LibraryFolderTests {
    @Test(
        arguments: [
            ("the option wins", "/a", ["WAYMARK_LIBRARY": "/b", "XDG_DATA_HOME": "/c"], "/a"),
            ("then the variable", nil, ["WAYMARK_LIBRARY": "/b", "XDG_DATA_HOME": "/c"], "/b"),
            (
                "then the XDG data directory", nil, ["XDG_DATA_HOME": "/c", "HOME": "/h"],
                "/c/waymark"
            ),
            (
                "a relative XDG directory is ignored", nil, ["XDG_DATA_HOME": "c", "HOME": "/h"],
                "/h/.local/share/waymark"
            ),
            ("then its default", nil, ["HOME": "/h"], "/h/.local/share/waymark"),
        ] as [(String, String?, [String: String], String)])
    func `the library is where the person says`(
        name: String, option: String?, environment: [String: String], path: String
    ) {
        let folder = LibraryFolder.chosen(option: option, environment: environment)
        #expect(folder.url.path == path)
    }
}
