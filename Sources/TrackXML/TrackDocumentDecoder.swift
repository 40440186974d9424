package import Bytes

/// A document of either format.
public enum TrackDocument: Hashable, Sendable {
    /// A document in the GPX format.
    case gpx(GPXDocument)
    /// A document in the TCX format.
    case tcx(TCXDocument)
}

/// Reads GPX and TCX texts, decided by their root element.
///
/// ```swift
/// switch try TrackDocumentDecoder().decode(contentsOf: "ride.gpx") {
/// case .gpx(let document): print(document.points.count)
/// case .tcx(let document): print(document.activities.count)
/// }
/// ```
///
/// Damage costs what is damaged: the rest is read, and ``GPXDocument/problems`` or
/// ``TCXDocument/problems`` say what is odd. No text makes the decoder open another file or use more
/// time and memory than its length and the ``TrackXMLLimits`` allow.
public struct TrackDocumentDecoder: Sendable {
    /// The limits on texts.
    public var limits: TrackXMLLimits

    /// Whether texts of the common form are read without libxml2; the result is the same.
    var scansCommonShapes = true

    /// Creates a decoder that applies the given limits.
    public init(limits: TrackXMLLimits = TrackXMLLimits()) { self.limits = limits }

    /// Returns whether the bytes begin like XML, or name an element of GPX or TCX early on.
    public static func recognises(_ bytes: some Collection<UInt8>) -> Bool {
        withBytes(of: bytes) { recognises($0) }
    }

    /// Decodes a text in UTF-8, UTF-16 or the encoding that its XML declaration names.
    ///
    /// - Throws: ``TrackXMLError`` if there is no document at all.
    public func decode(_ bytes: some Collection<UInt8>) throws(TrackXMLError) -> TrackDocument {
        try withBytes(of: bytes) { slice throws(TrackXMLError) in try decode(slice) }
    }

    /// Decodes a text in memory without copying it.
    ///
    /// - Throws: ``TrackXMLError`` if there is no document at all.
    public func decode(_ bytes: RawSpan) throws(TrackXMLError) -> TrackDocument {
        try withBytes(of: bytes) { slice throws(TrackXMLError) in try decode(slice) }
    }

    /// Decodes a file on disk. A gzipped file is not a document: inflate it with the module `Bytes`
    /// first.
    ///
    /// - Throws: ``TrackXMLError``: `unreadable` if the file cannot be read, otherwise the reason
    ///   why it is not a document.
    public func decode(contentsOf path: String) throws(TrackXMLError) -> TrackDocument {
        let bytes: [UInt8]
        do throws(FileError) {
            bytes = try ReadableFile(path: path).read()
        } catch {
            throw TrackXMLError(.unreadable(error))
        }
        return try decode(bytes)
    }

    package static func recognises(_ bytes: ByteSlice) -> Bool { TextForm(bytes) != nil }

    package func decode(_ bytes: ByteSlice) throws(TrackXMLError) -> TrackDocument {
        guard bytes.count <= limits.bytes else { throw TrackXMLError(.limitExceeded(.bytes)) }
        guard let form = TextForm(bytes) else { throw TrackXMLError(.noElement) }
        let text = bytes.dropFirst(form.start)
        let lines = ResyncPoints.lines(in: bytes.prefix(form.start))
        if form.encoding == .utf8 { return try decode(text, form, lines) }

        let (transcoded, isFaithful) = Transcoding.utf8(text, from: form.encoding)
        var settled = form
        settled.isMisdeclared = form.isMisdeclared || !isFaithful
        return try withBytes(of: transcoded) { text throws(TrackXMLError) in
            try decode(text, settled, lines)
        }
    }

    /// Decodes UTF-8 that begins with an element, a declaration or a comment.
    private func decode(
        _ text: ByteSlice, _ form: TextForm, _ lines: Int
    ) throws(TrackXMLError) -> TrackDocument {
        if let plain = DocumentType.removed(from: text) {
            return try withBytes(of: plain) { text throws(TrackXMLError) in
                try decode(text, form, lines)
            }
        }
        if scansCommonShapes, let document = scan(text, form, lines) { return document }
        return try parse(text, form, lines)
    }

    /// Decodes a text of the common form without libxml2; `nil` for any other text.
    private func scan(_ text: ByteSlice, _ form: TextForm, _ lines: Int) -> TrackDocument? {
        withReader(of: text, form) { reader -> TrackDocument? in
            let notes = reader.pointee.problems.problems.count
            guard TextScanner.read(text, into: reader) else { return nil }
            let count = reader.pointee.problems.problems.count
            if count > notes, !locateProblems(of: reader, in: text, form, lines) { return nil }
            let document = try? reader.pointee.document()
            return reader.pointee.problems.problems.count == count ? document : nil
        }
    }

    /// Lets libxml2 determine the line and column of the first occurrence of each problem in a
    /// scanned text. It reads only up to the last of these positions.
    private func locateProblems(
        of scanned: UnsafeMutablePointer<DocumentReader>, in text: ByteSlice, _ form: TextForm,
        _ lines: Int
    ) -> Bool {
        withReader(of: text, form) { reader in
            reader.pointee.awaitedProblems = scanned.pointee.problems.problems.count
            var parse = RecoveringParse(text, linesBefore: lines, limits: limits, into: reader)
            parse.run()
            return scanned.pointee.problems.takePlaces(from: reader.pointee.problems)
        }
    }

    /// Decodes with libxml2. A well-formed text is read once. A text that violates XML is read
    /// again from the beginning, with its characters repaired and all violations ignored.
    private func parse(
        _ text: ByteSlice, _ form: TextForm, _ lines: Int
    ) throws(TrackXMLError) -> TrackDocument {
        try withReader(of: text, form) { reader throws(TrackXMLError) in
            var parse = RecoveringParse(text, linesBefore: lines, limits: limits, into: reader)
            parse.run()
            guard reader.pointee.firstViolation != nil else {
                return try reader.pointee.document()
            }
            let repair = CharacterRepair(text)
            var settled = form
            settled.isMisdeclared = form.isMisdeclared || repair.hasForeignBytes
            reader.pointee.beginAgain()
            note(settled, in: reader)
            withBytes(of: repair.text) { text in
                var parse = RecoveringParse(text, linesBefore: lines, limits: limits, into: reader)
                parse.run()
            }
            return try reader.pointee.document()
        }
    }

    /// Calls `body` with a reader that lives as long as the call and knows the problems of the
    /// text's encoding and start.
    private func withReader<Result, Failure: Error>(
        of text: ByteSlice, _ form: TextForm,
        _ body: (UnsafeMutablePointer<DocumentReader>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let reader = UnsafeMutablePointer<DocumentReader>.allocate(capacity: 1)
        reader.initialize(to: DocumentReader(limits: limits, byteCount: text.count))
        defer {
            reader.pointee.deallocate()
            reader.deinitialize(count: 1)
            reader.deallocate()
        }
        note(form, in: reader)
        return try body(reader)
    }

    private func note(_ form: TextForm, in reader: UnsafeMutablePointer<DocumentReader>) {
        if form.hasLeadingBlanks { reader.pointee.report(.leadingBlanks) }
        if form.hasLeadingText { reader.pointee.report(.malformed) }
        if form.isMisdeclared { reader.pointee.report(.encoding) }
    }
}
