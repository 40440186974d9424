/// Something odd in a text that was read all the same.
public struct TrackXMLProblem: Hashable, Sendable {
    /// The kinds of damage and deviations from the formats.
    public enum Kind: Hashable, Sendable {
        /// White space before the XML declaration, which XML does not allow.
        case leadingBlanks
        /// The text is not in the encoding that it declares, or not in any known one.
        case encoding
        /// The rules of XML are broken; what could be read is there.
        case malformed
        /// The text ends inside an element.
        case truncated
        /// A name space prefix is used and never declared.
        case undeclaredPrefix
        /// The text of ``TrackXMLProblem/element`` is no decimal number; the value is left out.
        case badNumber
        /// The text of ``TrackXMLProblem/element`` is no date and time; the value is left out.
        case badTime
        /// A time has no zone; it was taken as UTC.
        case naiveTime
        /// A point's time lies before the time of the point before it.
        case timeGoesBack
        /// A point has no latitude or no longitude.
        case noPosition
        /// Reading ended, or columns were left out, because a limit was met.
        case limitExceeded(TrackXMLLimit)
    }

    /// The kind of problem, with the facts that describe it.
    public var kind: Kind
    /// The element or attribute it is about, in the schema's spelling, where it is about one.
    public var element: String?
    /// The line where it was first met, from 1.
    public var line: Int
    /// The column where it was first met, from 1.
    public var column: Int
    /// How often it was met.
    public var count: Int

    /// A problem at a place.
    public init(_ kind: Kind, element: String? = nil, line: Int, column: Int, count: Int = 1) {
        self.kind = kind
        self.element = element
        self.line = line
        self.column = column
        self.count = count
    }
}

/// Collects problems: one of each kind and element, with how often and where first.
struct ProblemList {
    private(set) var problems: [(kind: TrackXMLProblem.Kind, element: Element)] = []
    private var tallies: [(line: Int, column: Int, count: Int)] = []

    /// Counts a problem that was met before; `false` where this would be the first time.
    mutating func count(_ kind: TrackXMLProblem.Kind, of element: Element) -> Bool {
        for index in problems.indices
        where problems[index].kind == kind && problems[index].element == element {
            tallies[index].count += 1
            return true
        }
        return false
    }

    /// Adds a problem that was not met before.
    mutating func add(
        _ kind: TrackXMLProblem.Kind, of element: Element, at place: (line: Int, column: Int)
    ) {
        problems.append((kind, element))
        tallies.append((place.line, place.column, 1))
    }

    /// Takes over where a list of the same problems met each of them first; `false` where it has
    /// others.
    mutating func takePlaces(from other: ProblemList) -> Bool {
        guard problems.elementsEqual(other.problems, by: ==) else { return false }
        for index in tallies.indices {
            (tallies[index].line, tallies[index].column) =
                (other.tallies[index].line, other.tallies[index].column)
        }
        return true
    }

    /// Whether a problem says that the text is damaged.
    var explainDamage: Bool {
        problems.contains { problem in
            switch problem.kind {
            case .malformed, .truncated, .encoding, .limitExceeded: true
            default: false
            }
        }
    }

    /// Why there is no document, where no element was met.
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

    /// The problems in the order in which each was first met.
    var all: [TrackXMLProblem] {
        zip(problems, tallies).map { problem, tally in
            TrackXMLProblem(
                problem.kind, element: problem.element == .other ? nil : problem.element.rawValue,
                line: tally.line, column: tally.column, count: tally.count)
        }
    }
}
