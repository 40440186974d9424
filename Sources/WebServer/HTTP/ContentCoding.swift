import Bytes
package import Foundation

/// Compressed bodies of responses (RFC 9110, section 8.4).
package enum ContentCoding {
    /// Smaller bodies gain nothing: they fit one packet.
    private static let least = 1_024

    /// Whether a client takes gzip.
    package static func takesGzip(_ request: HTTPRequest) -> Bool {
        let header = request.headers["accept-encoding"] ?? ""
        return header.split(separator: ",").contains { part in
            let pieces = part.split(separator: ";").map { $0.filter { !$0.isWhitespace } }
            guard let name = pieces.first?.lowercased(), name == "gzip" || name == "*" else {
                return false
            }
            return !pieces.dropFirst().contains { $0.contains(/^q=0(\.0*)?$/) }
        }
    }

    /// Compresses a body; `nil` if that is not worth it.
    ///
    /// - Parameter level: 1 (fast) to 12 (small).
    package static func gzip(_ data: Data, level: Int32 = 1) -> Data? {
        guard data.count >= least else { return nil }
        let compressed = withBytes(of: [UInt8](data)) { Deflater(level: level).gzip($0) }
        return compressed.count < data.count ? Data(compressed) : nil
    }
}
