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
            KnownMessage(detail: MessageNumber.fileID, \.fileIDs, FileID.init),
            KnownMessage(detail: MessageNumber.sport, \.sports, SportMessage.init),
            KnownMessage(whole: MessageNumber.session, \.sessions, SessionMessage.init),
            KnownMessage(whole: MessageNumber.lap, \.laps, LapMessage.init),
            KnownMessage(whole: MessageNumber.event, \.events, EventMessage.init),
            KnownMessage(whole: MessageNumber.deviceInfo, \.deviceInfos, DeviceInfo.init),
            KnownMessage(detail: MessageNumber.activity, \.activities, ActivityMessage.init),
            KnownMessage(detail: MessageNumber.fileCreator, \.fileCreators, FileCreator.init),
            KnownMessage(whole: MessageNumber.length, \.lengths, LengthMessage.init),
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
        whole number: Int, _ list: any WritableKeyPath<FITFile, [Message]> & Sendable,
        _ make: @escaping @Sendable (RawMessage) -> Message
    ) {
        self.init(number) { raw, reader in reader.addWhole(make(raw), raw, to: list) }
    }

    /// A message whose type has only some of the fields: it is a detail, too.
    private init<Message>(
        detail number: Int, _ list: any WritableKeyPath<FITFile, [Message]> & Sendable,
        _ make: @escaping @Sendable (RawMessage) -> Message
    ) {
        self.init(number) { raw, reader in
            reader.add(make(raw), to: list)
            reader.addDetail(raw)
        }
    }
}
