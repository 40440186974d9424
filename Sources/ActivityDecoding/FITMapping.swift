import ActivityModel
import Bytes

/// FIT's words to the domain's.
enum FITMapping {
    static func recognises(_ bytes: ByteSlice) -> Bool { false }
    static func activityFile(from bytes: ByteSlice) -> ActivityFile {
        ActivityFile(format: .fit, outcome: .unsupported)
    }
}
