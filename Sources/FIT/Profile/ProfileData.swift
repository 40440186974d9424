import Synchronization

/// The FIT profile as text, parsed in parts and on demand: parsing all of it takes milliseconds,
/// which decoding a recording does not need.
enum ProfileData {
    /// The text of each section by the word after its `=`: a message number or the name of an
    /// enumeration.
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
    private static let exerciseSections = sections(of: exercises)

    private static let knownMessages = Mutex<[Int: MessageProfile]>([:])
    private static let knownTypes = Mutex<[String: FITProfile.Names]>([:])

    /// The profile's description of a message; without name or fields if it is not defined.
    static func message(_ number: Int) -> MessageProfile {
        knownMessages.withLock { known in
            if let message = known[number] { return message }
            let message = MessageProfile(number, messageSections[Substring(String(number))])
            known[number] = message
            return message
        }
    }

    /// The names of an enumeration; empty if the profile does not define it.
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

extension ProfileData {
    /// The exercises of an exercise category; empty if the profile does not define it.
    static func exercises(of category: String) -> FITProfile.Names {
        knownExercises.withLock { known in
            if let names = known[category] { return names }
            let section = exerciseSections[Substring(category)] ?? ""
            let names = FITProfile.Names(section.dropFirst(category.utf8.count + 1))
            known[category] = names
            return names
        }
    }

    private static let knownExercises = Mutex<[String: FITProfile.Names]>([:])
}

extension Substring {
    /// The non-empty parts between separators. The profile is ASCII, and comparing bytes takes a
    /// tenth of the time of comparing characters.
    func pieces(between isSeparator: (UInt8) -> Bool) -> [Substring] {
        var text = self
        let ranges = text.withUTF8 { bytes in
            var ranges: [Range<Int>] = []
            var start = 0
            for end in bytes.indices where isSeparator(bytes[end]) {
                if end > start { ranges.append(start..<end) }
                start = end + 1
            }
            if start < bytes.count { ranges.append(start..<bytes.count) }
            return ranges
        }
        return ranges.map { range in
            let first = utf8.index(startIndex, offsetBy: range.lowerBound)
            return self[first..<utf8.index(first, offsetBy: range.count)]
        }
    }

    /// The words between spaces and line breaks.
    var words: [Substring] {
        pieces(between: { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\n") })
    }
}
