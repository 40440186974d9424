import CXML2

/// Turns the parser's events into a document: the part that GPX and TCX share.
///
/// It does not rely on nesting: after damage an element may begin anywhere, and a missing end tag
/// is supplied when an element begins that cannot be inside the open one.
struct DocumentReader {
    /// The format, once an element has determined it.
    var format: TrackFormat?
    /// The reason why there is no document.
    private var error: TrackXMLError?
    /// Set when nothing more is needed: further events of the current piece are ignored. (Stopping
    /// libxml2 inside a callback would free the bytes that it is reading.)
    private(set) var isStopped = false
    var problems = ProblemList()
    var points: TrackpointColumns
    var gpx = GPXContainers()
    var tcx = TCXContainers()
    var offsetSeconds: Int?

    let limits: TrackXMLLimits
    /// The parser that sends events; `nil` between parsers.
    var context: xmlParserCtxtPtr?
    /// The number of lines before the first byte that the parser was given.
    var linesBefore = 0
    /// Whether an earlier parser gave up.
    private(set) var hasResumed = false
    /// Whether the parser was told that the text has ended.
    var isAtEnd = false
    /// The distance in bytes from the end of the text to the last `>` that had not been read when
    /// the text ended; 0 if there was none.
    var lastTagEnd = 0
    /// Violations of XML in tenths: an undeclared prefix is one, any other is ten.
    var violationTenths = 0
    /// The position of the last violation, in bytes of what the parser was given.
    var violationOffset = 0
    /// Whether violations are ignored: not in the first reading.
    private(set) var isTolerant = false
    /// The position of the violation that ended the first reading.
    var firstViolation: (line: Int, column: Int)?

    var names = NameTable()
    /// The number of open elements.
    var depth = 0
    /// The open elements; `path[0]` is the root.
    private var path: [Element]
    /// The depth of the open point; 0 if there is none.
    var pointDepth = 0
    var lastTime = Int64.min
    private var containers = 0
    /// The depth of the element whose text is collected; 0 if there is none.
    var leafDepth = 0
    var leaf = NameTable.Entry(element: .other, column: NameTable.noColumn)
    var leafName: UnsafePointer<UInt8>?
    /// Whether the leaf's attribute states a unit, and the unit if it does. Two properties, since
    /// setting a string for every number costs 1 % of an import.
    var leafStatesUnit = false
    var leafUnit = ""
    var text: LeafText
    private let byteCount: Int

    /// Creates a reader for a text of so many bytes.
    init(limits: TrackXMLLimits, byteCount: Int, text: LeafText = LeafText()) {
        self.limits = limits
        self.byteCount = byteCount
        self.text = text
        points = TrackpointColumns(
            cells: max(4_096, Int(Double(byteCount) * limits.cellsPerByte)))
        path = [Element](repeating: .other, count: max(limits.depth, 1) + 1)
    }

    /// Releases the memory of the text; nothing may be called afterwards.
    func deallocate() { text.deallocate() }

    /// Whether the next text is part of a value.
    var isCollecting: Bool { leafDepth != 0 && leafDepth == depth }

    // MARK: events

    mutating func start(_ name: UnsafePointer<UInt8>, _ attributes: Attributes) {
        guard !isStopped else { return }
        guard depth < limits.depth else { return stop(.depth) }
        guard attributes.declarationCount <= limits.attributes,
            openDeclarations <= limits.attributes
        else { return stop(.attributes) }
        let entry = names.entry(of: name)
        path[depth] = entry.element
        depth += 1
        if pointDepth != 0 {
            guard format != nil, entry.element.format == format else {
                return startLeafOfPoint(entry, name, attributes)
            }
            endPoint()
        }
        switch format {
        case .gpx: startInGPX(entry.element, attributes)
        case .tcx: startInTCX(entry.element, attributes)
        case nil: startRoot(entry.element, name, attributes)
        }
    }

    mutating func end() {
        guard !isStopped, depth > 0 else { return }
        if leafDepth == depth {
            leafDepth = 0
            if pointDepth != 0 { commitToPoint() } else { commitOutsidePoint() }
        }
        if pointDepth != 0 {
            if pointDepth == depth { endPoint() }
        } else {
            switch format {
            case .gpx: gpx.end(path[depth - 1], depth: depth, row: points.count)
            case .tcx: tcx.end(path[depth - 1], row: points.count)
            case nil: break
            }
        }
        depth -= 1
    }

    /// Text, or a piece of it.
    @inline(__always)
    mutating func characters(_ piece: UnsafePointer<UInt8>, count: Int) {
        if isCollecting { text.append(piece, count: count) }
    }

    /// Text up to the end tag of its element, which may be all of it. It stays in place until the
    /// element ends.
    @inline(__always)
    mutating func lastCharacters(_ piece: UnsafePointer<UInt8>, count: Int) {
        guard isCollecting else { return }
        if text.isEmpty {
            text.borrow(piece, count: count)
        } else {
            text.append(piece, count: count)
        }
    }

    /// A document type declaration begins. Only a declaration that is just a name is skipped: any
    /// other could declare entities, or name a file that does.
    mutating func documentType(namesFile: Bool) {
        let next = context?.pointee.input?.pointee.cur?.pointee
        if namesFile || next != UInt8(ascii: ">") { fail(.documentType) }
    }

    /// A limit is reached: nothing more is read.
    mutating func stop(_ limit: TrackXMLLimit) {
        report(.limitExceeded(limit))
        stop()
    }

    private mutating func fail(_ kind: TrackXMLError.Kind) {
        error = TrackXMLError(kind, line: place.line, column: place.column)
        stop()
    }

    mutating func stop() { isStopped = true }

    /// The number of problems at which reading ends.
    var awaitedProblems = Int.max

    /// The parser gave up and another one begins at a later resync point: only tracks, segments,
    /// activities and laps remain open.
    mutating func resume() {
        if pointDepth != 0 { endPoint() }
        hasResumed = true
        violationOffset = 0
        leafDepth = 0
        depth = 0
        names = NameTable()
    }

    /// Discards what was read: the text is read again, and its violations are ignored.
    mutating func beginAgain() {
        let (text, firstViolation) = (text, firstViolation)
        self = DocumentReader(limits: limits, byteCount: byteCount, text: text)
        self.firstViolation = firstViolation
        isTolerant = true
    }

    /// The document, when the text has ended.
    mutating func document() throws(TrackXMLError) -> TrackDocument {
        if let error { throw error }
        if pointDepth != 0 { endPoint() }
        gpx.finish(row: points.count)
        tcx.finish(row: points.count)
        if !points.finish() { report(.limitExceeded(.cells)) }
        if let firstViolation, !problems.explainDamage {
            // Repaired before the second reading.
            problems.add(.malformed, of: .other, at: firstViolation)
        }
        switch format {
        case .gpx: return .gpx(gpxDocument)
        case .tcx: return .tcx(tcxDocument)
        case nil: throw problems.reasonForNothing
        }
    }

    /// Counts a track, lap or similar; `false` beyond the limit, where reading ends.
    mutating func takeContainer() -> Bool {
        containers += 1
        guard containers > limits.containers else { return true }
        stop(.containers)
        return false
    }

    /// Counts a problem and records its first position.
    mutating func report(_ kind: TrackXMLProblem.Kind, of element: Element = .other) {
        if problems.count(kind, of: element) { return }
        problems.add(kind, of: element, at: place)
        if problems.problems.count >= awaitedProblems { stop() }
    }

    /// The number of namespace declarations in force.
    private var openDeclarations: Int { Int(context?.pointee.nsNr ?? 0) / 2 }

    var place: (line: Int, column: Int) {
        guard let input = context?.pointee.input else { return (linesBefore + 1, 1) }
        return (linesBefore + max(Int(input.pointee.line), 1), max(Int(input.pointee.col), 1))
    }

    /// The element that encloses the innermost open one.
    var parent: Element { depth > 1 ? path[depth - 2] : .other }

    /// The element that encloses the parent.
    var grandparent: Element { depth > 2 ? path[depth - 3] : .other }

    private mutating func commitOutsidePoint() {
        guard !text.isEmpty else { return }
        switch format {
        case .gpx: commitToGPX(leaf.element)
        case .tcx: commitToTCX(leaf.element)
        case nil: break
        }
    }

    private mutating func startRoot(
        _ element: Element, _ name: UnsafePointer<UInt8>, _ attributes: Attributes
    ) {
        guard let format = element.format else {
            guard depth == 1, !hasResumed else { return }
            return fail(.otherRoot(Self.plain(String(cString: name))))
        }
        self.format = format
        switch format {
        case .gpx: startInGPX(element, attributes)
        case .tcx: startInTCX(element, attributes)
        }
    }

    /// The name of a foreign element, made safe for a message.
    private static func plain(_ name: String) -> String {
        let isPlain = name.utf8.count <= 32 && name.allSatisfy { $0.isASCII && $0.isLetter }
        return isPlain ? name : "another element"
    }
}
