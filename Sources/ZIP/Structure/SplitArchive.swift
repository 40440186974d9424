/// Archives that were written in parts (APPNOTE section 8.5): `zip -s` names them `a.z01`, `a.z02`,
/// …, `a.zip`, and only the last contains the directory; 7-Zip splits into `a.zip.001`,
/// `a.zip.002`, ….
enum SplitArchive {
    /// The number of a part, from 1, by its file name; `nil` if the name is not that of a part.
    static func part(named path: String) -> Int? {
        guard let dot = path.lastIndex(of: "."), !path[dot...].contains("/") else { return nil }
        let suffix = path[path.index(after: dot)...].lowercased()
        let digits = suffix.first == "z" ? suffix.dropFirst() : suffix[...]
        guard suffix.count == 3, digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let number = Int(digits), number > 0
        else { return nil }
        return number
    }

    /// 1 if the file begins like the first part of a split archive.
    static func firstPart(in window: ArchiveWindow) throws(ZIPError) -> Int? {
        guard try window.signature(at: 0) == Signature.dataDescriptor else { return nil }
        return try window.signature(at: 4) == Signature.localHeader ? 1 : nil
    }

    /// The error for a file that is the last of several parts.
    static func error(partsBefore: Int) -> ZIPError {
        ZIPError(.split(part: partsBefore + 1, of: partsBefore + 1))
    }
}
