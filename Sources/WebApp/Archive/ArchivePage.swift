import Foundation
import Reports
import Storage
import WebServer

/// What only an archive holds: challenges, goals, clubs, comments, kudos, segments, followers, and
/// every other table that the exports brought.
enum ArchivePage {
    static let routes: [AppRoute] = [
        .get("/archive", in: "Archive", isOfAthletes: true, index),
        .get("/archive/*", section),
    ]

    private static let pageSize = 100

    // MARK: The sections

    @Sendable
    private static func index(_ context: RequestContext, _: [String]) throws -> HTTPResponse {
        let library = try context.existing()
        let tables = try library.keptTables(athlete: context.athlete)
        let routes = try library.routes(athlete: context.athlete).count
        let years = try ReviewPage.years(context, library)
        let sections = ArchiveSection.allCases.filter { !$0.own(tables).isEmpty }
        return context.page("Archive") {
            tag("h1") { "Archive" }
            tag("p", ["class": "faint"]) {
                "What your exports hold beside activities, as far as their tables go."
            }
            if !years.isEmpty {
                tag("section", ["class": "card"]) {
                    tag("h2") { "Years in review" }
                    tag("p", ["class": "years-list"]) {
                        for year in years { link("/review/\(year)", "\(year)") }
                    }
                }
            }
            tag("ul", ["class": "archive-tiles plain"]) {
                for section in sections {
                    tile("/archive/\(section.rawValue)", count(section, tables)) { title(section) }
                }
                if routes > 0 { tile("/routes", routes) { "Routes" } }
            }
            if sections.isEmpty, routes == 0 {
                tag("p", ["class": "note"]) { "No export holds any of these tables." }
            }
        }
    }

    private static func tile(
        _ address: String, _ count: Int, @MarkupBuilder _ name: () -> Markup
    ) -> Markup {
        tag("li", ["class": "card"]) {
            tag("a", ["href": address]) {
                tag("strong", [:], name)
                tag("span", ["class": "count"]) { Format.count(count) }
            }
        }
    }

    private static func count(_ section: ArchiveSection, _ tables: [KeptTable]) -> Int {
        section.own(tables).reduce(0) { $0 + $1.rows }
    }

    static func title(_ section: ArchiveSection) -> Markup {
        group {
            switch section {
            case .challenges: "Challenges"
            case .goals: "Goals"
            case .clubs: "Clubs"
            case .comments: "Comments"
            case .reactions: "Kudos given"
            case .segments: "Segments"
            case .followers: "Followers"
            case .events: "Club events"
            case .posts: "Posts"
            case .others: "Other tables"
            }
        }
    }

    // MARK: One section

    @Sendable
    private static func section(_ context: RequestContext, _ parameters: [String]) throws
        -> HTTPResponse
    {
        guard let section = parameters.first.flatMap(ArchiveSection.init(rawValue:)) else {
            throw HTTPError.notFound("There is no such page of the archive")
        }
        guard let page = Int(context.request.value("page") ?? "1"), (1...100_000).contains(page)
        else { throw HTTPError.badRequest("There is no such page") }
        let library = try context.existing()
        let all = try library.keptTables(athlete: context.athlete)
        var tables = section.own(all)
        var path = "/archive/\(section.rawValue)"
        if let name = context.request.value("table") {
            tables = tables.filter { $0.name == name }
            guard !tables.isEmpty else { throw HTTPError.notFound("There is no such table") }
            path += "?table=" + FormEncoding.encoded(name)
        }
        let names = tables.map(\.name).uniqued
        let isOverview = names.count > 1 && context.request.value("table") == nil
        let shown = try names.map { name in
            (
                name,
                try library.keptRows(
                    [name], athlete: context.athlete,
                    offset: isOverview ? 0 : (page - 1) * pageSize,
                    limit: isOverview ? overviewSize : pageSize)
            )
        }
        return context.page("Archive") {
            tag("p", ["class": "over"]) { link("/archive", "Archive") }
            tag("h1") { title(section) }
            if names.isEmpty { tag("p", ["class": "note"]) { "No export holds any of these." } }
            for (name, rows) in shown {
                card(
                    section, name, rows, tables.filter { $0.name == name }, context,
                    isOverview: isOverview)
            }
            if !isOverview {
                pages(path, page, count: tables.reduce(0) { $0 + $1.rows })
            }
        }
    }

    /// The rows of each of several tables on one page; more are a link away.
    private static let overviewSize = 25

    private static func card(
        _ section: ArchiveSection, _ name: String, _ rows: [KeptRow], _ tables: [KeptTable],
        _ context: RequestContext, isOverview: Bool
    ) -> Markup {
        let count = tables.reduce(0) { $0 + $1.rows }
        return tag("section", ["class": "card flush archive-table"]) {
            if isOverview || section == .others {
                tag("h2") { ArchiveColumns.title(of: name) }
            }
            tag("div", ["class": "scroll"]) {
                ArchiveColumns.table(name, rows, tables[0].header, context)
            }
            if isOverview, count > rows.count {
                tag("p", ["class": "more"]) {
                    link(
                        "/archive/\(section.rawValue)?table=" + FormEncoding.encoded(name),
                        "All \(Format.count(count))")
                }
            }
        }
    }

    private static func pages(_ path: String, _ page: Int, count: Int) -> Markup? {
        let last = (count + pageSize - 1) / pageSize
        guard last > 1 else { return nil }
        let join = path.contains("?") ? "&" : "?"
        return tag("nav", ["class": "pages", "aria-label": translated("Pages")]) {
            if page > 1 { link("\(path)\(join)page=\(page - 1)", "← Before", "button") }
            tag("span") { "Page \(Format.count(page)) of \(Format.count(last))" }
            if page < last { link("\(path)\(join)page=\(page + 1)", "Next →", "button") }
        }
    }
}

extension Array where Element: Hashable {
    /// The elements in their order, each once.
    fileprivate var uniqued: [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
