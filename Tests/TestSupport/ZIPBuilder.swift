import Bytes

/// Writes ZIP archives with every trait the format has, and with the lies and the damage a test
/// wants.
///
///     var zip = ZIPBuilder()
///     zip.add("activities.csv", "Activity ID,…")
///     zip.add("activities/1.gpx", gpx) { $0.descriptor = .signed }
///     let path = try zip.write(to: folder.path("export.zip"))
public struct ZIPBuilder: Sendable {
    /// The form of checksum and sizes behind an entry's data.
    public enum Descriptor: Sendable, CaseIterable {
        case signed, unsigned, signed64, unsigned64
    }

    /// What a header says in place of the truth.
    public struct Claims: Sendable {
        /// The four bytes that open the header.
        public var signature: UInt32?
        /// The compression method.
        public var method: UInt16?
        /// The checksum of the content.
        public var crc32: UInt32?
        /// The length of the data.
        public var compressedSize: UInt64?
        /// The length of the content.
        public var size: UInt64?
        /// Where the local header begins; in a central header only.
        public var offset: UInt64?
    }

    /// One entry.
    public struct Entry: Sendable {
        /// The name in the bytes that are written.
        public var name: [UInt8]
        /// The name in the local header where it differs.
        public var localName: [UInt8]?
        /// The bytes before compression.
        public var content: [UInt8]
        /// The data in the archive where it is not what follows from content and method.
        public var data: [UInt8]?
        /// 0 stored, 8 deflated; others are written with the content as it is.
        public var method: UInt16 = 8
        /// zlib's compression level.
        public var level: Int32 = 6
        /// Flags beside those that follow from the rest; bit 11 announces UTF-8.
        public var flags: UInt16 = 0
        /// Whether checksum and sizes follow the data, and how.
        public var descriptor: Descriptor?
        /// Whether sizes and offset are in ZIP64 extra fields although they would fit.
        public var isZIP64 = false
        /// The extended timestamp, in Unix seconds; absent when `nil`.
        public var modified: Int32?
        /// The DOS date, 2021-06-07 unless changed.
        public var dosDate: UInt16 = 41 << 9 | 6 << 5 | 7
        /// The DOS time, 08:09:10 unless changed.
        public var dosTime: UInt16 = 8 << 11 | 9 << 5 | 5
        /// The Unix mode with the kind of file; 0 for an archive from elsewhere.
        public var unixMode: UInt32 = 0o100644
        /// Extra fields beside those that follow from the rest.
        public var extra: [UInt8] = []
        /// Extra fields in the local header only.
        public var localExtra: [UInt8] = []
        /// The entry's comment.
        public var comment: [UInt8] = []
        /// Bytes before the local header that belong to nobody.
        public var junkBefore: [UInt8] = []
        /// How many zero bytes lie before the local header; a file on disk has a hole there.
        public var gap = 0
        /// Whether there is a local header and data, or only a central header.
        public var isPresent = true
        /// Whether the central directory mentions it.
        public var isListed = true
        /// The lies of the central header.
        public var central = Claims()
        /// The lies of the local header.
        public var local = Claims()
    }

    /// The entries in the order of their data.
    public var entries: [Entry] = []
    /// What precedes the archive, as in one that extracts itself.
    public var prefix: [UInt8] = []
    /// Whether offsets are counted from the start of the file and not of the archive.
    public var offsetsCountPrefix = false
    /// What lies between the central directory and its end record.
    public var junkBeforeEnd: [UInt8] = []
    /// The archive's comment.
    public var comment: [UInt8] = []
    /// What follows the archive.
    public var suffix: [UInt8] = []
    /// Whether there is a ZIP64 end record although nothing needs it.
    public var hasEnd64 = false
    /// Whether ZIP64 is left out also where it is needed, and numbers are cut to their fields.
    public var forgoesZIP64 = false
    /// The number of this part that the end record claims, from 0, as in a split archive.
    public var claimedPart: UInt16 = 0
    /// How many entries the end record claims in place of the truth.
    public var claimedCount: UInt64?
    /// How long the end record says the directory is, in place of the truth.
    public var claimedDirectorySize: UInt64?
    /// Where the end record says the directory is, in place of the truth.
    public var claimedDirectoryOffset: UInt64?

    /// An archive without entries.
    public init() {}

    /// Adds an entry, whose traits `change` sets.
    public mutating func add(
        _ name: String, _ content: [UInt8], _ change: (inout Entry) -> Void = { _ in }
    ) {
        var entry = Entry(name: Array(name.utf8), content: content)
        if entry.name.contains(where: { $0 >= 0x80 }) { entry.flags |= 0x0800 }
        change(&entry)
        entries.append(entry)
    }

    /// Adds an entry that holds text.
    public mutating func add(
        _ name: String, _ text: String, _ change: (inout Entry) -> Void = { _ in }
    ) {
        add(name, Array(text.utf8), change)
    }

    /// Adds a folder.
    public mutating func addFolder(_ name: String) {
        add(name + "/", "") {
            $0.method = 0
            $0.unixMode = 0o040755
        }
    }

    /// Adds a symbolic link.
    public mutating func addLink(_ name: String, to target: String) {
        add(name, target) {
            $0.method = 0
            $0.unixMode = 0o120777
        }
    }
}
