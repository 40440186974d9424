import Storage

/// What the pages of activities and years keep between requests.
final class ActivityStores: Sendable {
    let orders = ListOrders()
    let sameWay = SameWayStore()
    let reviews = ReviewStore()
    let routes = RouteStore()
    let records = LibraryCache<Records>()
}
