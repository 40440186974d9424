/// A problem of a text that was read nevertheless.
public struct TrackXMLProblem: Hashable, Sendable {
    /// The kinds of damage and deviations from the formats.
    public enum Kind: Hashable, Sendable {
        /// White space before the XML declaration, which XML does not allow.
        case leadingBlanks
        /// The text is not in its declared encoding, or not in any known one.
        case encoding
        /// The text violates XML; the readable part is included.
        case malformed
        /// The text ends inside an element.
        case truncated
        /// A namespace prefix is used without being declared.
        case undeclaredPrefix
        /// The text of ``TrackXMLProblem/element`` is not a decimal number; the value is omitted.
        case badNumber
        /// The text of ``TrackXMLProblem/element`` is not a date and time; the value is omitted.
        case badTime
        /// A time has no zone; it was read as UTC.
        case naiveTime
        /// A point's time is before the time of the previous point.
        case timeGoesBack
        /// A point has no latitude or no longitude.
        case noPosition
        /// Reading ended, or columns were omitted, because a limit was reached.
        case limitExceeded(TrackXMLLimit)
    }

    /// The kind of problem, with the facts that describe it.
    public var kind: Kind
    /// The affected element or attribute in the schema's spelling, if there is one.
    public var element: String?
    /// The line of the first occurrence, from 1.
    public var line: Int
    /// The column of the first occurrence, from 1.
    public var column: Int
    /// The number of occurrences.
    public var count: Int

    /// Creates a problem at a position.
    public init(_ kind: Kind, element: String? = nil, line: Int, column: Int, count: Int = 1) {
        self.kind = kind
        self.element = element
        self.line = line
        self.column = column
        self.count = count
    }
}

/// Collects problems: one of each kind and element, with the number of occurrences and the first
/// position.
struct ProblemList {
    private(set) var problems: [(kind: TrackXMLProblem.Kind, element: Element)] = []
    private var tallies: [(line: Int, column: Int, count: Int)] = []

    /// Counts a repeated problem; `false` for its first occurrence.
    mutating func count(_ kind: TrackXMLProblem.Kind, of element: Element) -> Bool {
        for index in problems.indices
        where problems[index].kind == kind && problems[index].element == element {
            tallies[index].count += 1
            return true
        }
        return false
    }

    /// Adds a problem that did not occur before.
    mutating func add(
        _ kind: TrackXMLProblem.Kind, of element: Element, at place: (line: Int, column: Int)
    ) {
        problems.append((kind, element))
        tallies.append((place.line, place.column, 1))
    }

    /// Adopts the first positions from a list of the same problems; `false` if it contains others.
    mutating func takePlaces(from other: ProblemList) -> Bool {
        guard problems.elementsEqual(other.problems, by: ==) else { return false }
        for index in tallies.indices {
            (tallies[index].line, tallies[index].column) =
                (other.tallies[index].line, other.tallies[index].column)
        }
        return true
    }

    /// Whether a problem explains that the text is damaged.
    var explainDamage: Bool {
        problems.contains { problem in
            switch problem.kind {
            case .malformed, .truncated, .encoding, .limitExceeded: true
            default: false
            }
        }
    }

    /// The reason why there is no document, if no element was found.
    var reasonForNothing: TrackXMLError {
        for (problem, tally) in zip(problems, tallies) {
            if case .limitExceeded(let limit) = problem.kind {
                return TrackXMLError(
                    .limitExceeded(limit), line: tally.line, column: tally.column)
            }
        }
        let place = tallies.last ?? (1, 1, 0)
        return TrackXMLError(.noElement, line: place.line, column: place.column)
    }

    /// The problems in the order of their first occurrence.
    var all: [TrackXMLProblem] {
        zip(problems, tallies).map { problem, tally in
            TrackXMLProblem(
                problem.kind, element: problem.element == .other ? nil : problem.element.rawValue,
                line: tally.line, column: tally.column, count: tally.count)
        }
    }
}
