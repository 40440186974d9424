public import Bytes
public import ZIP

/// The reason why a path cannot be opened as an export.
public struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reasons why an export cannot be opened.
    public enum Kind: Hashable, Sendable {
        /// The path does not exist or is not readable.
        case unreadable(FileError)
        /// The file is not a ZIP archive, or cannot be opened as one; with a guess of what it is.
        case notAnArchive(ZIPError, FoundContent)
        /// The archive has an activities.csv that cannot be read, for example because it is
        /// encrypted or uses an unknown compression method.
        case unreadableTable(ZIPError)
        /// A ZIP archive that contains no part of an export.
        case archiveWithoutExport(entries: Int)
        /// Activity files of an export without its activities.csv, as when an export was split.
        case partOfExport
        /// A folder that contains no part of an export.
        case folderWithoutExport
        /// A ZIP archive that contains other archives instead; the value is their names.
        case archiveOfArchives([String])
        /// A folder that contains several exports, or archives of them; the value is their paths.
        case holdsExports([String])
    }

    /// The reason why the export cannot be opened.
    public var kind: Kind
    /// The path as it was given.
    public var path: String

    /// Creates an error about a path.
    public init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// The path, what was expected and what was found.
    public var description: String { "\(path): \(reason)" }

    /// What was expected and what was found, without the path.
    public var reason: String {
        let looked = "looked for activities.csv at its top and in the folders inside"
        return switch kind {
        case .unreadable(let error): error.reason
        case .notAnArchive(let error, .unknown): "\(error)"
        case .notAnArchive(_, let content): "expected a ZIP archive, found \(content)"
        case .unreadableTable(let error): "activities.csv is there, but \(error.kind.clause)"
        case .archiveWithoutExport(let entries):
            "no Strava export among \(entries == 1 ? "1 entry" : "\(entries) entries"): \(looked)"
        case .partOfExport:
            "holds activity files, but not the activities.csv that says what they are"
        case .folderWithoutExport: "no Strava export in this folder: \(looked)"
        case .archiveOfArchives(let names):
            "holds \(names.count == 1 ? "1 archive" : "\(names.count) archives") and is not an "
                + "export itself"
        case .holdsExports(let paths):
            "holds \(paths.count) exports and is not one itself"
        }
    }

    /// What the user can do.
    public var advice: String {
        switch kind {
        case .unreadable(let error):
            switch error.kind {
            case .notFound: "check the path"
            case .noPermission: "check its permissions"
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
        case .partOfExport:
            "give it together with the ZIP that has activities.csv, in one command"
        case .archiveOfArchives: "unpack it and give the archives inside"
        case .holdsExports: "give the exports inside"
        }
    }
}

extension ZIPError.Kind {
    /// The problem of an entry, as the end of a sentence.
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

/// The reason why a file of an export could not be read.
public struct ExportReadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The reasons why a file of an export cannot be read.
    public enum Kind: Hashable, Sendable {
        /// The archive's entry is damaged, or the archive can no longer be read.
        case archive(ZIPError)
        /// The file on disk cannot be read.
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
