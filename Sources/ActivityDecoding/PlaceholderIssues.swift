import ActivityModel

/// Reports streams in which the file writes a number for "unknown".
func placeholderIssues(_ streams: [SampleStream]) -> [ImportIssue] {
    streams.filter { $0.source == .native && $0.placeholder != nil }.compactMap { stream in
        let count = stream.placeholderCount
        guard count > 0, let number = stream.placeholder else { return nil }
        let digits = Int(number)
        return ImportIssue(
            .fileNoValue, "\(stream.name) is \(digits) in \(count) of \(stream.count) samples")
    }
}
