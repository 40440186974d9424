import Bytes

extension MessageReader {
    /// What becomes of data messages of a global number.
    static func role(of global: Int) -> Role {
        switch global {
        case MessageNumber.record: .record
        case MessageNumber.fileID, MessageNumber.sport, MessageNumber.session, MessageNumber.lap,
            MessageNumber.event, MessageNumber.deviceInfo, MessageNumber.activity,
            MessageNumber.fileCreator, MessageNumber.length, MessageNumber.heartRate,
            MessageNumber.fieldDescription, MessageNumber.developerDataID:
            .known
        default: .counted
        }
    }

    /// Keeps what the message whose fields begin at `offset` says.
    mutating func keep(_ local: Int, isCompressed: Bool, at offset: Int) {
        guard memoryLeft > 0 else { return reportLimit(at: offset) }
        guard let definition = locals[local]?.definition,
            let data = bytes.slice(from: offset, count: definition.size)
        else { return }
        let headerTime = isCompressed ? time.map { FITTimestamp(raw: $0) } : nil
        let message = FITMessage(definition: definition, bytes: data, headerTimestamp: headerTime)
        switch definition.global {
        case MessageNumber.fileID: add(FileID(message), to: \.fileIDs)
        case MessageNumber.sport: add(SportMessage(message), to: \.sports)
        case MessageNumber.session: add(SessionMessage(message), to: \.sessions)
        case MessageNumber.lap: add(LapMessage(message), to: \.laps)
        case MessageNumber.event: add(EventMessage(message), to: \.events)
        case MessageNumber.deviceInfo: add(DeviceInfo(message), to: \.deviceInfos)
        case MessageNumber.activity: add(ActivityMessage(message), to: \.activities)
        case MessageNumber.fileCreator: add(FileCreator(message), to: \.fileCreators)
        case MessageNumber.length: add(LengthMessage(message), to: \.lengths)
        case MessageNumber.heartRate:
            let beats = HeartRateMessage(message, clock: &heartRateClock)
            // Merging repeats a beat up to twenty times.
            memoryLeft -= 360 * beats.eventTimestamps.count + 16 * beats.filteredBPM.count
            add(beats, to: \.heartRates)
        case MessageNumber.developerDataID: developer.addApplication(message)
        case MessageNumber.fieldDescription:
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
        default: break
        }
    }

    private mutating func add<Message>(
        _ message: Message, to list: WritableKeyPath<FITFile, [Message]>
    ) {
        memoryLeft -= MemoryLayout<Message>.stride
        file[keyPath: list].append(message)
    }
}
