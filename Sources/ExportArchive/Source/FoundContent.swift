import Bytes

/// The apparent content of a file that was given as a ZIP archive and is not one.
public enum FoundContent: Hashable, Sendable, CustomStringConvertible {
    case empty
    /// The reply of the storage behind a download link, such as "Request has expired"; the value is
    /// its message.
    case refusedDownload(String)
    /// A web page, such as a saved login or error page.
    case webPage
    /// Another kind of archive; the value is its name: `7z`, `RAR`, `tar`.
    case archive(String)
    /// A single activity; the value is the name of its format.
    case activity(String)
    /// A table, judging by its first line.
    case table
    case unknown

    /// The kind, as the end of a sentence.
    public var description: String {
        switch self {
        case .empty: "an empty file"
        case .refusedDownload(let message): "the answer of a download link: \"\(message)\""
        case .webPage: "a web page"
        case .archive(let name): "a \(name) archive"
        case .activity(let format): "one activity (\(format))"
        case .table: "a table"
        case .unknown: "something else"
        }
    }

    var advice: String {
        switch self {
        case .empty: "download the export again"
        case .refusedDownload:
            "request your archive on Strava again: links expire after a few days"
        case .webPage: "sign in to Strava, then download the export again"
        case .archive: "unpack it and give the folder"
        case .activity: "give the whole export; to look into one file, use: waymark inspect"
        case .table: "give the folder that contains the table"
        case .unknown:
            "give the export_….zip that Strava sent, or the folder it was unpacked to; "
                + "if it is that file, download it again"
        }
    }

    /// Examines the beginning of a file; ``unknown`` if it cannot be read.
    init(ofFile path: String) {
        let buffer = ByteBuffer()
        do throws(FileError) {
            let file = try ReadableFile(path: path)
            try file.read(at: 0, count: min(file.size, 4_096), into: buffer)
        } catch {
            self = .unknown
            return
        }
        self.init(buffer.slice.array)
    }

    init(_ bytes: [UInt8]) {
        if bytes.isEmpty {
            self = .empty
            return
        }
        if let name = Self.archives.first(where: { bytes.starts(with: $0.magic) })?.name {
            self = .archive(name)
            return
        }
        if bytes.count > 262, bytes[257..<262].elementsEqual("ustar".utf8) {
            self = .archive("tar")
            return
        }
        if bytes.count > 11, bytes[8..<12].elementsEqual(".FIT".utf8) {
            self = .activity("FIT")
            return
        }
        self = Self.text(String(decoding: bytes, as: UTF8.self))
    }

    private static let archives: [(name: String, magic: [UInt8])] = [
        ("7z", [0x37, 0x7A, 0xBC, 0xAF]), ("RAR", Array("Rar!".utf8)), ("gzip", [0x1F, 0x8B]),
        ("BZip2", Array("BZh".utf8)), ("XZ", [0xFD, 0x37, 0x7A, 0x58]),
        ("Zstandard", [0x28, 0xB5, 0x2F, 0xFD]),
    ]

    private static func text(_ text: String) -> FoundContent {
        let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" }.prefix(600).lowercased()
        if start.contains("<!doctype html") || start.hasPrefix("<html") { return .webPage }
        if start.contains("<gpx") { return .activity("GPX") }
        if start.contains("<trainingcenterdatabase") { return .activity("TCX") }
        if start.contains("<error"), let message = element("Message", in: text) {
            return .refusedDownload(message)
        }
        let line = start.prefix { !$0.isNewline }
        let delimiters = line.count { $0 == "," || $0 == ";" || $0 == "\t" }
        return delimiters >= 3 && !start.hasPrefix("<") && !start.contains("\0") ? .table : .unknown
    }

    /// The text of an element, made safe to show.
    private static func element(_ name: String, in text: String) -> String? {
        guard let open = text.range(of: "<\(name)>"),
            let close = text.range(of: "</\(name)>", in: open.upperBound)
        else { return nil }
        return ColumnLabel.make(String(text[open.upperBound..<close.lowerBound]))
    }
}

extension String {
    /// The first occurrence of a text from an index on, without Foundation.
    fileprivate func range(of text: String, in start: Index? = nil) -> Range<Index>? {
        var index = start ?? startIndex
        while index < endIndex {
            if self[index...].hasPrefix(text) {
                return index..<self.index(index, offsetBy: text.count)
            }
            formIndex(after: &index)
        }
        return nil
    }
}
