import Bytes

/// Splits a table into rows and fields according to RFC 4180, with tolerance for damaged and
/// re-saved tables.
///
/// Fields are byte ranges; a `String` is created only on request. Lines end with LF, CRLF or CR,
/// also inside quotes, where they are kept. Empty lines are not rows. The bytes must outlive the
/// reader.
struct CSVReader {
    /// The maximum number of fields in a row; no export comes near. Otherwise a file of separators
    /// would take many times its own size.
    static let maximumFieldCount = 4_096

    /// A field as a range of the table's bytes, without its enclosing quotes.
    struct Field {
        var start: Int
        var count: Int
        /// Whether doubled quotes inside represent single ones.
        var hasDoubledQuotes: Bool
    }

    /// The number of the row that ``next()`` found last: 0 is the header, data rows count from 1.
    private(set) var rowNumber = -1
    /// The first thousand problems.
    private(set) var problems: [CSVProblem] = []
    /// The field separator: a comma, or what a spreadsheet replaced it with (semicolon, tab).
    let delimiter: UInt8

    private let bytes: ByteSlice
    private let isRowStart: ((ByteSlice) -> Bool)?
    private var position: Int
    private var fields: ContiguousArray<Field> = []
    /// The number of bytes that may be read twice to find the next row after damage: without a
    /// limit, a table full of open quotes would take quadratic time.
    private var retryBudget: Int
    private var damage: CSVProblem?
    /// The start of the content of the first damaged quoted field.
    private var damagedField: Int?

    /// Creates a reader at the start of a table. `isRowStart` recognises the start of a row: with
    /// it, an unclosed field affects only its own row instead of the rest of the table.
    init(_ bytes: ByteSlice, isRowStart: ((ByteSlice) -> Bool)? = nil) {
        self.bytes = bytes
        self.isRowStart = isRowStart
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        let text = bytes.dropFirst(start)
        if let hint = Self.separatorHint(in: text) {
            delimiter = hint.delimiter
            position = start + hint.length
        } else {
            delimiter = Self.delimiter(of: text)
            position = start
        }
        retryBudget = bytes.count > Int.max / 8 ? bytes.count : bytes.count * 8
    }

    /// The number of fields in the current row.
    var fieldCount: Int { fields.count }

    /// Advances to the next row; `false` at the end of the table.
    mutating func next() -> Bool {
        skipEmptyLines()
        guard position < bytes.count else { return false }
        rowNumber += 1
        let start = position
        damage = nil
        damagedField = nil
        scanRow(end: bytes.count)
        if let damage {
            if let quoted = damagedField { resynchronise(from: start, fieldAt: quoted) }
            report(self.damage ?? damage)
        }
        return true
    }

    /// The bytes of a field, with quotes still doubled; empty beyond the end of the row.
    func bytes(at index: Int) -> ByteSlice {
        guard fields.indices.contains(index) else { return bytes.prefix(0) }
        return bytes.dropFirst(fields[index].start).prefix(fields[index].count)
    }

    /// The text of a field; empty beyond the end of the row.
    mutating func text(at index: Int) -> String {
        guard fields.indices.contains(index), fields[index].count > 0 else { return "" }
        let content = bytes(at: index)
        if !fields[index].hasDoubledQuotes, let text = LossyText.utf8(content) { return text }
        var isUTF8 = true
        let text = LossyText.unquoted(content, isUTF8: &isUTF8)
        if !isUTF8 {
            report(
                CSVProblem(
                    .notUTF8, row: rowNumber, column: index + 1, byte: fields[index].start))
        }
        return text
    }

    /// The texts of all fields of the current row.
    mutating func texts() -> [String] {
        var texts: [String] = []
        texts.reserveCapacity(fields.count)
        for index in fields.indices { texts.append(text(at: index)) }
        return texts
    }

    private mutating func report(_ problem: CSVProblem) {
        if problems.count < 1_000 { problems.append(problem) }
    }

    private mutating func skipEmptyLines() {
        while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D {
            position += 1
        }
    }

    /// Reads a row again if lines inside its damaged field look like rows.
    private mutating func resynchronise(from start: Int, fieldAt offset: Int) {
        guard let isRowStart, retryBudget >= position - start else { return }
        retryBudget -= position - start
        let end = position
        var cursor = offset
        while cursor < end {
            let byte = bytes[cursor]
            cursor += 1
            guard byte == 0x0A || byte == 0x0D, cursor < end,
                isRowStart(bytes.dropFirst(cursor))
            else { continue }
            position = start
            scanRow(end: cursor - 1)
            position = cursor
            return
        }
    }

    /// Splits the row at ``position`` and advances past its line break; `end` counts as the end of
    /// the text.
    private mutating func scanRow(end: Int) {
        fields.removeAll(keepingCapacity: true)
        let base = bytes.base.assumingMemoryBound(to: UInt8.self)
        let delimiter = delimiter
        var cursor = position
        while true {
            if cursor < end, base[cursor] == 0x22 {
                cursor = scanQuoted(from: cursor + 1, end: end)
            } else {
                let start = cursor
                while cursor < end {
                    let byte = base[cursor]
                    if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
                    if byte == 0x22, damage == nil { note(.strayQuote, at: cursor) }
                    cursor += 1
                }
                append(Field(start: start, count: cursor - start, hasDoubledQuotes: false))
            }
            guard cursor < end else { break }
            let byte = base[cursor]
            cursor += 1
            if byte == delimiter { continue }
            if byte == 0x0D, cursor < end, base[cursor] == 0x0A { cursor += 1 }
            break
        }
        position = cursor
    }

    /// Adds the quoted field whose content begins at `start` and returns the offset of its end.
    ///
    /// Only a quote before a delimiter, a line break or the end of the text closes a field, so that
    /// a text with quotes that were not doubled stays in one field.
    private mutating func scanQuoted(from start: Int, end: Int) -> Int {
        let base = bytes.base.assumingMemoryBound(to: UInt8.self)
        var cursor = start
        var doubled = false
        while cursor < end {
            guard base[cursor] == 0x22 else {
                cursor += 1
                continue
            }
            let following = cursor + 1 < end ? base[cursor + 1] : 0x0A
            if following == 0x22 {
                doubled = true
                cursor += 2
            } else if following == delimiter || following == 0x0A || following == 0x0D {
                append(Field(start: start, count: cursor - start, hasDoubledQuotes: doubled))
                return cursor + 1
            } else {
                note(.strayQuote, at: cursor)
                damagedField = damagedField ?? start
                cursor += 1
            }
        }
        note(.unterminatedQuote, at: start - 1)
        damagedField = damagedField ?? start
        var last = end
        while last > start, base[last - 1] == 0x0A || base[last - 1] == 0x0D { last -= 1 }
        append(Field(start: start, count: last - start, hasDoubledQuotes: doubled))
        return end
    }

    private mutating func append(_ field: Field) {
        if fields.count < Self.maximumFieldCount { fields.append(field) }
    }

    /// Records the first damage of a row; an unclosed field outweighs a stray quote.
    private mutating func note(_ kind: CSVProblem.Kind, at byte: Int) {
        guard damage == nil || kind == .unterminatedQuote, damage?.kind != .unterminatedQuote
        else { return }
        damage = CSVProblem(kind, row: rowNumber, column: fields.count + 1, byte: byte)
    }

    /// The line `sep=;` that some programs write before the header.
    private static func separatorHint(in bytes: ByteSlice) -> (delimiter: UInt8, length: Int)? {
        let line = bytes.prefix(12).array.prefix { $0 != 0x0A && $0 != 0x0D }
        let text = line.filter { $0 != 0x22 }
        guard text.count == 5,
            String(decoding: text.prefix(4), as: UTF8.self).lowercased() == "sep="
        else { return nil }
        return (text[4], line.count)
    }

    /// The delimiter of the first line that has one: the most frequent candidate outside quotes.
    private static func delimiter(of bytes: ByteSlice) -> UInt8 {
        var isQuoted = false
        var counts: [UInt8: Int] = [:]
        for byte in bytes.buffer {
            switch byte {
            case 0x22: isQuoted.toggle()
            case 0x2C where !isQuoted, 0x3B where !isQuoted, 0x09 where !isQuoted:
                counts[byte, default: 0] += 1
            case 0x0A where !isQuoted && !counts.isEmpty, 0x0D where !isQuoted && !counts.isEmpty:
                return best(counts)
            default: break
            }
        }
        return best(counts)
    }

    private static func best(_ counts: [UInt8: Int]) -> UInt8 {
        counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key ?? 0x2C
    }
}
