import Bytes

extension MessageReader {
    /// Keeps what the message whose fields begin at `offset` says, or hands it to the visitor.
    mutating func keep(_ local: Int, isCompressed: Bool, at offset: Int) {
        guard memoryLeft > 0 || visitor != nil else { return reportLimit(at: offset) }
        guard let definition = locals[local]?.definition,
            let data = bytes.slice(from: offset, count: definition.size)
        else { return }
        let headerTime = isCompressed ? time.map { FITTimestamp(raw: $0) } : nil
        let message = RawMessage(definition: definition, bytes: data, headerTimestamp: headerTime)
        if let visitor {
            visitor.visit(message, at: offset - 1, developer)
            // Fields of applications are known by what these two say.
            guard
                [MessageNumber.developerDataID, MessageNumber.fieldDescription]
                    .contains(definition.global)
            else { return }
        }
        locals[local]?.known?.keep(message, &self)
    }

    mutating func add<Message>(
        _ message: Message, to list: WritableKeyPath<FITFile, [Message]>
    ) {
        memoryLeft -= MemoryLayout<Message>.stride
        file[keyPath: list].append(message)
    }

    mutating func keepHeartRate(_ message: RawMessage) {
        let beats = HeartRateMessage(message, clock: &heartRateClock)
        // Merging repeats a beat up to twenty times.
        memoryLeft -= 360 * beats.eventTimestamps.count + 16 * beats.filteredBPM.count
        add(beats, to: \.heartRates)
    }

    mutating func keepFieldDescription(_ message: RawMessage) {
        // Definitions are compiled anew, which costs time rather than memory.
        memoryLeft -= 4_096
        guard let field = developer.addField(message) else { return }
        if describedFields.count < DeveloperData.fieldLimit,
            describedFields.insert(field).inserted
        {
            file.developerFields.append(field)
        }
        for index in locals.indices
        where locals[index]?.definition.developerFields.isEmpty == false {
            locals[index]?.plan = nil
        }
    }
}

/// Receives every message of a file, in its order.
final class MessageVisitor {
    private let wanted: Set<Int>?
    private let body: (FITMessage) throws -> Void
    /// What ``body`` threw: reading ends there.
    private(set) var error: (any Error)?

    /// A visitor of the messages of some global numbers; `nil` stands for all.
    init(_ wanted: Set<Int>?, _ body: @escaping (FITMessage) throws -> Void) {
        self.wanted = wanted
        self.body = body
    }

    var isDone: Bool { error != nil }

    func visit(_ message: RawMessage, at offset: Int, _ developer: DeveloperData) {
        let number = message.definition.global
        guard !isDone, wanted?.contains(number) ?? true else { return }
        do {
            try body(
                FITMessage(
                    number: number, name: ProfileData.message(number).name, offset: offset,
                    timestamp: message.timestamp, fields: message.fields(developer)))
        } catch {
            self.error = error
        }
    }
}
