/// The FIT profile's description of a message and its fields.
struct MessageProfile: Sendable {
    /// A field of a message.
    struct Field: Sendable {
        var name: String
        var units = ""
        var scale = 1.0
        var offset = 0.0
        /// The enumeration of its numbers; `time` for a `date_time`.
        var type: String?

        var isTime: Bool { type == "time" }
        var isScaled: Bool { scale != 1 || offset != 0 }

        /// A field that the profile does not define.
        init(unknown number: Int) { name = "unknown_\(number)" }

        /// Parses a field of ``ProfileData/messages``, without its number.
        fileprivate init(_ words: some Sequence<Substring>) {
            name = ""
            for word in words {
                switch word.first {
                case "[": units = String(word.dropFirst().dropLast())
                case "/": scale = Double(word.dropFirst()) ?? 1
                case "-": offset = Double(word.dropFirst()) ?? 0
                case "@": type = String(word.dropFirst())
                default: name = String(word)
                }
            }
        }
    }

    let number: Int
    /// `nil` if the profile does not define the message.
    let name: String?
    private let fields: [Int: Field]

    /// Parses a section of ``ProfileData/messages``: `20 record: 0 position_lat …`.
    init(_ number: Int, _ section: Substring?) {
        self.number = number
        guard let section, let colon = section.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            name = nil
            fields = [253: Field(["timestamp", "@time"])]
            return
        }
        name = String(section[..<colon].drop { $0 != " " }.dropFirst())
        var fields: [Int: Field] = [:]
        for text in section[colon...].dropFirst().pieces(between: { $0 == UInt8(ascii: ",") }) {
            let words = text.words
            guard let number = words.first.flatMap({ Int($0) }) else { continue }
            fields[number] = Field(words.dropFirst())
        }
        self.fields = fields
    }

    /// The field with the given number, or `nil` if the profile does not define it.
    func field(_ number: Int) -> Field? { fields[number] }
}
