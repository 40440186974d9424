import Foundation
import TOMLKit

/// `config.toml` as text: read, parsed, and changed line by line so that comments remain.
enum ConfigurationText {
    /// The text; empty if there is no file.
    static func read(_ file: URL) throws(StravaSettingsError) -> String {
        do throws(StravaAPIError) {
            guard let bytes = try PrivateFile.read(file) else { return "" }
            if let text = String(validating: bytes, as: UTF8.self) { return text }
        } catch {
            guard case .unusableFile(_, let reason) = error else { return "" }
            throw StravaSettingsError(.unusable(reason), in: file.path)
        }
        throw StravaSettingsError(.notUTF8, in: file.path)
    }

    static func parse(_ text: String, file: URL) throws(StravaSettingsError) -> TOMLTable {
        do { return try TOMLTable(string: text) } catch {
            // The parser's own message may quote the line, and with it a secret.
            throw StravaSettingsError(
                .notTOML, in: file.path, line: (error as? TOMLParseError)?.source.begin.line)
        }
    }

    /// The line, from 1, with a key of `[strava]`.
    static func line(of key: String, in text: String) -> Int? {
        let lines = lines(text)
        if let section = section(of: lines), let line = index(of: key, in: lines, section) {
            return line + 1
        }
        return lines.firstIndex {
            $0.contains(key) && !$0.drop(while: \.isWhitespace).hasPrefix("#")
        }.map { $0 + 1 }
    }

    /// The text with values of `[strava]` set and everything else unchanged. `nil` if the text is
    /// written in a form that cannot be changed by lines.
    static func setting(_ pairs: [(key: String, value: String)], in text: String) -> String? {
        var lines = lines(text)
        var section: Range<Int>
        if let found = self.section(of: lines) {
            section = found
        } else {
            if let last = lines.last, !last.isEmpty { lines.append("") }
            lines.append("[strava]")
            section = lines.count..<lines.count
        }
        var place = section.lowerBound
        for (key, value) in pairs {
            let line = "\(key) = \(quoted(value))"
            if let index = index(of: key, in: lines, section) {
                lines[index] = line
            } else {
                lines.insert(line, at: place)
                place += 1
                section = section.lowerBound..<(section.upperBound + 1)
            }
        }
        if lines.last != "" { lines.append("") }
        let result = lines.joined(separator: "\n")
        return isSame(text, result, pairs) ? result : nil
    }

    /// Whether only the pairs differ: multi-line strings and dotted keys look like sections and
    /// keys when read by lines.
    private static func isSame(
        _ before: String, _ after: String, _ pairs: [(key: String, value: String)]
    ) -> Bool {
        guard let old = try? TOMLTable(string: before), let new = try? TOMLTable(string: after)
        else { return false }
        let strava = old["strava"]?.table ?? TOMLTable()
        for (key, value) in pairs {
            guard new["strava"]?.table?[key]?.string == value else { return false }
            strava[key] = value
        }
        old["strava"] = strava
        return old.convert(to: .json) == new.convert(to: .json)
    }

    private static func lines(_ text: String) -> [String] {
        text.isEmpty
            ? []
            : text.replacing("\r\n", with: "\n")
                .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The lines below `[strava]`, up to the next header.
    private static func section(of lines: [String]) -> Range<Int>? {
        func header(_ line: String) -> String? {
            let text = line.drop(while: \.isWhitespace)
            guard text.hasPrefix("["), let end = text.firstIndex(of: "]") else { return nil }
            return text[text.index(after: text.startIndex)..<end]
                .filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
        }
        guard let start = lines.firstIndex(where: { header($0) == "strava" }) else { return nil }
        let end = lines[(start + 1)...].firstIndex { header($0) != nil } ?? lines.count
        return (start + 1)..<end
    }

    private static func index(
        of key: String, in lines: [String], _ section: Range<Int>
    ) -> Int? {
        section.first { index in
            let parts = lines[index].split(separator: "=", maxSplits: 1)
            return parts.count == 2
                && parts[0].filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" } == key
        }
    }

    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case _ where scalar.value < 0x20 || scalar.value == 0x7F:
                let digits = String(scalar.value, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
