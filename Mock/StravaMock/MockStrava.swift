import FlyingFox

/// A Strava of invented athletes on loopback.
struct MockStrava {
    let server: HTTPServer
}
