import Bytes

/// A number that tells exports apart: FNV-1a (64 bits) over the lines "path size crc".
struct Fingerprint {
    private var hash = FNV1a()

    /// Takes a file in; files come in the order of their paths.
    mutating func add(path: String, size: UInt64, crc32: UInt32) {
        hash.add("\(path) \(size) \(String(crc32, radix: 16))\n".utf8)
    }

    /// Sixteen hexadecimal digits.
    var text: String { hash.text }
}

extension ExportSource {
    /// The same export with the checksum of every file known: that of a ZIP as it is, that of a
    /// folder after reading it from end to end.
    ///
    /// - Throws: ``ExportReadError`` for the first file that cannot be read.
    package func checksummed() throws(ExportReadError) -> ExportSource {
        guard files.contains(where: { $0.crc32 == nil }) else { return self }
        let reader = makeReader()
        var files = files
        for index in files.indices where files[index].crc32 == nil {
            files[index].crc32 = try reader.checksum(of: files[index])
        }
        return ExportSource(
            path: path, files: files, issues: issues, archive: archive, root: root)
    }

    /// Sixteen hexadecimal digits that stand for the files' paths and contents: the same for a ZIP
    /// and the folder it was unpacked to, another one when any byte differs.
    ///
    /// Known at once for a ZIP; a folder is read from end to end for it.
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
