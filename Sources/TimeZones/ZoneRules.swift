import Foundation
import Synchronization

/// The offsets of time zones from UTC, by the rules of the system's tzdata.
///
/// A computer without tzdata, such as a bare container, gets the rules of today that this program
/// brings along: right for recent years, wrong where a country has changed its rules since.
package final class ZoneRules: Sendable {
    /// The rules of this computer.
    package static let system = ZoneRules(folders: systemFolders)

    /// An offset, and how much it can be relied on.
    package struct Offset: Sendable, Equatable {
        /// Seconds east of UTC.
        package var seconds: Int
        /// Whether tzdata gave it for this moment; otherwise only the rule of today did.
        package var isHistoric: Bool
    }

    private let folders: [String]
    private let files = Mutex<[String: TZifFile?]>([:])

    /// - Parameter folders: where tzdata may be, the first ones first.
    package init(folders: [String]) { self.folders = folders }

    /// Whether this computer has tzdata.
    package var hasTZData: Bool { file("Europe/London") != nil }

    /// The offset of a zone of ``ZoneMap`` at a moment, in seconds since 1970; `nil` if nobody knows
    /// the zone.
    package func offset(of zone: String, at time: Int64) -> Offset? {
        if zone.hasPrefix("Etc/GMT") {
            guard let hours = Int(zone.dropFirst(7).isEmpty ? "0" : zone.dropFirst(7)) else {
                return nil
            }
            return Offset(seconds: -hours * 3_600, isHistoric: true)
        }
        if let file = file(zone) ?? Self.formerNames[zone].flatMap(file) {
            return Offset(seconds: file.offset(at: time), isHistoric: true)
        }
        return ZoneMap.world.rule(of: zone).map {
            Offset(seconds: $0.offset(at: time), isHistoric: false)
        }
    }

    private func file(_ name: String) -> TZifFile? {
        files.withLock { files in
            if let known = files[name] { return known }
            let file = folders.lazy.compactMap { folder -> TZifFile? in
                guard
                    let handle = FileHandle(forReadingAtPath: folder + "/" + name),
                    // The largest has four kilobytes.
                    let data = try? handle.read(upToCount: 1 << 18)
                else { return nil }
                return TZifFile([UInt8](data))
            }.first
            files[name] = .some(file)
            return file
        }
    }

    private static let systemFolders: [String] = {
        let own = ProcessInfo.processInfo.environment["TZDIR"].map { [$0] } ?? []
        return own + ["/usr/share/zoneinfo", "/usr/lib/zoneinfo", "/var/db/timezone/zoneinfo"]
    }()

    /// What an older tzdata calls a zone, or the zone that it was part of.
    private static let formerNames = [
        "Europe/Kyiv": "Europe/Kiev", "America/Nuuk": "America/Godthab",
        "Asia/Yangon": "Asia/Rangoon", "Pacific/Kanton": "Pacific/Enderbury",
        "Asia/Qostanay": "Asia/Qyzylorda", "America/Ciudad_Juarez": "America/Ojinaga",
        "America/Coyhaique": "America/Santiago",
    ]
}
