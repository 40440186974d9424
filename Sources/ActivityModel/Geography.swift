import Foundation

/// Degrees as metres on the mean sphere (radius 6,371,008.8 m): for distances of some kilometres,
/// which a plane shows well enough.
package enum Geography {
    /// Metres of a degree of latitude.
    package static let metresPerDegree = 111_194.9266

    /// Metres of a degree of longitude.
    ///
    /// - Parameter latitude: degrees north.
    package static func metresPerDegree(atLatitude latitude: Double) -> Double {
        metresPerDegree * cos(latitude * .pi / 180)
    }
}
