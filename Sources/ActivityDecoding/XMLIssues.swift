import ActivityModel
import TrackXML

extension XMLMapping {
    /// Maps the problems of a text to issues.
    static func issues(of problems: [TrackXMLProblem]) -> [ImportIssue] {
        problems.map { problem in
            ImportIssue(
                code(of: problem), message(of: problem),
                at: .line(problem.line, column: problem.column))
        }
    }

    private static func code(of problem: TrackXMLProblem) -> IssueCode {
        switch problem.kind {
        case .leadingBlanks: .xmlLeadingBlanks
        case .encoding: .xmlEncoding
        case .malformed: .xmlMalformed
        case .truncated: .xmlTruncated
        case .undeclaredPrefix: .xmlPrefix
        case .badNumber: .xmlNumber
        case .badTime: .xmlTime
        case .naiveTime: .xmlNaiveTime
        case .timeGoesBack: .xmlTimeOrder
        case .noPosition: .xmlNoPosition
        case .limitExceeded: .xmlLimit
        }
    }

    /// What was found and what was expected. Of the text itself, only names of the schema are
    /// quoted.
    private static func message(of problem: TrackXMLProblem) -> String {
        let element = problem.element ?? "an element"
        let often = problem.count == 1 ? "once" : "\(problem.count) times, first here"
        return switch problem.kind {
        case .leadingBlanks: "white space before the XML declaration"
        case .encoding: "the text is not in the encoding that it declares"
        case .malformed: "expected well-formed XML, found a violation \(often)"
        case .truncated: "expected the end of the root element, found the end of the file"
        case .undeclaredPrefix: "a namespace prefix without a declaration, \(often)"
        case .badNumber: "expected a decimal number in \(element), found something else \(often)"
        case .badTime: "expected a date and time in \(element), found something else \(often)"
        case .naiveTime: "expected a time zone, found none \(often); taken as UTC"
        case .timeGoesBack: "a time before the one of the sample before it, \(often)"
        case .noPosition: "expected latitude and longitude, found a point without them \(often)"
        case .limitExceeded(let limit): limit.description
        }
    }

    /// Issues about a file that has no samples or is not an activity.
    static func purposeIssues(_ purpose: FilePurpose, sampleCount: Int) -> [ImportIssue] {
        switch purpose {
        case .activity where sampleCount == 0:
            [ImportIssue(.fileNoSamples, "found no track points")]
        case .course: [ImportIssue(.fileNotAnActivity, "expected an activity, found a course")]
        case .workout: [ImportIssue(.fileNotAnActivity, "expected an activity, found a workout")]
        default: []
        }
    }

    /// An issue about a file from which Strava removed health data by rewriting it.
    static func rewritingIssues(_ creators: [String?]) -> [ImportIssue] {
        guard creators.contains(where: { $0?.contains("Consent Strip") ?? false }) else {
            return []
        }
        return [
            ImportIssue(.gpxRewritten, "written by Strava's consent strip: health data is missing")
        ]
    }
}
