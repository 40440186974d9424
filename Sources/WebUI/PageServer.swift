import FlyingFox

/// Serves the page on this machine.
struct PageServer {
    let server: HTTPServer
}
