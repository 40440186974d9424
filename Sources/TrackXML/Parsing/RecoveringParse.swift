import Bytes

/// Parses a text to its end, however damaged: if libxml2 gives up, another parser begins at the
/// next resync point (a track, a point, a lap).
struct RecoveringParse {
    private let text: ByteSlice
    private let limits: TrackXMLLimits
    private let reader: UnsafeMutablePointer<DocumentReader>
    /// The bytes for the next parser.
    private var part: Range<Int>
    private var lines: (before: Int, count: Int)
    private var roots = 0

    /// Creates a parse of UTF-8 that begins with an element, a declaration or a comment.
    /// `linesBefore` lines precede its first byte.
    init(
        _ text: ByteSlice, linesBefore: Int, limits: TrackXMLLimits,
        into reader: UnsafeMutablePointer<DocumentReader>
    ) {
        self.text = text
        self.limits = limits
        self.reader = reader
        part = 0..<text.count
        lines = (0, linesBefore)
    }

    mutating func run() {
        for restart in 0...max(limits.restarts, 0) {
            if restart > 0 { reader.pointee.resume() }
            countLines()
            guard let parser = PushParser(reader: reader) else {
                return reader.pointee.stop(.memory)
            }
            roots = restart > 0 ? parser.parseRoots() : 0
            let next = parse(with: parser)
            parser.free()
            guard let next, !reader.pointee.isStopped else { return }
            part = next
        }
        reader.pointee.stop(.restarts)
    }

    /// Parses the part and returns what to parse next, or `nil` if everything is done.
    private func parse(with parser: PushParser) -> Range<Int>? {
        parser.parse(text.dropFirst(part.lowerBound).prefix(part.count))
        if reader.pointee.isStopped { return nil }
        if !parser.hasGivenUp, let start = unfinished(parser) {
            if let next = ResyncPoints.next(in: text, from: start + 1), next < part.upperBound {
                // A tag, comment or similar that never ends: a resync point is inside.
                reader.pointee.report(.malformed)
                let isShort = next - start <= PushParser.pieceSize && start > part.lowerBound
                return isShort ? start..<next : next..<text.count
            }
            if parser.isInsideLongTag {
                reader.pointee.stop(.attributes)
                return nil
            }
        }
        if !parser.hasGivenUp { parser.finish() }
        if parser.hasGivenUp {
            let end = part.lowerBound + reader.pointee.violationOffset - roots
            return ResyncPoints.next(in: text, from: max(end, part.lowerBound + 1))
                .map { $0..<text.count }
        }
        return part.upperBound < text.count ? part.upperBound..<text.count : nil
    }

    /// The start of the tag, comment or section whose end the parser is still waiting for.
    private func unfinished(_ parser: PushParser) -> Int? {
        if let pending = parser.pendingOffset { return part.lowerBound + pending - roots }
        // The content of a section is delivered before its end is found.
        guard parser.isInsideSection else { return nil }
        let read = part.lowerBound + reader.pointee.offset - roots
        return text.prefix(read).dropFirst(part.lowerBound).lastOffset(of: "<![CDATA[")
            .map { part.lowerBound + $0 }
    }

    /// Tells the reader how many lines precede the part.
    private mutating func countLines() {
        let skipped = text.dropFirst(lines.before).prefix(part.lowerBound - lines.before)
        lines.count += ResyncPoints.lines(in: skipped)
        lines.before = part.lowerBound
        reader.pointee.linesBefore = lines.count
    }
}
