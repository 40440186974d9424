import ActivityModel
import FIT

extension FITMapping {
    /// The issues in the order in which they were found, then those of the whole file.
    static func issues(of fit: FITFile, purpose: FilePurpose) -> [ImportIssue] {
        var issues = fit.problems.map(issue)
        issues += timeIssues(of: fit.records)
        if fit.fileIDs.first?.manufacturer == FITProfile.strava {
            issues.append(
                ImportIssue(.fitFromStrava, "the manufacturer is strava: its app or its servers"))
        }
        if fit.messageCounts.isEmpty {
            issues.append(ImportIssue(.fileNoSamples, "no message could be read", severity: .error))
        } else if purpose != .activity {
            let type = fit.fileIDs.first?.type.map(FITProfile.file.name) ?? "unknown"
            issues.append(ImportIssue(.fileNotAnActivity, "FIT file of type \(type)"))
        } else if fit.records.count == 0 {
            issues.append(ImportIssue(.fileNoSamples, "no record message"))
        }
        return issues
    }

    private static func issue(_ problem: FITProblem) -> ImportIssue {
        let (code, severity): (IssueCode, IssueSeverity?) =
            switch problem.kind {
            case .headerSize: (.fitHeader, .warning)
            case .headerChecksum: (.fitHeader, .note)
            case .checksum: (.fitChecksumMismatch, nil)
            case .truncated: (.fitTruncated, nil)
            case .dataSize: (.fitDataSize, nil)
            case .undefinedMessage(_, let resumed):
                (.fitUndefinedMessage, resumed == nil ? nil : .warning)
            case .definition: (.fitDefinition, .warning)
            case .fieldSize: (.fitFieldSize, nil)
            case .developerField: (.fitDeveloperField, nil)
            case .strayBytes: (.fitTrailing, nil)
            case .limit: (.fitLimit, nil)
            }
        return ImportIssue(
            code, problem.description, at: .byte(problem.offset), severity: severity)
    }

    /// Issues about times that count from when the device was switched on, and times that go back.
    private static func timeIssues(of records: RecordTable) -> [ImportIssue] {
        guard let times = records.timestamps else { return [] }
        var relative = 0
        var backward = 0
        var latest = Int64.min
        for time in times where time != RecordColumn.missing {
            if time < FITTimestamp.minAbsolute { relative += 1 }
            if time < latest { backward += 1 }
            latest = time
        }
        var issues: [ImportIssue] = []
        if relative > 0 {
            issues.append(
                ImportIssue(
                    .fitTime,
                    "\(relative) of \(times.count) times count from when the device was "
                        + "switched on: the date is not known"))
        }
        if backward > 0 {
            issues.append(
                ImportIssue(.fitTime, "time goes back at \(backward) of \(times.count) records"))
        }
        return issues
    }
}
