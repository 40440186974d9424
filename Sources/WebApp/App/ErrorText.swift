import Foundation
import Storage

/// Errors in words for the page.
enum ErrorText {
    /// What a person reads of an error: no path of this machine.
    static func message(_ error: any Error, in folder: LibraryFolder) -> String {
        var text = String(describing: error)
        text = text.replacingOccurrences(
            of: folder.url.appending(path: Upload.folderName).path + "/", with: "")
        text = text.replacingOccurrences(of: folder.path, with: "the library")
        let lines = text.split(separator: "\n").map { line in
            guard line.hasPrefix("/"), let end = line.range(of: ": ") else { return String(line) }
            let name = line[..<end.lowerBound].split(separator: "/").last ?? ""
            return String(name + line[end.lowerBound...])
        }
        return lines.joined(separator: "\n")
    }
}
