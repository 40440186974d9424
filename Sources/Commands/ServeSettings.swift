import ArgumentParser
import Foundation

/// Settings of `waymark serve` that a container or a service gives in its environment. An option
/// wins over its variable; an empty variable counts as unset.
struct ServeSettings {
    let environment: [String: String]

    /// A variable's text.
    func text(_ name: String) -> String? {
        let text = environment[name]
        return text?.isEmpty == false ? text : nil
    }

    /// The option, or otherwise what the variable means.
    ///
    /// - Throws: `ValidationError`, with the variable's name and without its content, if `parse`
    ///   does not know it.
    func value<Value>(
        _ option: Value?, or name: String, _ expected: String,
        _ parse: (String) throws -> Value?
    ) throws -> Value? {
        if let option { return option }
        guard let text = text(name) else { return nil }
        guard let value = try? parse(text) else {
            throw ValidationError("\(name): expected \(expected)")
        }
        return value
    }

    /// A port; 0 counts only where the system may choose.
    func port(_ option: UInt16?, or name: String, allowingZero: Bool) throws -> UInt16? {
        try value(option, or: name, "a port, \(allowingZero ? 0 : 1) to 65535") {
            UInt16($0).flatMap { $0 > 0 || allowingZero ? $0 : nil }
        }
    }

    /// The password: the first line of the file of the option, or otherwise of `WAYMARK_PASSWORD`,
    /// or of the file of `WAYMARK_PASSWORD_FILE`, as secrets come into a container.
    func password(file option: String?) throws -> String? {
        if let option { return try Self.firstLine(option, "the password file") }
        if let text = text("WAYMARK_PASSWORD") { return text }
        return try text("WAYMARK_PASSWORD_FILE").map {
            try Self.firstLine($0, "the file of WAYMARK_PASSWORD_FILE")
        }
    }

    private static func firstLine(_ path: String, _ what: String) throws -> String {
        guard let text = try? String(contentsOfFile: path, encoding: .utf8) else {
            throw ValidationError("\(what) cannot be read")
        }
        guard let line = text.split(whereSeparator: \.isNewline).first, !line.isEmpty else {
            throw ValidationError("\(what) is empty")
        }
        return String(line)
    }
}
