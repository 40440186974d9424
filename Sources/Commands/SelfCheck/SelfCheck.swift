import Bytes
import Foundation
import Ingest
import Reports
import Storage
import StravaAPI
import TrackXML
import WebApp

/// Looks at this machine; reads and listens, changes nothing.
struct SelfCheck {
    /// The folder given with `--library`.
    let library: String?
    let port: UInt16
    let environment: [String: String]

    func facts() -> SelfCheckFacts {
        let folder = LibraryFolder.chosen(option: library, environment: environment)
        let existing = Self.existing(folder.url)
        let files = InstalledFiles()
        var facts = SelfCheckFacts()
        facts.program = BuildInfo.line
        facts.system = SystemFacts.name
        facts.processors = ProcessInfo.processInfo.activeProcessorCount
        facts.libraries = Self.libraries
        facts.folderChoice = choice
        facts.library = LibraryCondition(folder)
        facts.isWritable = FileManager.default.isWritableFile(atPath: existing.path)
        facts.exposed = [folder.tokens, folder.configuration].filter(SystemFacts.isExposed)
            .map(\.lastPathComponent)
        facts.freeBytes = SystemFacts.freeBytes(at: existing.path)
        facts.now = Clock.now()
        facts.isSynchronised = SystemFacts.isClockSynchronised
        facts.port = (port, portState)
        facts.roots = TrustRoots.found
        facts.hasLeaflet =
            files.leaflet != nil || PageOptions(folder: folder, now: Clock.now).hasLeaflet
        facts.hasSample = files.sample != nil
        facts.openFiles = SystemFacts.openFileLimit
        let settings = try? StravaSettings.load(
            configuration: folder.configuration, environment: environment)
        facts.hasApplication = settings?.hasCredentials == true
        facts.isConnected = FileManager.default.fileExists(atPath: folder.tokens.path)
        return facts
    }

    private var choice: SelfCheckFacts.FolderChoice {
        func isGiven(_ text: String?) -> Bool { text?.isEmpty == false }
        if isGiven(library) { return .option }
        if isGiven(environment["WAYMARK_LIBRARY"]) { return .variable }
        return environment["XDG_DATA_HOME"]?.hasPrefix("/") == true ? .dataHome : .home
    }

    private static var libraries: [(name: String, version: String)] {
        [
            ("SQLite", LibraryCondition.sqliteVersion ?? "not usable"),
            ("libxml2", XMLLibrary.version), ("zlib", InflatingLibraries.zlib),
            ("libdeflate", InflatingLibraries.libdeflate),
        ] + (SystemFacts.curlVersion.map { [("libcurl", $0)] } ?? [])
    }

    /// The folder, or the closest one above it that exists.
    private static func existing(_ folder: URL) -> URL {
        var folder = folder.standardizedFileURL
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.path) {
            folder.deleteLastPathComponent()
        }
        return folder
    }

    private var portState: SelfCheckFacts.Port {
        guard port > 0 else { return .free }
        switch SystemFacts.errorOfListening(at: port) {
        case 0: return .free
        case EADDRINUSE:
            return HealthRequest(port: port, timeout: 2).send() == .healthy
                ? .servesWaymark : .taken
        case let code: return .refused(String(cString: strerror(code)))
        }
    }
}
