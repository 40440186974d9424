import CHost

/// What `--version` says about this program.
enum BuildInfo {
    /// The version by Semantic Versioning; `Packaging/` reads it here.
    static let version = "1.0.0"

    /// The abbreviated commit; `nil` for a build that was not told.
    static var commit: String? {
        let commit = String(cString: waymark_build_commit())
        return commit.isEmpty ? nil : commit
    }

    /// How it was built and for which machine, such as "portable linux-x86_64".
    static var build: String {
        let kind = String(cString: waymark_build_kind())
        return (kind.isEmpty ? "from source" : kind) + (isOptimized ? "" : ", debug")
    }

    /// One line, which begins with the version.
    static var line: String { "\(version) (commit \(commit ?? "unknown"), build \(build))" }

    private static var isOptimized: Bool {
        #if DEBUG
        false
        #else
        true
        #endif
    }
}
