package import Bytes

/// The reason why the cache could not store a file.
package struct CacheError: Error, Hashable, Sendable, CustomStringConvertible {
    package enum Kind: Hashable, Sendable {
        /// The path leads out of the cache.
        case unsafePath
        /// A symbolic link is in the place of a folder of the cache; links are not followed.
        case link(String)
        case disk(FileError)
    }

    package var kind: Kind
    /// The path inside the cache; empty for the cache itself.
    package var path: String

    /// The path and the reason.
    package var description: String {
        switch kind {
        case .unsafePath: "expected a path inside the cache, got one that leads out of it"
        case .link(let place): "\(place): expected a folder, got a symbolic link"
        case .disk(let error): "\(error)"
        }
    }
}
