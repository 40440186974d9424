package import Ingest

extension ImportProgress {
    /// One line of progress: `12 of 40 files · 31 % · 18.0 MB/s · 2.1 s to go · 1 not readable`.
    ///
    /// - Parameter seconds: the time that the files have taken so far.
    package func text(after seconds: Double) -> String {
        switch phase {
        case .reading(let export): return "Looking through \(export.printable)"
        case .settling: return "Linking activities to their files"
        case .files: break
        }
        var parts = ["\(Format.count(filesDone)) of \(Format.count(filesTotal)) files"]
        if let share { parts.append("\(Int(share * 100)) %") }
        if seconds > 0.5, bytesDone > 0 {
            parts.append("\(Format.fixed(Double(bytesDone) / seconds / 1e6, 1)) MB/s")
        }
        if let left = secondsLeft(after: seconds) {
            parts.append("\(Format.elapsed(left)) to go")
        }
        if failed > 0 { parts.append("\(Format.count(failed)) not readable") }
        return parts.joined(separator: " · ")
    }
}
