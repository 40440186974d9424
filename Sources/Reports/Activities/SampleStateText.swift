package import Storage

extension ActivityListing {
    /// The reason why there are no samples; `nil` if there are.
    package var noSamplesBecause: String? {
        guard samples == 0 else { return nil }
        return switch outcome {
        case .manual: "a manual activity: Strava has no file"
        case .notExported: "Strava could not export the file and wrote #error#"
        case .queued: "the samples are still to be fetched from Strava"
        case .noStreams: "Strava has no samples for it"
        case .missing: "the export does not contain the file that its row names"
        case .decoded, .partial: "the file holds no samples"
        case .failed, .unsupported: failure ?? "the file could not be read"
        }
    }
}
