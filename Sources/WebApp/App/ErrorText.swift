import Foundation
import Reports
import Storage

/// Errors in words for the page.
enum ErrorText {
    /// The text of an error without paths of this machine.
    static func message(_ error: any Error, in folder: LibraryFolder) -> String {
        var text = ErrorReport(error, for: .browser).sentences.joined(separator: "\n")
        text = text.replacingOccurrences(
            of: folder.url.appending(path: Upload.folderName).path + "/", with: "")
        text = text.replacingOccurrences(of: folder.path, with: "the library")
        return text
    }
}
