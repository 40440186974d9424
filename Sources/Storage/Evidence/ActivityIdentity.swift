import Bytes

/// Who says that an activity exists, and by which name: what tells it from all others.
///
/// The library identifies activities by a number, ``key``. For Strava it is Strava's own id. For
/// any other provider it is computed from provider and id alone, so it is the same in every library
/// and in every order of imports. The computation must never change.
package struct ActivityIdentity: Hashable, Sendable {
    /// Strava's name as a provider.
    package static let strava = "strava"
    /// The first key of other providers; Strava's keys are below. The largest key is below 2^53, so
    /// that JSON readers that only have doubles read it exactly.
    package static let firstForeignKey: Int64 = 1 << 52
    private static let foreignBits: UInt64 = 51

    /// The provider, such as `strava`, in lower case without spaces.
    package var provider: String
    /// The provider's id of the activity; for Strava its id in digits.
    package var providerID: String

    package init(provider: String, providerID: String) {
        self.provider = provider
        self.providerID = providerID
    }

    /// The library's key; `nil` for an id that Strava would not assign.
    package var key: Int64? {
        if provider == Self.strava {
            guard let id = Int64(providerID), Self.isStrava(id) else { return nil }
            return id
        }
        return Self.firstForeignKey | Int64(hash >> (64 - Self.foreignBits))
    }

    /// Whether an activity with this key is Strava's.
    package static func isStrava(_ key: Int64) -> Bool { (1..<firstForeignKey).contains(key) }

    /// FNV-1a over `provider`, a zero byte and `providerID`, mixed by the finalizer of MurmurHash3,
    /// because the high bits of FNV alone depend too closely on the last bytes.
    private var hash: UInt64 {
        var words = FNV1a()
        words.add(provider.utf8)
        words.add(0)
        words.add(providerID.utf8)
        var hash = words.value
        hash = (hash ^ (hash >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        hash = (hash ^ (hash >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return hash ^ (hash >> 33)
    }
}
