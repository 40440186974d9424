/// A file or folder in an archive that may be read.
public struct ZIPEntry: Sendable, Hashable {
    /// The path within the archive, components separated by `/`: relative, without `..` or
    /// empty components, without a slash at the end.
    public let name: String
    /// The index of the entry in ``ZIPArchive/entries``.
    public internal(set) var index: Int
    /// The compression method of the entry.
    public let method: ZIPMethod
    /// How many bytes it takes in the archive, its header not counted.
    public let compressedSize: UInt64
    /// How many bytes it has.
    public let size: UInt64
    /// The CRC-32 of its bytes.
    public let crc32: UInt32
    /// When it was last changed, in seconds since 1970-01-01T00:00:00Z; `nil` where the archive
    /// has no date.
    public let modified: Int64?
    /// Whether ``modified`` is a true point in time. Otherwise it is the wall clock of an unknown
    /// place, taken as UTC, in steps of two seconds.
    public let modifiedIsExact: Bool
    /// Whether it is a folder.
    public let isDirectory: Bool
    /// The byte of the archive at which its local header begins.
    public let localHeaderOffset: UInt64

    init(_ header: EntryHeader, name: String) {
        self.name = name
        index = 0
        method = header.method
        compressedSize = header.compressedSize
        size = header.size
        crc32 = header.crc32
        modified = header.modified
        modifiedIsExact = header.modifiedIsExact
        isDirectory = header.isDirectory
        localHeaderOffset = header.localHeaderOffset
    }
}
