/// The reasons why a name may not become a path.
public enum UnsafePath: Hashable, Sendable, CustomStringConvertible {
    /// The name is empty, or consists of dots and slashes.
    case empty
    /// The name begins at the root of the file system or names a server.
    case absolute
    /// The name begins with a drive letter, such as `C:`.
    case driveLetter
    /// The name leaves its folder through `..`.
    case parent
    /// The name contains NUL or another control character.
    case controlCharacter
    /// The name has more than 1,024 bytes, or a component of more than 255, which no file system
    /// accepts.
    case tooLong

    /// The reason as an English phrase, for messages.
    public var description: String {
        switch self {
        case .empty: "no name"
        case .absolute: "absolute"
        case .driveLetter: "drive letter"
        case .parent: "leads out of its folder by '..'"
        case .controlCharacter: "control character"
        case .tooLong: "too long"
        }
    }
}
