import JSON
package import ActivityModel
import Foundation

extension StravaClient {
    /// A page of the athlete's activities, each with its own JSON; empty past the end.
    ///
    /// Newest first; oldest first with only `after`. Both bounds apply to the start in UTC and may
    /// include or exclude the exact second: request with an overlap, and compare activities by id.
    ///
    /// - Parameters:
    ///   - page: from 1.
    ///   - perPage: 1 ... 200.
    /// - Throws: ``StravaAPIError``; `futureAfter` if `after` is in the future.
    package func activities(
        page: Int, perPage: Int = 200, after: Timestamp? = nil, before: Timestamp? = nil
    ) async throws -> APIResponse<[APIActivity]> {
        var query = [
            ("page", String(max(page, 1))), ("per_page", String(min(max(perPage, 1), 200))),
        ]
        if let after { query.append(("after", String(max(0, after.seconds)))) }
        if let before { query.append(("before", String(max(0, before.seconds)))) }
        let call = Call(path: "athlete/activities", query: query)
        return try await list(call) { value, path throws(StravaAPIError) in
            let activity = try APIActivity(value, path: path)
            guard APIActivity.ids.contains(activity.id) else {
                throw .unexpectedPayload(path: "\(path).id")
            }
            return activity
        }
    }

    /// An activity in full: description, calories, device, laps.
    ///
    /// - Throws: ``StravaAPIError``; `notFound` if it was deleted or belongs to another athlete,
    ///   `unexpectedPayload` if the reply is about another activity, or only a summary.
    package func activity(_ id: Int64) async throws -> APIResponse<APIActivity> {
        try await reply(Call(path: "activities/\(id)")) { value, _ throws(StravaAPIError) in
            let activity = try APIActivity(value, path: "")
            guard activity.id == id else { throw .unexpectedPayload(path: "id") }
            guard (value["resource_state"]?.integer ?? 3) >= 3 else {
                throw .unexpectedPayload(path: "resource_state")
            }
            return activity
        }
    }

    /// All samples of an activity; `nil` if Strava has none (404).
    ///
    /// - Parameter start: the activity's start; see ``APIStreams/init(raw:start:)``.
    /// - Throws: ``StravaAPIError``.
    package func streams(
        of id: Int64, startingAt start: Timestamp? = nil
    ) async throws -> APIResponse<APIStreams>? {
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

    /// A bike or a pair of shoes; the id includes its letter.
    ///
    /// - Throws: ``StravaAPIError``; `notFound`.
    package func gear(_ id: String) async throws -> APIResponse<APIGear> {
        // An id comes from a reply: it must not lead to another address.
        let name = id.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
        return try await reply(Call(path: "gear/\(name)")) { value, _ throws(StravaAPIError) in
            try APIGear(value, path: "")
        }
    }

    /// The athlete who connected.
    ///
    /// - Throws: ``StravaAPIError``.
    package func athlete() async throws -> APIResponse<APIAthlete> {
        try await reply(Call(path: "athlete")) { value, _ throws(StravaAPIError) in
            try APIAthlete(value)
        }
    }

    /// The time that an activity was in each zone; for subscribers.
    ///
    /// - Throws: ``StravaAPIError``; `notFound`, `refused` with 402 or 403.
    package func zones(of id: Int64) async throws -> APIResponse<[APIZones]> {
        try await list(Call(path: "activities/\(id)/zones"), APIZones.init)
    }

    /// Sends a request for a list. An element that cannot be read is omitted.
    func list<Element>(
        _ call: Call, _ map: (JSONValue, String) throws(StravaAPIError) -> Element
    ) async throws -> APIResponse<[Element]> {
        var unreadable: [String] = []
        var response = try await reply(call) { value, _ throws(StravaAPIError) in
            guard let elements = value.elements else { throw .unexpectedPayload(path: "") }
            var result: [Element] = []
            for (index, element) in elements.enumerated() {
                do throws(StravaAPIError) {
                    result.append(try map(element, "[\(index)]"))
                } catch {
                    guard case .unexpectedPayload(let path) = error else { throw error }
                    unreadable.append(path)
                }
            }
            return result
        }
        response.unreadable = unreadable
        return response
    }
}
