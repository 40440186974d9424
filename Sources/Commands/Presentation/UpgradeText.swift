import Foundation
import Storage

extension LibraryUpgrade {
    /// The description of an upgrade of the library.
    var text: String {
        "The library was made by Waymark 0.1. Everything in it was taken over ("
            + "\(activities == 1 ? "1 activity" : "\(activities) activities"), "
            + "\(exports == 1 ? "1 export" : "\(exports) exports"), "
            + "and the history of all runs); the old file is kept as \(kept.lastPathComponent)."
    }
}
