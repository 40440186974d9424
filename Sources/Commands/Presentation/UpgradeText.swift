import Foundation
import Storage

extension LibraryUpgrade {
    /// What opening the library did to it, for a person.
    var text: String {
        "The library was made by Waymark 0.1. Everything in it was taken over ("
            + "\(activities == 1 ? "1 activity" : "\(activities) activities"), "
            + "\(exports == 1 ? "1 export" : "\(exports) exports"), "
            + "and the history of all runs); the old file is kept as \(kept.lastPathComponent)."
    }
}
