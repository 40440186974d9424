import ActivityModel
import Foundation
import Storage
import WebServer

/// A search as encoded in the address.
struct ActivityAddress {
    private static let names = [
        "text", "sport", "from", "to", "gear", "least", "most", "recording", "cropped", "absent",
        "source", "sort", "order",
    ]

    private(set) var search = ActivityFilter()
    /// The page number, from 1.
    private(set) var page = 1
    private var members: [(String, String)] = []

    /// - Throws: ``HTTPError`` if a part of the address is invalid.
    init(_ request: HTTPRequest, _ units: Units) throws {
        members = Self.names.compactMap { name in request.value(name).map { (name, $0) } }
        search.text = value("text")
        search.sport = value("sport")
        search.gear = value("gear")
        search.source = value("source")
        search.firstDay = try value("from").map(Self.day)
        search.lastDay = try value("to").map(Self.day)
        search.minMetres = try value("least").map { try Self.number($0) * units.far }
        search.maxMetres = try value("most").map { try Self.number($0) * units.far }
        search.recording = value("recording").flatMap(ActivityFilter.Recording.init(rawValue:))
        search.isCropped = value("cropped") == "yes"
        search.isAbsent = value("absent") == "yes"
        search.order = value("sort").flatMap(ActivityFilter.Order.init(rawValue:)) ?? .start
        search.isAscending = value("order") == "up"
        if let text = request.value("page") {
            guard let number = Int(text), (1...1_000_000).contains(number) else {
                throw HTTPError.badRequest("There is no such page")
            }
            page = number
        }
    }

    /// Whether any filter is set.
    var isNarrowed: Bool { members.contains { $0.0 != "sort" && $0.0 != "order" } }

    /// A part of the address as given; empty if it is missing.
    func text(_ name: String) -> String { value(name) ?? "" }

    /// The query of this page of the search; empty for the first page of everything.
    var text: String {
        let address = address(page: page)
        return address.firstIndex(of: "?").map { String(address[address.index(after: $0)...]) }
            ?? ""
    }

    /// The same search, on another page.
    func address(page: Int) -> String {
        Self.address(members + (page > 1 ? [("page", "\(page)")] : []))
    }

    /// The same search in another order; repeating the same order reverses it.
    func sorted(by order: ActivityFilter.Order) -> String {
        var isUp = order == .name || order == .sport
        if search.order == order { isUp = !search.isAscending }
        var members = members.filter { $0.0 != "sort" && $0.0 != "order" }
        if order != .start { members.append(("sort", order.rawValue)) }
        if isUp { members.append(("order", "up")) }
        return Self.address(members)
    }

    private static func address(_ members: [(String, String)]) -> String {
        members.isEmpty ? "/activities" : "/activities?" + FormEncoding.text(members)
    }

    private func value(_ name: String) -> String? { members.first { $0.0 == name }?.1 }

    private static func number(_ text: String) throws -> Double {
        guard let number = Double(text.replacingOccurrences(of: ",", with: ".")),
            (0...1e9).contains(number)
        else { throw HTTPError.badRequest("This is not a distance") }
        return number
    }

    /// Days since 1970-01-01 for a date such as `2026-01-31`.
    private static func day(_ text: String) throws -> Int {
        guard let days = CivilDate.days(iso8601: text) else {
            throw HTTPError.badRequest("This is not a date like 2026-01-31")
        }
        return days
    }
}
