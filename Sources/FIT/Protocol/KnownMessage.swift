import Bytes

/// A message for which this library has a type: the one table of them.
///
/// To add a message, write its type with an `init(_: RawMessage)`, give ``FITFile`` a list of it
/// and ``MessageNumber`` its number, and add a line to ``all``.
struct KnownMessage: Sendable {
    let number: Int
    /// Stores the content of a message.
    let keep: @Sendable (RawMessage, inout MessageReader) -> Void

    private static let all: [KnownMessage] =
        [
            KnownMessage(detail: MessageNumber.fileID, FileID.init) { $0.fileIDs.append($1) },
            KnownMessage(detail: MessageNumber.sport, SportMessage.init) { $0.sports.append($1) },
            KnownMessage(whole: MessageNumber.session, SessionMessage.init) {
                $0.sessions.append($1)
            },
            KnownMessage(whole: MessageNumber.lap, LapMessage.init) { $0.laps.append($1) },
            KnownMessage(whole: MessageNumber.event, EventMessage.init) { $0.events.append($1) },
            KnownMessage(whole: MessageNumber.deviceInfo, DeviceInfo.init) {
                $0.deviceInfos.append($1)
            },
            KnownMessage(detail: MessageNumber.activity, ActivityMessage.init) {
                $0.activities.append($1)
            },
            KnownMessage(detail: MessageNumber.fileCreator, FileCreator.init) {
                $0.fileCreators.append($1)
            },
            KnownMessage(whole: MessageNumber.length, LengthMessage.init) { $0.lengths.append($1) },
            KnownMessage(MessageNumber.heartRate) { $1.keepHeartRate($0) },
            KnownMessage(MessageNumber.heartRateVariability) { $1.keepIntervals($0) },
            KnownMessage(MessageNumber.developerDataID) { $1.developer.addApplication($0) },
            KnownMessage(MessageNumber.fieldDescription) { $1.keepFieldDescription($0) },
        ]

    private static let byNumber = Dictionary(uniqueKeysWithValues: all.map { ($0.number, $0) })

    /// The handling of a message: of one without a type, ``FITFile/details``.
    static func of(_ number: Int) -> KnownMessage {
        byNumber[number] ?? KnownMessage(number) { $1.addDetail($0) }
    }

    private init(
        _ number: Int, keep: @escaping @Sendable (RawMessage, inout MessageReader) -> Void
    ) {
        self.number = number
        self.keep = keep
    }

    /// A message whose type also keeps the fields for which it has no property.
    private init<Message: KeepsOtherFields>(
        whole number: Int, _ make: @escaping @Sendable (RawMessage) -> Message,
        append: @escaping @Sendable (inout FITFile, Message) -> Void
    ) {
        self.init(number) { raw, reader in append(&reader.file, reader.whole(make(raw), raw)) }
    }

    /// A message whose type has only some of the fields: it is a detail, too.
    private init<Message>(
        detail number: Int, _ make: @escaping @Sendable (RawMessage) -> Message,
        append: @escaping @Sendable (inout FITFile, Message) -> Void
    ) {
        self.init(number) { raw, reader in
            append(&reader.file, reader.counted(make(raw)))
            reader.addDetail(raw)
        }
    }
}
