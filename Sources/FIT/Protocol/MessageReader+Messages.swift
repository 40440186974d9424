import Bytes

extension MessageReader {
    /// Stores the message whose fields begin at `offset`, or passes it to the visitor.
    mutating func keep(_ local: Int, isCompressed: Bool, at offset: Int) {
        guard memoryLeft > 0 || visitor != nil else { return reportLimit(at: offset) }
        guard let type = locals[local],
            let data = bytes.slice(from: offset, count: type.definition.size)
        else { return }
        let headerTime = isCompressed ? time.map { FITTimestamp(raw: $0) } : nil
        fieldsRead.removeAll()
        let message = RawMessage(
            type: type, bytes: data, headerTimestamp: headerTime, offset: offset - 1,
            fieldsRead: fieldsRead)
        if let visitor {
            visitor.visit(message, developer)
            // These two messages describe the fields of applications.
            guard
                [MessageNumber.developerDataID, MessageNumber.fieldDescription]
                    .contains(type.definition.global)
            else { return }
        }
        type.known.keep(message, &self)
        if type.details.isFull { outlines[local].role = .counted }
    }

    /// A message to be stored, counted against the memory limit.
    mutating func counted<Message>(_ message: Message) -> Message {
        memoryLeft -= MemoryLayout<Message>.stride
        return message
    }

    /// A message with the fields for which its type has no property, counted.
    mutating func whole<Message: KeepsOtherFields>(
        _ message: Message, _ raw: RawMessage
    ) -> Message {
        var message = counted(message)
        // `message_index` is omitted, since it follows from the order.
        let isOther = { (number: Int) in number < 253 && !raw.fieldsRead.contains(number) }
        message.otherFields = raw.fields(developer, where: isOther)
        memoryLeft -= message.otherFields.reduce(0) { $0 + $1.memory }
        return message
    }

    /// Remembers a message of which all fields will be stored, unless there are too many of its
    /// kind. The fields are read at the end, because most messages are of kinds with too many.
    mutating func addDetail(_ raw: RawMessage) {
        let kind = raw.type.details
        guard !kind.isFull else { return }
        kind.count += 1
        detailMemoryLeft -= MemoryLayout<RawMessage>.stride
        guard kind.count <= kind.limit, detailMemoryLeft > 0 else {
            kind.isFull = true
            file.unreadKinds.insert(raw.definition.global)
            return
        }
        // The descriptions of applications are those of now.
        if !raw.definition.developerFields.isEmpty { _ = raw.type.applicationFields(developer) }
        details.append(raw)
    }

    /// Reads the fields of the remembered messages.
    mutating func storeDetails() {
        for raw in details where !file.unreadKinds.contains(raw.definition.global) {
            let message = FITMessage(raw, developer)
            detailMemoryLeft -= message.fields.reduce(256) { $0 + $1.memory }
            if detailMemoryLeft > 0 {
                file.details.append(message)
            } else {
                file.unreadKinds.insert(message.number)
            }
        }
        details = []
        if detailMemoryLeft <= 0 {
            file.details.removeAll { file.unreadKinds.contains($0.number) }
        }
    }

    mutating func keepIntervals(_ raw: RawMessage) {
        // The places that the last message of a burst does not need are invalid.
        let known = file.heartbeatIntervals.count
        raw.forEachInteger(0) { file.heartbeatIntervals.append($0) }
        memoryLeft -= 8 * (file.heartbeatIntervals.count - known)
    }

    /// Stores the texts of the record whose fields begin at `offset`.
    mutating func keepTexts(_ steps: [RecordPlan.TextStep], at offset: Int) {
        for step in steps {
            guard let data = bytes.slice(from: offset + step.offset, count: step.size) else {
                continue
            }
            let text = String(decoding: data.buffer.prefix { $0 != 0 }, as: UTF8.self)
            let cost = storage.keep(text, of: step.source, isFull: memoryLeft <= 0)
            guard let cost else { return reportLimit(at: offset) }
            memoryLeft -= cost
        }
    }

    mutating func keepHeartRate(_ message: RawMessage) {
        let beats = HeartRateMessage(message, clock: &heartRateClock)
        // Merging repeats a beat up to twenty times.
        memoryLeft -= 360 * beats.eventTimestamps.count + 16 * beats.filteredBPM.count
        file.heartRates.append(counted(beats))
    }

    mutating func keepFieldDescription(_ message: RawMessage) {
        // Definitions are compiled again, which costs time rather than memory.
        memoryLeft -= 4_096
        guard let field = developer.addField(message) else { return }
        if describedFields.count < DeveloperData.fieldLimit,
            describedFields.insert(field).inserted
        {
            file.developerFields.append(field)
        }
        for index in locals.indices {
            guard let type = locals[index], !type.definition.developerFields.isEmpty else {
                continue
            }
            locals[index] = type.undescribed
        }
    }
}

/// Receives every message of a file, in file order.
final class MessageVisitor {
    private let wanted: Set<Int>?
    private let body: (FITMessage) throws -> Void
    /// The error that ``body`` threw; it ends the reading.
    private(set) var error: (any Error)?

    /// Creates a visitor of the messages with some global numbers; `nil` means all.
    init(_ wanted: Set<Int>?, _ body: @escaping (FITMessage) throws -> Void) {
        self.wanted = wanted
        self.body = body
    }

    var isDone: Bool { error != nil }

    func visit(_ message: RawMessage, _ developer: DeveloperData) {
        guard !isDone, wanted?.contains(message.definition.global) ?? true else { return }
        do {
            try body(FITMessage(message, developer))
        } catch {
            self.error = error
        }
    }
}
