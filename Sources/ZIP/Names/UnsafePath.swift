/// Why a name may not become a path.
public enum UnsafePath: Hashable, Sendable, CustomStringConvertible {
    /// There is no name, or nothing but dots and slashes.
    case empty
    /// It begins at the root of the file system or names a server.
    case absolute
    /// It begins with a drive letter, as in `C:`.
    case driveLetter
    /// It climbs out of its folder by `..`.
    case parent
    /// It contains NUL or another control character.
    case controlCharacter
    /// It has more than 1,024 bytes, or a component of more than 255: no file system takes it.
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
