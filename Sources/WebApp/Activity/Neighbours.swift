import ActivityModel
import Reports
import Storage
import Synchronization
import WebServer

/// The orders of activities that visitors page through, cached until the library changes.
final class ListOrders: Sendable {
    private struct State {
        var library: LibraryState
        var orders: [ActivityFilter: [Int64]]
    }

    /// Visitors look at few lists at a time; ten thousand ids take 80 kB.
    private static let most = 8
    private let known = Mutex<State?>(nil)

    /// The ids of the activities that a filter finds, in its order.
    func ids(_ library: Library, _ filter: ActivityFilter) throws -> [Int64] {
        // Read first: if the library changes in between, the order is read again.
        let state = try library.state()
        let orders = known.withLock { $0?.library == state ? $0?.orders : nil } ?? [:]
        if let ids = orders[filter] { return ids }
        let ids = try library.activityIDs(filter)
        known.withLock { known in
            let kept = orders.count < Self.most ? orders : [:]
            known = State(library: state, orders: kept.merging([filter: ids]) { $1 })
        }
        return ids
    }
}

/// The way from an activity to its neighbours in the list from which the reader came, and back to
/// the list as it was; without a list, by time.
struct Neighbours {
    /// The list's address; `nil` if the reader came from elsewhere.
    private(set) var list: String?
    private var before: ActivityListing?
    private var after: ActivityListing?
    private let query: ActivityQuery

    init(_ id: Int64, _ query: ActivityQuery, _ context: RequestContext) throws {
        self.query = query
        var filter = ActivityFilter()
        // A list that makes no sense is no reason to refuse the activity.
        if let text = query.list,
            let address = try? ActivityAddress(
                HTTPRequest("GET", "/activities?" + text), context.units)
        {
            filter = address.search
            list = address.address(page: address.page)
        }
        filter.athlete = context.athlete
        let library = try context.existing()
        let ids = try context.app.activities.orders.ids(library, filter)
        guard let index = ids.firstIndex(of: id) else { return }
        before = try index > 0 ? Self.listing(ids[index - 1], library) : nil
        after = try index + 1 < ids.count ? Self.listing(ids[index + 1], library) : nil
    }

    private static func listing(_ id: Int64, _ library: Library) throws -> ActivityListing? {
        var filter = ActivityFilter()
        filter.id = id
        return try library.activities(filter).first
    }

    var markup: Markup {
        tag("nav", ["class": "neighbours", "aria-label": translated("Other activities")]) {
            if let list {
                link(list, "← Back to the list", "back")
            } else {
                link("/activities", "All activities", "back")
            }
            tag("span", ["class": "pair"]) {
                // A list begins with the newest: the one above is the later one.
                if let before { neighbour(before, isBefore: true) }
                if let after { neighbour(after, isBefore: false) }
            }
        }
    }

    private func neighbour(_ listing: ActivityListing, isBefore: Bool) -> Markup {
        var own = ActivityQuery(HTTPRequest("GET", "/"))
        own.list = query.list
        let day = LocalTime(listing.start, offset: listing.offsetSeconds)?.day ?? ""
        return tag(
            "a",
            ["href": own.address("/activity/\(listing.id)"), "rel": isBefore ? "prev" : "next"]
        ) {
            if isBefore { "↑ " } else { "↓ " }
            tag("span", ["dir": "auto"]) {
                listing.name.isEmpty
                    ? "Untitled" : Phrase(data: listing.name.shortened(to: 40))
            }
            if !day.isEmpty { tag("small") { " \(day)" } }
        }
    }
}
