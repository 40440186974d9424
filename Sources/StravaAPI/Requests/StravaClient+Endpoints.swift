import JSON
public import ActivityModel
import Foundation

extension StravaClient {
    /// A page of the athlete's activities, each with its own JSON; empty past the end.
    ///
    /// Newest first; oldest first with `after` alone. Both bounds are of the start in UTC and may
    /// leave out or take in the very second: ask with an overlap, and tell activities apart by id.
    ///
    /// - Parameters:
    ///   - page: from 1.
    ///   - perPage: 1 ... 200.
    /// - Throws: ``StravaAPIError``; `futureAfter` when `after` lies in the future.
    public func activities(
        page: Int, perPage: Int = 200, after: Timestamp? = nil, before: Timestamp? = nil
    ) async throws -> Reply<[APIActivity]> {
        var query = [
            ("page", String(max(page, 1))), ("per_page", String(min(max(perPage, 1), 200))),
        ]
        if let after { query.append(("after", String(max(0, after.seconds)))) }
        if let before { query.append(("before", String(max(0, before.seconds)))) }
        return try await list(Call(path: "athlete/activities", query: query), APIActivity.init)
    }

    /// An activity with everything: description, calories, device, laps.
    ///
    /// - Throws: ``StravaAPIError``; `notFound` when it was deleted or is somebody else's.
    public func activity(_ id: Int64) async throws -> Reply<APIActivity> {
        try await reply(Call(path: "activities/\(id)")) { value, _ throws(StravaAPIError) in
            try APIActivity(value, path: "")
        }
    }

    /// All samples of an activity; `nil` when Strava has none (404).
    ///
    /// - Parameter start: the activity's start; see ``APIStreams/init(raw:start:)``.
    /// - Throws: ``StravaAPIError``.
    public func streams(
        of id: Int64, startingAt start: Timestamp? = nil
    ) async throws -> Reply<APIStreams>? {
        let call = Call(
            path: "activities/\(id)/streams",
            query: [("keys", APIStreams.keys.joined(separator: ",")), ("key_by_type", "true")])
        do {
            return try await reply(call) { value, raw throws(StravaAPIError) in
                try APIStreams(value, raw: raw, start: start)
            }
        } catch StravaAPIError.notFound {
            return nil
        }
    }

    /// A bike or a pair of shoes; the id has its letter.
    ///
    /// - Throws: ``StravaAPIError``; `notFound`.
    public func gear(_ id: String) async throws -> Reply<APIGear> {
        // An id comes from an answer: it must not lead to another address.
        let name = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return try await reply(Call(path: "gear/\(name)")) { value, _ throws(StravaAPIError) in
            try APIGear(value, path: "")
        }
    }

    /// The athlete who connected, with gear in use where `profile:read_all` was granted.
    ///
    /// - Throws: ``StravaAPIError``.
    public func athlete() async throws -> Reply<APIAthlete> {
        try await reply(Call(path: "athlete")) { value, _ throws(StravaAPIError) in
            try APIAthlete(value)
        }
    }

    /// The photos of an activity, at the largest size there is.
    ///
    /// - Throws: ``StravaAPIError``; `notFound`.
    public func photos(of id: Int64) async throws -> Reply<[APIPhoto]> {
        try await list(
            Call(path: "activities/\(id)/photos", query: [("size", "5000")]), APIPhoto.init)
    }

    /// How long an activity was in each zone; for subscribers.
    ///
    /// - Throws: ``StravaAPIError``; `notFound`, `refused` with 402 or 403.
    public func zones(of id: Int64) async throws -> Reply<[APIZones]> {
        try await list(Call(path: "activities/\(id)/zones"), APIZones.init)
    }

    /// Sends a request whose answer is a list.
    func list<Element>(
        _ call: Call, _ map: (JSONValue, String) throws(StravaAPIError) -> Element
    ) async throws -> Reply<[Element]> {
        try await reply(call) { value, _ throws(StravaAPIError) in
            guard let elements = value.elements else { throw .unexpectedPayload(path: "") }
            var result: [Element] = []
            for (index, element) in elements.enumerated() {
                result.append(try map(element, "[\(index)]"))
            }
            return result
        }
    }
}
