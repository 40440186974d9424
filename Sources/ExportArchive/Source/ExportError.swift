public import Bytes
public import ZIP

/// Why a path cannot be opened as an export.
public struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reasons why an export cannot be opened.
    public enum Kind: Hashable, Sendable {
        /// Nothing is there, or it may not be read.
        case unreadable(FileError)
        /// The file is not a ZIP archive, or one that cannot be opened; and what it looks like.
        case notAnArchive(ZIPError, FoundContent)
        /// The archive has an activities.csv that cannot be read, as one that is encrypted or
        /// compressed by a method that Waymark does not know.
        case unreadableTable(ZIPError)
        /// A ZIP archive without anything of an export in it.
        case archiveWithoutExport(entries: Int)
        /// A folder without anything of an export in it.
        case folderWithoutExport
        /// A ZIP archive that holds other archives instead: their names.
        case archiveOfArchives([String])
        /// A folder that holds several exports, or archives of them, instead: their paths.
        case holdsExports([String])
    }

    /// The reason why the export cannot be opened.
    public var kind: Kind
    /// The path as it was given.
    public var path: String

    /// An error about a path.
    public init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// The path, what was looked for and what was found.
    public var description: String { "\(path): \(reason)" }

    /// What was looked for and what was found, without the path.
    public var reason: String {
        let looked = "looked for activities.csv at its top and in the folders inside"
        return switch kind {
        case .unreadable(let error): error.reason
        case .notAnArchive(let error, .unknown): "\(error)"
        case .notAnArchive(_, let content): "expected a ZIP archive, found \(content)"
        case .unreadableTable(let error): "activities.csv is there, but \(error.kind.clause)"
        case .archiveWithoutExport(let entries):
            "no Strava export among \(entries) entries: \(looked)"
        case .folderWithoutExport: "no Strava export in this folder: \(looked)"
        case .archiveOfArchives(let names):
            "holds \(names.count == 1 ? "1 archive" : "\(names.count) archives") and is not an "
                + "export itself"
        case .holdsExports(let paths):
            "holds \(paths.count) exports and is not one itself"
        }
    }

    /// What a person can do about it.
    public var advice: String {
        switch kind {
        case .unreadable(let error):
            switch error.kind {
            case .notFound: "check the path"
            case .noPermission: "check that you may read it"
            default: "check the disk it is on"
            }
        case .notAnArchive(let error, let content):
            switch error.kind {
            case .split:
                "put all parts into one folder, join or unpack them there, and give the result"
            default: content.advice
            }
        case .unreadableTable(let error):
            switch error.kind {
            case .encrypted: "unpack it with its password and give the folder"
            case .unsupportedMethod:
                "unpack it with the program that made it and give the folder, or give the ZIP as "
                    + "Strava sent it"
            default: "download the export again and give the ZIP as Strava sent it"
            }
        case .archiveWithoutExport, .folderWithoutExport:
            "request your archive at strava.com/athlete/delete_your_account and give the ZIP as it is"
        case .archiveOfArchives: "unpack it and give the archives inside"
        case .holdsExports: "give the exports inside"
        }
    }
}

extension ZIPError.Kind {
    /// What is the matter with an entry, as the end of a sentence.
    fileprivate var clause: String {
        switch self {
        case .encrypted: "it is encrypted"
        case .unsupportedMethod(let method): "it is compressed by \(method), which is not read"
        default: "it cannot be read: \(self)"
        }
    }
}

extension FileError {
    /// The error without its path.
    fileprivate var reason: String {
        let text = description
        return text.hasPrefix(path + ": ") ? String(text.dropFirst(path.count + 2)) : text
    }
}

/// Why a file of an export could not be read.
public struct ExportReadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reasons why a file of an export cannot be read.
    public enum Kind: Hashable, Sendable {
        /// The archive's entry is damaged, or the archive cannot be read any more.
        case archive(ZIPError)
        /// The file on the disk cannot be read.
        case disk(FileError)
    }

    /// The reason why the file cannot be read.
    public var kind: Kind
    /// The file's path inside the export.
    public var path: String

    /// The path, what was expected and what was found.
    public var description: String {
        switch kind {
        case .archive(let error): "\(path): \(error.kind)"
        case .disk(let error): "\(path): \(error)"
        }
    }
}
