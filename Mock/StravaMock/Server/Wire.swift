import Foundation
import Synchronization
import WebServer

extension Answer {
    /// The answer as it goes over the wire, or as much of it as a fault leaves.
    func response(at now: Int64, fault: MockFaults.Kind?) -> HTTPResponse {
        var headers: [String: String] = [:]
        for (name, value) in self.headers { headers[name] = value }
        headers["Date"] = headerDate(now)
        var response = HTTPResponse(status: status, headers: headers)
        switch fault {
        case .dropped, .cutBody:
            let kept = fault == .dropped ? 0 : body.count / 2
            response.body = Self.broken(body.prefix(kept), count: max(body.count, 1))
        case .brokenJSON: response.body = .data(Data(body.dropLast(1) + Array("]}".utf8)))
        default: response.body = .data(Data(body))
        }
        return response
    }

    /// A body that says how long it is and ends before that, so that the connection breaks.
    private static func broken(_ bytes: ArraySlice<UInt8>, count: Int) -> HTTPResponse.Body {
        let rest = Mutex<Data?>(bytes.isEmpty ? nil : Data(bytes))
        return .stream(count: count) {
            rest.withLock { rest in
                defer { rest = nil }
                return rest
            }
        }
    }
}
