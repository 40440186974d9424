/// The members of a JSON object in order.
///
/// If a document repeats a member, the last one counts (RFC 8259 leaves this open; most readers do
/// the same). Lookup is linear: objects in the documents read here have fewer than a hundred
/// members.
package struct JSONObject: Sendable {
    package private(set) var members: [(key: String, value: JSONValue)]

    package init(_ members: some Sequence<(String, JSONValue)>) {
        self.members = members.map { (key: $0.0, value: $0.1) }
    }

    /// The value of a member; setting `nil` removes it.
    package subscript(key: String) -> JSONValue? {
        get { members.last { $0.key == key }?.value }
        set {
            guard let newValue else { return members.removeAll { $0.key == key } }
            if let index = members.lastIndex(where: { $0.key == key }) {
                members[index].value = newValue
            } else {
                append(key, newValue)
            }
        }
    }

    /// Appends a member that does not exist yet.
    package mutating func append(_ key: String, _ value: JSONValue) {
        members.append((key: key, value: value))
    }

    /// These members followed by others; if both have a member, the value of the other counts.
    package func with(_ others: JSONObject) -> JSONObject {
        var all = self
        for member in others.members { all[member.key] = member.value }
        return all
    }

    /// Sorted by name, each name once.
    var sortedMembers: [(key: String, value: JSONValue)] {
        var last: [String: JSONValue] = [:]
        for member in members { last[member.key] = member.value }
        return last.sorted { $0.key < $1.key }
    }
}

extension JSONObject: Sequence {
    package func makeIterator() -> IndexingIterator<[(key: String, value: JSONValue)]> {
        members.makeIterator()
    }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
    package init(dictionaryLiteral members: (String, JSONValue)...) { self.init(members) }
}

/// Documents are equal if they have the same members in the same order.
extension JSONObject: Hashable {
    package static func == (left: JSONObject, right: JSONObject) -> Bool {
        left.members.elementsEqual(right.members) { $0.key == $1.key && $0.value == $1.value }
    }

    package func hash(into hasher: inout Hasher) {
        for member in members {
            hasher.combine(member.key)
            hasher.combine(member.value)
        }
    }
}
