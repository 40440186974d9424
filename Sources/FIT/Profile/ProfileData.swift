import Synchronization

/// The facts of the FIT profile as text, read part by part when somebody asks: all of it takes
/// milliseconds, which decoding a recording does not need.
enum ProfileData {
    /// The text of each section by the word after its `=`: a message's number, an enumeration's name.
    private static func sections(of text: String) -> [Substring: Substring] {
        var sections: [Substring: Substring] = [:]
        for section in Substring(text).pieces(between: { $0 == UInt8(ascii: "=") }) {
            guard let end = section.utf8.firstIndex(where: { ": ".utf8.contains($0) }) else {
                continue
            }
            sections[section[..<end]] = section
        }
        return sections
    }

    private static let messageSections = sections(of: messages)
    private static let typeSections = sections(of: types)

    private static let knownMessages = Mutex<[Int: MessageProfile]>([:])
    private static let knownTypes = Mutex<[String: FITProfile.Names]>([:])

    /// What the profile says of a message; without name or fields where it does not know it.
    static func message(_ number: Int) -> MessageProfile {
        knownMessages.withLock { known in
            if let message = known[number] { return message }
            let message = MessageProfile(number, messageSections[Substring(String(number))])
            known[number] = message
            return message
        }
    }

    /// The names of an enumeration; none where the profile does not know it.
    static func names(of type: String) -> FITProfile.Names {
        knownTypes.withLock { known in
            if let names = known[type] { return names }
            let section = typeSections[Substring(type)] ?? ""
            let names = FITProfile.Names(section.dropFirst(type.utf8.count + 1))
            known[type] = names
            return names
        }
    }
}

extension Substring {
    /// The parts between bytes, without empty ones. The profile's text is ASCII, and looking at its
    /// bytes costs a tenth of looking at its characters.
    func pieces(between isSeparator: (UInt8) -> Bool) -> [Substring] {
        utf8.split(whereSeparator: isSeparator).map { Substring($0) }
    }

    /// The words between blanks and line ends.
    var words: [Substring] {
        pieces(between: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") })
    }
}
