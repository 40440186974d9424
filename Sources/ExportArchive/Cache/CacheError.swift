package import Bytes

/// Why the cache could not take a file.
package struct CacheError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// The path leads out of the cache.
        case unsafePath
        /// A symbolic link stands where a folder of the cache belongs; links are not followed.
        case link(String)
        case disk(FileError)
    }

    package var kind: Kind
    /// The path inside the cache; empty for the cache itself.
    package var path: String

    /// The path and what is wrong.
    package var description: String {
        switch kind {
        case .unsafePath: "expected a path inside the cache, got one that leads out of it"
        case .link(let place): "\(place): expected a folder, got a symbolic link"
        case .disk(let error): "\(error)"
        }
    }
}
