import Foundation
import StravaMock
import Testing

struct WriteTests {
    private static let scope = "read,activity:read_all,activity:write"

    private func upload(_ strava: Strava, _ file: String, name: String) async throws -> Reply {
        let boundary = "tide-line"
        var body = ""
        for (field, value) in [("data_type", "fit"), ("external_id", name), ("name", "Uploaded")] {
            body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"\(field)\"\r\n\r\n"
            body += "\(value)\r\n"
        }
        body += "--\(boundary)\r\nContent-Disposition: form-data; name=\"file\"; "
        body += "filename=\"a.fit\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        body += "\(file)\r\n--\(boundary)--\r\n"
        return try await strava.send(
            "POST", "uploads", body: Data(body.utf8),
            headers: ["Content-Type": "multipart/form-data; boundary=\(boundary)"])
    }

    @Test func `an upload is processed, ready, and gone when deleted`() async throws {
        try await Strava.run(scope: Self.scope) { strava in
            let made = try await upload(strava, "bytes\r\nof a file", name: "one")
            #expect(made.status == 201)
            let first = try made.object()
            #expect(first["external_id"] is NSNull)
            #expect(first["activity_id"] is NSNull)
            let path = "uploads/\(first["id_str"] as? String ?? "")"
            let busy = try await strava.get(path).object()
            #expect(busy["status"] as? String == "Your activity is still being processed.")
            let ready = try await strava.get(path).object()
            #expect(ready["status"] as? String == "Your activity is ready.")
            #expect(ready["external_id"] as? String == "one.fit")
            let id = try #require(ready["activity_id"] as? Int64)
            let activity = try await strava.get("activities/\(id)").object()
            #expect(activity["name"] as? String == "Uploaded")
            #expect(activity["external_id"] as? String == "one.fit")
            strava.mock.withAccount(MockAccount.runa) { $0.delete(id) }
            let gone = try await strava.get(path).object()
            #expect(gone["status"] as? String == "The created activity has been deleted.")
        }
    }

    @Test func `the same file twice is a duplicate`() async throws {
        try await Strava.run(scope: Self.scope, options: { $0.uploadPolls = 0 }) { strava in
            var ids: [String] = []
            for name in ["one", "two"] {
                let made = try await upload(strava, "same", name: name).object()
                ids.append(made["id_str"] as? String ?? "")
                _ = try await strava.get("uploads/\(ids[ids.count - 1])")
            }
            let first = try await strava.get("uploads/\(ids[0])").object()
            let second = try await strava.get("uploads/\(ids[1])").object()
            let id = try #require(first["activity_id"] as? Int64)
            #expect(second["error"] as? String == "two.fit duplicate of activity \(id)")
            #expect(
                second["status"] as? String == "There was an error processing your activity.")
        }
    }

    @Test func `writing needs its scope`() async throws {
        try await Strava.run { strava in
            let reply = try await upload(strava, "x", name: "x")
            #expect(reply.status == 401)
            #expect(try reply.fault() == "AccessToken/activity:write_permission/missing")
        }
    }

    @Test func `an activity by hand starts at the local time of its athlete`() async throws {
        try await Strava.run(scope: Self.scope) { strava in
            let form = [
                "name": "Håndarbeid", "sport_type": "Yoga", "elapsed_time": "600",
                "start_date_local": "2026-11-21T07:00:00Z",
            ]
            let reply = try await strava.post("activities", form)
            let object = try reply.object()
            #expect(reply.status == 201)
            #expect(object["resource_state"] as? Int == 3)
            #expect(object["start_date"] as? String == "2026-11-21T06:00:00Z")
            #expect(object["start_date_local"] as? String == "2026-11-21T07:00:00Z")
            #expect(object["manual"] as? Bool == true)
            #expect(object["name"] as? String == "Håndarbeid")
            let id = try #require(object["id"] as? Int64)
            let edited = try await strava.send(
                "PUT", "activities/\(id)", body: Data(#"{"name":"Other","commute":true}"#.utf8),
                headers: ["Content-Type": "application/json"])
            #expect(try edited.object()["commute"] as? Bool == true)
            #expect(try await strava.get("activities/\(id)").object()["name"] as? String == "Other")
            #expect(
                try await strava.post("activities", ["name": "x"]).fault()
                    == "Activity/sport_type/missing")
        }
    }
}
