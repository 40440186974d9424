/// The reason why settings cannot be used: where, and what was expected. Never what was found,
/// because it may be a secret.
package struct StravaSettingsError: Error, Hashable, Sendable {
    package enum Kind: Hashable, Sendable {
        /// The file cannot be read or written.
        case unusable(String)
        /// The file is not TOML.
        case notTOML
        /// The file is not text in UTF-8, as TOML is.
        case notUTF8
        /// A value is invalid.
        case expected(String)
        /// An unknown key, perhaps misspelt; a remark, not an error.
        case unknownKey
        /// A key, or the header, that only counts when written as `[strava]` and below it; a remark,
        /// not an error.
        case misplaced
        /// The file contains a secret and others on this machine may read it; a remark, not an
        /// error.
        case readableByOthers
        /// The file is written in a form that Waymark does not change.
        case notEditable
    }

    package var kind: Kind
    /// The file, or the environment variable.
    package var place: String
    /// The key in the file.
    package var key: String?
    /// The line in the file, from 1.
    package var line: Int?

    package init(_ kind: Kind, in place: String, key: String? = nil, line: Int? = nil) {
        self.kind = kind
        self.place = place
        self.key = key
        self.line = line
    }
}
