/// The headers of every response.
package enum SecurityHeaders {
    /// - Parameter images: the one other origin whose pictures a page may show.
    package static func add(to response: inout HTTPResponse, images origin: String? = nil) {
        var images = "img-src 'self'"
        if let origin { images += " data: \(origin)" }
        let isDocument = response.headers["Content-Type"]?.hasPrefix("text/html") == true
        let policy =
            isDocument
            ? """
            default-src 'none'; script-src 'self'; style-src 'self'; \(images); media-src 'self'; \
            connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'
            """
            // Whatever it is, opened on its own it can do nothing.
            : "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'"
        let own = [
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "X-Frame-Options": "DENY",
            // Tile servers require a referrer; nobody else gets one. Not no-referrer, because
            // browsers would then send our own forms with a null origin (Fetch, section 3.2.5).
            "Referrer-Policy": origin == nil ? "same-origin" : "strict-origin",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Cross-Origin-Resource-Policy": "same-origin",
            "Permissions-Policy": "geolocation=(), camera=(), microphone=()",
        ]
        response.headers.merge(own) { given, _ in given }
        if response.headers["Cache-Control"] == nil {
            response.headers["Cache-Control"] = "no-store"
        }
    }
}
