import Foundation

/// The certificates of authorities that HTTPS needs.
enum TrustRoots {
    /// Where systems have them: Debian and Ubuntu, Fedora and its like, older ones, BSDs.
    private static let paths = [
        "/etc/ssl/certs/ca-certificates.crt", "/etc/pki/tls/certs/ca-bundle.crt",
        "/usr/share/ssl/certs/ca-bundle.crt", "/usr/local/share/certs/ca-root-nss.crt",
        "/etc/ssl/cert.pem",
    ]

    /// The first file that is there, and how many certificates it has.
    static var found: (path: String, count: Int)? {
        for path in paths {
            guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { continue }
            return (path, text.components(separatedBy: "-----BEGIN ").count - 1)
        }
        return nil
    }

    /// Tells an OpenSSL inside this program where they are: it knows only the places of the system
    /// that built it. A shared libcurl knows its own. Call it before there are threads.
    static func announce() {
        #if os(Linux)
        guard !SystemFacts.sharesCurl else { return }
        for path in paths where access(path, R_OK) == 0 {
            setenv("SSL_CERT_FILE", path, 0)
            return
        }
        #endif
    }
}
