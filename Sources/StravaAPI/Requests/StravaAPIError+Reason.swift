extension StravaAPIError {
    /// The error in a short form for the database: `refused 403 Forbidden`.
    package var reason: String {
        switch self {
        case .notFound: "not-found"
        case .refused(let status, let words): "refused \(status) \(words)".trimmingBlanks
        case .server(let status): "server \(status)"
        case .transport(let reason): "transport \(reason.word)"
        case .unexpectedPayload(let path): "unexpected-answer \(path)".trimmingBlanks
        case .malformedJSON: "malformed-answer"
        default: "error"
        }
    }

    /// Parses the form of ``reason``; `nil` for anything else.
    package init?(reason text: String) {
        let words = text.split(separator: " ", maxSplits: 2).map(String.init)
        let number = words.count > 1 ? Int(words[1]) : nil
        switch (words.first, number) {
        case ("not-found", _): self = .notFound
        case ("refused", let status?):
            self = .refused(status: status, reason: words.count > 2 ? words[2] : "")
        case ("server", let status?): self = .server(status: status)
        case ("transport", _):
            guard words.count > 1, let reason = TransportError.Reason(word: words[1]) else {
                return nil
            }
            self = .transport(reason)
        case ("unexpected-answer", _):
            self = .unexpectedPayload(path: words.count > 1 ? words[1] : "")
        case ("malformed-answer", _): self = .malformedJSON
        default: return nil
        }
    }
}

extension TransportError.Reason {
    private static let words: [(Self, String)] = [
        (.notConnected, "not-connected"), (.unknownHost, "unknown-host"), (.timedOut, "timed-out"),
        (.connectionLost, "connection-lost"), (.untrusted, "untrusted"), (.tooLarge, "too-large"),
    ]

    fileprivate var word: String {
        if case .other(let code) = self { return "other:\(code)" }
        return Self.words.first { $0.0 == self }?.1 ?? "other:0"
    }

    fileprivate init?(word: String) {
        if let known = Self.words.first(where: { $0.1 == word }) {
            self = known.0
        } else if word.hasPrefix("other:"), let code = Int(word.dropFirst(6)) {
            self = .other(code)
        } else {
            return nil
        }
    }
}

extension String {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
