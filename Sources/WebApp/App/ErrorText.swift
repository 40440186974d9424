import Foundation
import Reports
import Storage
import WebServer

/// Errors in words for the page.
enum ErrorText {
    /// The text of an error without paths of this machine.
    static func sentences(_ error: any Error, in folder: LibraryFolder) -> [String] {
        let uploads = folder.url.appending(path: Upload.folderName).path + "/"
        return ErrorReport(error, for: .browser).sentences.map { sentence in
            sentence.replacingOccurrences(of: uploads, with: "")
                .replacingOccurrences(of: folder.path, with: translated("the library"))
        }
        .map { Phrase(of: $0).text }
    }
}
