public import ActivityModel
public import Bytes

/// Reads one activity file of any format: decided by its content, never by its name.
public struct ActivityFileDecoder {
    /// A decoder.
    public init() {}

    /// What the bytes of one activity file (no longer gzipped) say.
    public func decode(_ bytes: ByteSlice) -> ActivityFile {
        if FITMapping.recognises(bytes) { return FITMapping.activityFile(from: bytes) }
        if XMLMapping.recognises(bytes) { return XMLMapping.activityFile(from: bytes) }
        return ActivityFile(format: .unknown, outcome: .unsupported)
    }
}
