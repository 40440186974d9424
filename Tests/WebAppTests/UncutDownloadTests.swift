import ActivityModel
import Foundation
import Ingest
import Storage
import TestSupport
import Testing
import WebServer

@testable import WebApp

/// What cannot be cut at a privacy zone leaves by the person's word alone.
struct UncutDownloadTests {
    private static let zone = PrivacyZone(
        name: "Home", latitude: -48.5, longitude: -110, radiusMetres: 200)

    /// A page over the sample, with a zone or without.
    private func makeClient(zone: Bool) throws -> TestClient {
        let client = try TestClient.sample()
        if zone {
            let library = try Library.openForWriting(client.library)
            try library.addPrivacyZone(Self.zone)
            try library.close()
        }
        return client
    }

    private static func target(_ client: TestClient, _ kind: String) throws -> String {
        let library = try Library.open(client.library)
        switch kind {
        case "original":
            var filter = ActivityFilter()
            filter.hasTrack = true
            return "/activity/\(try #require(try library.activities(filter).first).id)/file"
        case "route":
            let route = try #require(try library.routes().first { $0.file != nil })
            return "/route/" + FormEncoding.encodedPath(route.file ?? "")
        default:
            let video = try #require(
                try library.media().first { $0.isPresent && $0.path.hasSuffix(".mp4") })
            return "/media/" + video.path
        }
    }

    @Test(arguments: ["original", "route", "video"])
    func `a file that is not cut needs a word where there are zones`(kind: String) async throws {
        let open = try makeClient(zone: false)
        let target = try Self.target(open, kind)
        #expect(try await open.get(target).status == 200)
        let closed = try makeClient(zone: true)
        let refused = try await closed.get(target)
        #expect(refused.status == 403)
        #expect(refused.text.contains("not cut"))
        #expect(try await closed.get(target + "?whole=no").status == 403)
        let whole = try await closed.get(target + "?whole=yes")
        #expect(whole.status == 200)
        #expect(whole.bytes == (try await open.get(target).bytes))
    }

    @Test func `links say in words that the file is not cut`() async throws {
        let client = try makeClient(zone: true)
        let target = try Self.target(client, "original")
        let page = try await client.get(String(target.dropLast("/file".count))).text
        #expect(page.contains("href=\"\(target)?whole=yes\""))
        #expect(page.contains("including privacy zones"))
        #expect(try await client.get("/routes").text.contains("including privacy zones"))
        let photos = try await client.get("/photos").text
        #expect(photos.contains("Show the video with its location"))
        #expect(!photos.contains("<video"))
        #expect(photos.contains("<img"))
    }

    @Test func `a photo that is served has no place in it where there are zones`() async throws {
        let open = try makeClient(zone: false)
        let library = try Library.open(open.library)
        let photo = try #require(
            try library.media().first { $0.isPresent && $0.path.hasSuffix(".jpg") })
        let closed = try makeClient(zone: true)
        for client in [open, closed] {
            let url = try #require(
                client.library.cachedFile(photo.path, athlete: photo.cacheAthlete))
            try Data(ImageMetadataStripperTests.jpeg(orientation: 6)).write(to: url)
        }
        let target = "/media/" + photo.path
        #expect(try await open.get(target).text.contains("somewhere"))
        let answer = try await closed.get(target)
        #expect(answer.status == 200)
        #expect(answer.headers["Content-Type"] == "image/jpeg")
        #expect(!answer.text.contains("somewhere"))
        #expect(try await closed.get(target + "?whole=yes").text.contains("somewhere"))
    }
}
