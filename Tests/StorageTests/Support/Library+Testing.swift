import ActivityModel
import GRDB
import TestSupport
import Testing

@testable import Storage

extension Library {
    /// A library that was told of some sources, in this order.
    static func of(_ sources: Snapshot...) throws -> Library { try of(sources) }

    static func of(_ sources: [Snapshot]) throws -> Library {
        let library = try inMemory()
        for source in sources { try source.write(to: library) }
        return library
    }

    /// What is known of an activity in one line.
    func facts(_ id: Int64 = 7) throws -> String {
        guard let listing = try activity(id)?.listing else { return "nothing" }
        return "\(listing.name), \(listing.outcome.rawValue), \(listing.samples) samples"
    }

    /// Changes the library behind the program's back, whatever its rules.
    func damage(_ sql: String) throws {
        try database.writeWithoutTransaction { database in
            try database.execute(
                sql: "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")
            try database.execute(sql: sql)
            try database.execute(
                sql: "PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF")
        }
    }

    /// What a query answers, as text.
    func text(_ sql: String) throws -> [String] {
        try read { database in
            try Row.fetchAll(database, sql: sql).map { row in
                row.databaseValues.map { value in
                    switch value.storage {
                    case .null: "–"
                    case .string(let text): text
                    default: "\(value)"
                    }
                }.joined(separator: " ")
            }
        }
    }

    /// How many rows a table has.
    func count(_ table: String) throws -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM \(table)") ?? 0 }
    }

    /// Everything that does not tell of runs, and no row numbers. Headers are shown by what uses them.
    func dump() throws -> String {
        let hidden = LibraryDump.ofRuns.union([
            "sketch_id", "parts_key", "csv_header", "message_field",
        ])
        return try read { try LibraryDump.lines($0, hiding: hidden) }.joined(separator: "\n")
    }

    /// Expects the library to say what another says, and nothing to be wrong with it.
    func expectSame(
        as other: Library, _ note: String = "", sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        let (one, two) = (try dump(), try other.dump())
        #expect(
            one == two, "\(note)\n\(LibraryDump.difference(one, two))",
            sourceLocation: sourceLocation)
        #expect(try structuralProblems() == [], "\(note)", sourceLocation: sourceLocation)
    }
}

/// Something that a library is told.
struct Evidence {
    var name: String
    var tell: (Library) throws -> Void

    static func export(_ source: Snapshot) -> Evidence {
        Evidence(name: "export \(source.asOf)") { try source.write(to: $0) }
    }

    /// A reply, and the samples that came after it.
    static func api(_ reply: Reply, samples: ActivityFile? = nil) -> Evidence {
        Evidence(name: "reply \(reply.asOf)") { library in
            try library.hear(reply)
            if let samples { try library.hear(samples: samples, of: reply.id) }
        }
    }
}

/// Every order of a few things.
func orders<Element>(_ elements: [Element]) -> [[Element]] {
    guard let last = elements.last else { return [[]] }
    return orders(elements.dropLast()).flatMap { order in
        (0...order.count).map { index in
            var order = order
            order.insert(last, at: index)
            return order
        }
    }
}

/// Tells a library of evidence in every order, and expects the same library each time.
func expectSameInEveryOrder(
    _ evidence: [Evidence], sourceLocation: SourceLocation = #_sourceLocation
) throws {
    let expected = try Library.inMemory()
    for piece in evidence { try piece.tell(expected) }
    for order in orders(evidence) {
        let library = try Library.inMemory()
        for piece in order { try piece.tell(library) }
        try library.expectSame(
            as: expected, order.map(\.name).joined(separator: ", then "),
            sourceLocation: sourceLocation)
    }
}
