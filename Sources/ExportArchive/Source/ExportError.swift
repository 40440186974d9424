public import Bytes
public import ZIP

/// Why a path cannot be opened as an export.
public struct ExportError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// Nothing is there, or it may not be read.
        case unreadable(FileError)
        /// The file is no ZIP archive, or one that cannot be opened.
        case notAnArchive(ZIPError)
        /// A ZIP archive without anything of an export in it.
        case archiveWithoutExport(entries: Int)
        /// A folder without anything of an export in it.
        case folderWithoutExport
        /// A ZIP archive that holds other archives instead: their names.
        case archiveOfArchives([String])
        /// A folder that holds several exports, or archives of them, instead: their paths.
        case holdsExports([String])
    }

    /// What is wrong.
    public var kind: Kind
    /// The path as it was given.
    public var path: String

    /// An error about a path.
    public init(_ kind: Kind, path: String) {
        self.kind = kind
        self.path = path
    }

    /// The path, what was looked for and what was found.
    public var description: String {
        let looked = "looked for activities.csv at its top and in the folders inside"
        return switch kind {
        case .unreadable(let error): "\(error)"
        case .notAnArchive(let error): "\(path): \(error)"
        case .archiveWithoutExport(let entries):
            "\(path): no Strava export among \(entries) entries: \(looked)"
        case .folderWithoutExport: "\(path): no Strava export in this folder: \(looked)"
        case .archiveOfArchives(let names):
            "\(path): holds \(names.count) archives and is no export itself"
        case .holdsExports(let paths):
            "\(path): holds \(paths.count) exports and is none itself"
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
        case .notAnArchive:
            "give the export_….zip that Strava sent, or the folder it was unpacked to; "
                + "if it is that file, download it again"
        case .archiveWithoutExport, .folderWithoutExport:
            "request your archive at strava.com/athlete/delete_your_account and give the ZIP as it is"
        case .archiveOfArchives: "unpack it and give the archives inside"
        case .holdsExports: "give the exports inside"
        }
    }
}

/// Why a file of an export could not be read.
public struct ExportReadError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What is wrong.
    public enum Kind: Hashable, Sendable {
        /// The archive's entry is damaged, or the archive cannot be read any more.
        case archive(ZIPError)
        /// The file on the disk cannot be read.
        case disk(FileError)
    }

    /// What is wrong.
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
