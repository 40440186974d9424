import Bytes
import CLand
import Foundation

/// Coasts, lakes, rivers, borders and towns of Natural Earth, which the program holds so that maps
/// show land without a network. `scripts/make-land.py` makes the data and describes its coding;
/// `land.js` reads it.
enum Land {
    static let data = Data(
        bytesNoCopy: UnsafeMutableRawPointer(mutating: waymark_land_bytes()),
        count: waymark_land_count(), deallocator: .none)

    /// The last part of the address, which changes with the data.
    static let name: String = {
        var hash = FNV1a()
        hash.add(data)
        return hash.text
    }()

    /// The address of the data.
    static let address = "/land/\(name)"

    /// What every page with a map loads, in this order.
    static let scripts = [
        "/leaflet/leaflet.js", "/assets/tracks.js", "/assets/land.js", "/assets/vector.js",
        "/assets/tiles.js",
    ]
}
