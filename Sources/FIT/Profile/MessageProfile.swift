/// The FIT profile's description of a message and its fields.
final class MessageProfile: Sendable {
    let number: Int
    /// `nil` if the profile does not define the message.
    let name: String?
    /// The descriptions of the fields, by number.
    private let fields: [FieldDescription?]

    /// Parses a section of ``ProfileData/messages``: `20 record: 0 position_lat …`.
    init(_ number: Int, _ section: Substring?) {
        self.number = number
        guard let section, let colon = section.utf8.firstIndex(of: UInt8(ascii: ":")) else {
            name = nil
            var fields = [FieldDescription?](repeating: nil, count: 256)
            fields[253] = FieldDescription(253, ["timestamp", "@time"])
            self.fields = fields
            return
        }
        name = String(section[..<colon].drop { $0 != " " }.dropFirst())
        var fields = [FieldDescription?](repeating: nil, count: 256)
        for text in section[colon...].dropFirst().pieces(between: { $0 == UInt8(ascii: ",") }) {
            let words = text.words
            guard let number = words.first.flatMap({ UInt8($0) }).map(Int.init) else { continue }
            fields[number] = FieldDescription(number, words.dropFirst())
        }
        self.fields = fields
    }

    /// The field with the given number, 0 to 255; `unknown_…` if the profile does not define it.
    func field(_ number: Int) -> FieldDescription {
        fields[number] ?? FieldDescription.unknown(number)
    }
}
