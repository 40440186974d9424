import ActivityModel
import Bytes

/// The words of GPX and TCX to the domain's.
enum XMLMapping {
    static func recognises(_ bytes: ByteSlice) -> Bool { false }
    static func activityFile(from bytes: ByteSlice) -> ActivityFile {
        ActivityFile(format: .gpx, outcome: .unsupported)
    }
}
