/// A readable file or folder in an archive.
public struct ZIPEntry: Sendable, Hashable {
    /// The path within the archive, with components separated by `/`: relative, without `..` or
    /// empty components, without a trailing slash.
    public let name: String
    /// The index of the entry in ``ZIPArchive/entries``.
    public internal(set) var index: Int
    /// The compression method of the entry.
    public let method: ZIPMethod
    /// The compressed size in bytes, without the header.
    public let compressedSize: UInt64
    /// The uncompressed size in bytes.
    public let size: UInt64
    /// The CRC-32 of the uncompressed bytes.
    public let crc32: UInt32
    /// The modification time in seconds since 1970-01-01T00:00:00Z; `nil` if the archive has no
    /// date.
    public let modified: Int64?
    /// Whether ``modified`` is exact. Otherwise it is the local time of an unknown place, read as
    /// UTC, in steps of two seconds.
    public let modifiedIsExact: Bool
    /// Whether the entry is a folder.
    public let isDirectory: Bool
    /// The offset in the archive at which the local header begins.
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
