import Testing

@testable import WebServer

struct RouterTests {
    private let router = Router([
        Route("GET", "/", "front"), Route("GET", "/thing/*", "thing"),
        Route("POST", "/thing/*", "change"), Route("GET", "/thing/*/file", "file"),
        Route("GET", "/media/**", "media"),
    ])

    @Test(arguments: [
        ("GET", "/", "front", []), ("HEAD", "/thing/7", "thing", ["7"]),
        ("POST", "/thing/7", "change", ["7"]), ("GET", "/thing/7/file", "file", ["7"]),
        ("GET", "/media/a/b%20c.jpg", "media", ["a/b c.jpg"]),
        ("GET", "//thing//7", "thing", ["7"]),
    ])
    func `a path leads to its route, stars to what stands in their place`(
        method: String, target: String, action: String, parameters: [String]
    ) throws {
        let found = try router.route(HTTPRequest(method, target))
        #expect(found.route.action == action)
        #expect(found.parameters == parameters)
    }

    @Test(arguments: [
        ("/nowhere", 404), ("/thing", 404), ("/media", 404), ("/media/../x", 404),
        ("/media/%2e%2e/x", 404), ("/thing/%00", 404), ("*", 404),
    ])
    func `what is not there is 404`(target: String, status: Int) {
        #expect { try router.route(HTTPRequest("GET", target)) } throws: {
            ($0 as? HTTPError)?.status == status
        }
    }

    @Test func `a method that an address does not know is 405 and names those it knows`() {
        #expect { try router.route(HTTPRequest("DELETE", "/thing/7")) } throws: { error in
            let error = error as? HTTPError
            return error?.status == 405 && error?.headers["Allow"] == "GET, POST"
        }
    }
}
