package import JSON

/// What a reply with samples says about them, for each key: `original_size` (how many were
/// recorded), `resolution` (`low`, `medium`, `high`) and `series_type` (what a reduced stream was
/// sampled by: `distance` or `time`).
package struct StreamEnvelope: Sendable, Hashable {
    /// The members of each key, without its samples; an empty object if there are none.
    package var json: JSONValue
    /// The largest number of samples that a key says were recorded, if that key has fewer.
    package var reducedFrom: Int?

    /// Reads either form of a reply: an object by key, or a list of streams with their `type`.
    init(_ reply: JSONValue) {
        var members: [(String, JSONValue)] = []
        switch reply {
        case .object(let streams): members = streams.map { ($0.key, $0.value) }
        case .array(let streams):
            members = streams.compactMap { stream in stream["type"]?.text.map { ($0, stream) } }
        default: break
        }
        var envelopes: [(String, JSONValue)] = []
        for (key, stream) in members {
            guard let samples = stream["data"]?.elements else { continue }
            if let size = stream["original_size"]?.integer, size > samples.count {
                reducedFrom = max(reducedFrom ?? 0, Int(clamping: size))
            }
            let known = ["original_size", "resolution", "series_type"].compactMap { name in
                stream[name].map { (name, $0) }
            }
            if !known.isEmpty { envelopes.append((key, .object(known))) }
        }
        json = .object(envelopes)
    }
}
