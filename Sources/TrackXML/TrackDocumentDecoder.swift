public import Bytes

/// A document of either format.
public enum TrackDocument: Hashable, Sendable {
    /// A GPX document.
    case gpx(GPXDocument)
    /// A TCX document.
    case tcx(TCXDocument)
}

/// Reads GPX and TCX texts, decided by their root element.
///
/// ```swift
/// switch try TrackDocumentDecoder().decode(bytes) {
/// case .gpx(let document): print(document.points.count)
/// case .tcx(let document): print(document.activities.count)
/// }
/// ```
///
/// Damage costs what is damaged: the rest is read, and ``GPXDocument/problems`` or
/// ``TCXDocument/problems`` say what is odd. No text makes the decoder open another file or use more
/// time and memory than its length and the ``TrackXMLLimits`` allow.
public struct TrackDocumentDecoder: Sendable {
    /// How much is read at most.
    public var limits: TrackXMLLimits

    /// A decoder with limits.
    public init(limits: TrackXMLLimits = TrackXMLLimits()) { self.limits = limits }

    /// Whether the bytes begin like XML, or name an element of GPX or TCX early on.
    public static func recognises(_ bytes: ByteSlice) -> Bool { TextForm(bytes) != nil }

    /// The document that a text holds, in UTF-8, UTF-16 or what its XML declaration names.
    ///
    /// - Throws: ``TrackXMLError`` when there is no document at all.
    public func decode(_ bytes: ByteSlice) throws(TrackXMLError) -> TrackDocument {
        guard bytes.count <= limits.bytes else { throw TrackXMLError(.limitExceeded(.bytes)) }
        guard let form = TextForm(bytes) else { throw TrackXMLError(.noElement) }
        let start = form.start
        guard form.encoding != .utf8 else {
            let lines = Landmarks.lines(in: bytes, before: start)
            return try decode(bytes.dropFirst(start), form, linesBefore: lines)
        }
        let (text, isFaithful) = Transcoding.utf8(bytes.dropFirst(start), from: form.encoding)
        var settled = form
        settled.isMisdeclared = form.isMisdeclared || !isFaithful
        return try withBytes(of: text) { text throws(TrackXMLError) in
            try decode(text, settled, linesBefore: 0)
        }
    }

    /// Decodes UTF-8 that begins with an element, a declaration or a comment.
    private func decode(
        _ text: ByteSlice, _ form: TextForm, linesBefore: Int
    ) throws(TrackXMLError) -> TrackDocument {
        let reader = UnsafeMutablePointer<DocumentReader>.allocate(capacity: 1)
        reader.initialize(to: DocumentReader(limits: limits, byteCount: text.count))
        defer {
            reader.pointee.deallocate()
            reader.deinitialize(count: 1)
            reader.deallocate()
        }
        if form.hasLeadingBlanks { reader.pointee.problems.add(.leadingBlanks, at: (1, 1)) }
        if form.hasLeadingText { reader.pointee.problems.add(.malformed, at: (1, 1)) }
        if form.isMisdeclared { reader.pointee.problems.add(.encoding, at: (1, 1)) }
        reader.pointee.linesBefore = linesBefore
        parse(text, linesBefore: linesBefore, into: reader)
        return try reader.pointee.document()
    }

    /// Parses the text, beginning anew behind each place where the parser gives up.
    private func parse(
        _ text: ByteSlice, linesBefore: Int, into reader: UnsafeMutablePointer<DocumentReader>
    ) {
        var start = 0
        for restart in 0...max(limits.restarts, 0) {
            reader.pointee.linesBefore = linesBefore + Landmarks.lines(in: text, before: start)
            guard let parser = PushParser(reader: reader) else {
                return reader.pointee.stop(.memory)
            }
            defer { parser.free() }
            let roots = restart > 0 ? parser.parseRoots() : 0
            parser.parse(text.dropFirst(start))
            if !parser.hasGivenUp { parser.finish() }
            guard parser.hasGivenUp, !reader.pointee.isStopped else { return }

            let end = start + reader.pointee.violationOffset - roots
            guard let next = Landmarks.next(in: text, from: max(end, start + 1)) else { return }
            start = next
            reader.pointee.resume()
        }
        reader.pointee.stop(.restarts)
    }
}
