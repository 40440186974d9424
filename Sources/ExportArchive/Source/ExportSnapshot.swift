package import ActivityModel

/// The moment that an export describes. No file of an export states it, so it is determined as
/// follows:
///
/// 1. The newest entry of a ZIP shows when Strava wrote it. (A folder's files do not: copying
///   changes their times.)
/// 2. Otherwise, a date in the file name, such as `export_123-2026-05-01.zip`.
/// 3. The export is never dated before the newest login and the newest activity that it contains,
///   and these are used if nothing else is available.
///
/// Times after `now` come from a wrong clock and are ignored.
package struct ExportSnapshot: Hashable, Sendable {
    package enum Evidence: String, Hashable, Sendable {
        /// The newest entry of the ZIP.
        case entries
        /// A date in the name.
        case fileName
        case login
        case activity
    }

    /// The moment that the export describes, as far as can be determined.
    package var asOf: Timestamp
    package var evidence: Evidence

    /// Determines it from known facts; `nil` if there are none.
    package init?(
        newestEntry: Timestamp?, fileName: String, newestLogin: Timestamp?,
        newestStart: Timestamp?, now: Timestamp
    ) {
        let told = [
            (newestEntry, Evidence.entries),
            (Self.date(inName: fileName, now: now), .fileName),
        ].first { ($0.0.map { $0 <= now }) ?? false }
        let facts: [(Timestamp?, Evidence)] = [
            (told?.0, told?.1 ?? .entries), (newestLogin, .login), (newestStart, .activity),
        ]
        var best: (Timestamp, Evidence)?
        for case (let instant?, let evidence) in facts
        where instant <= now && best.map({ instant > $0.0 }) ?? true {
            best = (instant, evidence)
        }
        guard let best else { return nil }
        (asOf, evidence) = best
    }

    /// Determines it for a source. For a ZIP the newest entry counts, for a folder no file's time
    /// does.
    package init?(
        of source: ExportSource, newestLogin: Timestamp?, newestStart: Timestamp?, now: Timestamp
    ) {
        let newestEntry =
            source.isArchive
            ? source.files.filter(\.isOfFirstArchive).compactMap(\.modified)
                .filter { $0 <= now }.max() : nil
        self.init(
            newestEntry: newestEntry, fileName: source.fileName, newestLogin: newestLogin,
            newestStart: newestStart, now: now)
    }

    /// The last second, not after `now`, of the day that a name states as `2026-05-01`.
    static func date(inName name: String, now: Timestamp) -> Timestamp? {
        let parts = name.split { !$0.isASCII || !$0.isNumber }
        for index in parts.indices.dropLast(2) {
            let (year, month, day) = (parts[index], parts[index + 1], parts[index + 2])
            guard year.count == 4, month.count == 2, day.count == 2, let year = Int(year),
                let month = Int(month), let day = Int(day), year >= 2_009,
                let length = CivilDate.daysInMonth(year: year, month: month),
                (1...length).contains(day)
            else { continue }
            let start = Timestamp(year: year, month: month, day: day)
            let end = Timestamp(seconds: start.seconds + 86_399)
            return start <= now ? min(end, now) : nil
        }
        return nil
    }
}
