import Bytes

/// A number that identifies an export: FNV-1a (64 bits) over the lines "path size crc".
struct Fingerprint {
    private var hash = FNV1a()

    /// Adds a file; files must be added in the order of their paths.
    mutating func add(path: String, size: UInt64, crc32: UInt32) {
        hash.add("\(path) \(size) \(String(crc32, radix: 16))\n".utf8)
    }

    /// Sixteen hexadecimal digits.
    var text: String { hash.text }
}

extension ExportSource {
    /// The same export with the checksum of every file: a ZIP already has them, a folder is read
    /// completely.
    ///
    /// - Throws: ``ExportReadError`` for the first file that cannot be read.
    package func checksummed() throws(ExportReadError) -> ExportSource {
        guard files.contains(where: { $0.crc32 == nil }) else { return self }
        let reader = makeReader()
        var files = files
        for index in files.indices where files[index].crc32 == nil {
            files[index].crc32 = try reader.checksum(of: files[index])
        }
        return ExportSource(self, files: files)
    }

    /// Sixteen hexadecimal digits that identify the files' paths and contents: the same for a ZIP
    /// and the folder it was unpacked to, different if any byte differs.
    ///
    /// Available at once for a ZIP; a folder must be read completely.
    package var fingerprint: String {
        get throws(ExportReadError) {
            var fingerprint = Fingerprint()
            let reader = makeReader()
            for file in files {
                let crc32 =
                    if let known = file.crc32 { known } else { try reader.checksum(of: file) }
                fingerprint.add(path: file.path, size: file.size, crc32: crc32)
            }
            return fingerprint.text
        }
    }
}
