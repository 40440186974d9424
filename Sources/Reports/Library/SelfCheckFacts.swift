package import ActivityModel
package import Storage

/// What `waymark self-check` found out about this machine; no path outside the system's own, no
/// secret, no name.
package struct SelfCheckFacts: Sendable {
    /// From where the library's folder is known.
    package enum FolderChoice: String, Sendable {
        case option, variable, dataHome, home
    }

    /// What a port is good for.
    package enum Port: Sendable, Equatable {
        case free, servesWaymark, taken
        /// The system refuses it, for this reason.
        case refused(String)
    }

    /// The version, commit and build of the program, as `--version` has them.
    package var program = ""
    /// The operating system, its release and the processor.
    package var system = ""
    package var processors = 1
    /// The libraries in use with their versions.
    package var libraries: [(name: String, version: String)] = []
    package var folderChoice = FolderChoice.home
    package var library = LibraryCondition.none
    /// Whether the folder, or the one in which it would be made, can be written.
    package var isWritable = true
    /// Files of the library with secrets that others on this machine can read, by name.
    package var exposed: [String] = []
    /// Free bytes where the library is; `nil` if the system does not say.
    package var freeBytes: Int64?
    package var now = Timestamp(seconds: 0)
    /// Whether a time service keeps the clock right; `nil` if the system does not say.
    package var isSynchronised: Bool?
    package var port: (number: UInt16, state: Port) = (8080, .free)
    /// The certificates of authorities for HTTPS: the file and how many it has; `nil` if there is
    /// none.
    package var roots: (path: String, count: Int)?
    package var hasLeaflet = false
    package var hasSample = false
    /// How many files the process may have open.
    package var openFiles: Int?
    package var hasApplication = false
    package var isConnected = false

    package init() {}
}
