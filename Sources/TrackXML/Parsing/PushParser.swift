import Bytes
import CXML2

/// libxml2's push parser with its SAX2 interface, configured so that a text can do no harm: no
/// network, no tree, no entities, no document type, no output, and violations of XML ignored.
struct PushParser {
    /// The number of bytes that the parser gets at once. Longer start tags are rejected, because
    /// libxml2 compares the attributes of an element pairwise.
    static let pieceSize = 1 << 15

    private let context: xmlParserCtxtPtr
    private let reader: UnsafeMutablePointer<DocumentReader>

    /// Creates a parser that sends its events to `reader`; `nil` if there is no memory.
    init?(reader: UnsafeMutablePointer<DocumentReader>) {
        Self.initialised
        var handler = Self.handler()
        guard let context = xmlCreatePushParserCtxt(&handler, reader, nil, 0, nil) else {
            return nil
        }
        // The text is UTF-8, whatever its first bytes and its declaration say.
        xmlSwitchEncoding(context, XML_CHAR_ENCODING_UTF8)
        let options =
            XML_PARSE_RECOVER.rawValue | XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue
        xmlCtxtUseOptions(context, Int32(options))
        self.context = context
        self.reader = reader
        reader.pointee.context = context
    }

    /// Releases the memory; nothing may be called afterwards.
    func free() {
        reader.pointee.context = nil
        xmlFreeParserCtxt(context)
    }

    /// Whether the parser accepts no more text, because libxml2 gave up.
    var hasGivenUp: Bool { context.pointee.disableSAX != 0 }

    /// Parses a part of a text, of any length, in pieces; stops early at a long tag.
    func parse(_ part: ByteSlice) {
        var rest = part
        while !rest.isEmpty, !hasGivenUp, !isInsideLongTag, !reader.pointee.isStopped {
            let piece = rest.prefix(Self.pieceSize)
            xmlParseChunk(
                context, piece.base.assumingMemoryBound(to: CChar.self), Int32(piece.count), 0)
            rest = rest.dropFirst(piece.count)
            if Int(xmlDictSize(context.pointee.dict)) > reader.pointee.limits.names {
                reader.pointee.stop(.names)
            }
        }
    }

    /// Opens elements that the text after a damaged place may close: its end tags would otherwise
    /// end the document.
    ///
    /// - Returns: the number of bytes that this took.
    func parseRoots() -> Int {
        let roots: StaticString = "<r><r><r><r><r><r><r><r>"
        parse(ByteSlice(base: roots.utf8Start, count: roots.utf8CodeUnitCount))
        return roots.utf8CodeUnitCount
    }

    /// Tells the parser that the text has ended.
    func finish() {
        reader.pointee.noteEnd()
        xmlParseChunk(context, nil, 0, 1)
        reader.pointee.isAtEnd = false
    }

    /// Whether a start tag longer than a piece has begun and not ended.
    var isInsideLongTag: Bool {
        guard let (current, end) = unread, end - current > Self.pieceSize else { return false }
        return current[0] == UInt8(ascii: "<") && current[1] != UInt8(ascii: "!")
            && current[1] != UInt8(ascii: "?")
    }

    /// The start of the tag, comment or similar whose end the parser is waiting for, in bytes of
    /// what it was given; `nil` if there is none.
    var pendingOffset: Int? {
        guard let (current, end) = unread, current < end, current[0] == UInt8(ascii: "<") else {
            return nil
        }
        return reader.pointee.offset
    }

    /// Whether a CDATA section has begun and not ended.
    var isInsideSection: Bool { context.pointee.instate == XML_PARSER_CDATA_SECTION }

    /// The bytes that the parser was given and has not read.
    private var unread: (current: UnsafePointer<UInt8>, end: UnsafePointer<UInt8>)? {
        guard let input = context.pointee.input, let current = input.pointee.cur,
            let end = input.pointee.end
        else { return nil }
        return (current, end)
    }

    private static let initialised: Void = xmlInitParser()

    /// The callbacks. The empty slots keep entities and declarations out.
    private static func handler() -> xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { data, name, _, _, nameSpaces, _, count, _, attributes in
            guard let name else { return }
            documentReader(data)?.pointee.start(
                name, Attributes(attributes, count: count, nameSpaces: nameSpaces))
        }
        handler.endElementNs = { data, _, _, _ in documentReader(data)?.pointee.end() }
        let characters: charactersSAXFunc = { data, text, count in
            guard let text else { return }
            documentReader(data)?.pointee.characters(text, count: Int(count))
        }
        handler.characters = characters
        // With the same function in both slots, libxml2 does not check whether text is all white
        // space.
        handler.ignorableWhitespace = characters
        handler.cdataBlock = characters
        handler.internalSubset = { data, _, publicID, systemID in
            documentReader(data)?.pointee.documentType(
                namesFile: publicID != nil || systemID != nil)
        }
        handler.serror = { data, error in
            guard let error else { return }
            documentReader(data)?.pointee.violation(
                code: Int(error.pointee.code), isWarning: error.pointee.level == XML_ERR_WARNING)
        }
        return handler
    }
}

/// The reader for a callback's user data.
@inline(__always)
private func documentReader(_ data: UnsafeMutableRawPointer?) -> UnsafeMutablePointer<
    DocumentReader
>? {
    data?.assumingMemoryBound(to: DocumentReader.self)
}
