import Foundation

/// The server of map tiles that the user chose.
struct TileServer: Sendable, Equatable {
    /// The address template with `{z}`, `{x}` and `{y}`.
    var template: String
    /// Scheme, host and port.
    var origin: String
    var attribution: String

    static let openStreetMap = "https://tile.openstreetmap.org/{z}/{x}/{y}.png"

    /// Parses a template; `nil` if it is not one.
    init?(_ template: String, attribution: String?) {
        guard template.utf8.count < 300, ["{z}", "{x}", "{y}"].allSatisfy(template.contains),
            let separator = template.range(of: "://")
        else { return nil }
        let scheme = template[..<separator.lowerBound]
        let rest = template[separator.upperBound...]
        guard let slash = rest.firstIndex(of: "/") else { return nil }
        let host = rest[..<slash]
        // The content security policy must contain a host and nothing else.
        let isHost = host.utf8.allSatisfy {
            (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 == 0x2E || $0 == 0x2D
                || $0 == 0x3A
        }
        guard scheme == "https" || scheme == "http", !host.isEmpty, isHost else { return nil }
        self.template = template
        origin = "\(scheme)://\(host)"
        let isOpenStreetMap = host == "tile.openstreetmap.org"
        let named = attribution.flatMap { $0.isEmpty ? nil : $0 }
        self.attribution = named ?? (isOpenStreetMap ? "© OpenStreetMap contributors" : "")
    }
}
