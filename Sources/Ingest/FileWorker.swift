import ActivityDecoding
import ActivityModel
import Bytes
import ExportArchive
import Storage

/// The result of the work on a file.
struct FileResult: Sendable {
    var task: FileTask
    var ending: Ending

    enum Ending: Sendable {
        /// Decoded, with any outcome.
        case decoded(DecodedFile, ActivityFile)
        /// Written to the cache; nothing to decode.
        case cached
        /// The export does not provide its bytes.
        case unreadable(ExportReadError)
        /// The cache cannot be written: the run must stop.
        case cacheFailed(any Error)
    }
}

/// Processes files. Use one per thread, because it reuses its buffers and state.
final class FileWorker {
    /// Larger files that need no decoding are written to the cache piece by piece.
    private static let wholeLimit: UInt64 = 8 << 20

    private let reader: ExportReader
    private let cache: ExportCache?
    private let buffer = ByteBuffer(capacity: 1 << 20)
    private let decoder = ActivityFileDecoder()
    private let encoder = StreamEncoder()

    private let glimpse: (@Sendable (TrackGlimpse) -> Void)?

    init(
        _ source: ExportSource, cache: ExportCache?,
        glimpse: (@Sendable (TrackGlimpse) -> Void)? = nil
    ) {
        reader = source.makeReader()
        self.cache = cache
        self.glimpse = glimpse
    }

    /// Reads the bytes once, for the cache and for decoding.
    func work(_ task: FileTask) -> FileResult {
        FileResult(task: task, ending: ending(of: task))
    }

    private func ending(of task: FileTask) -> FileResult.Ending {
        let file = task.file
        do {
            if !task.decodes && file.size > Self.wholeLimit {
                if let writer = try cache?.makeWriter(file.path) {
                    try reader.read(file) { try writer.write($0) }
                    try writer.commit()
                }
                return .cached
            }
            try reader.read(file, into: buffer)
            if task.caches { try cache?.store(file.path, buffer.slice) }
        } catch let error as ExportReadError {
            return .unreadable(error)
        } catch {
            return .cacheFailed(error)
        }
        guard task.decodes else { return .cached }
        defer { buffer.shrink(to: 32 << 20) }
        var content = decoder.decode(buffer.slice, name: task.rowPath ?? file.path)
        let decoded = DecodedFile(
            key: FileKey(file), content: content, encoder: encoder,
            decoderVersion: ActivityFileDecoder.version)
        if let glimpse, content.purpose == .activity { glimpse(TrackGlimpse(content)) }
        content.streams = []
        return .decoded(decoded, content)
    }
}
