import Foundation

/// Converts degrees to metres on the mean sphere (radius 6,371,008.8 m), for distances of a few
/// kilometres, where a plane is accurate enough.
package enum Geography {
    /// Metres per degree of latitude.
    package static let metresPerDegree = 111_194.9266

    /// Metres per degree of longitude.
    ///
    /// - Parameter latitude: degrees north.
    package static func metresPerDegree(atLatitude latitude: Double) -> Double {
        metresPerDegree * cos(latitude * .pi / 180)
    }
}
