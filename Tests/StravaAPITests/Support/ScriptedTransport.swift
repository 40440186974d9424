import Foundation
import StravaAPI
import Synchronization

/// Answers requests by a function, and remembers them.
final class ScriptedTransport: HTTPTransport {
    typealias Script = @Sendable (WireRequest, Int) async throws -> WireAnswer

    private let script: Script
    private let log = Mutex<[WireRequest]>([])

    init(_ script: @escaping Script) { self.script = script }

    /// Answers with one thing after the other, the last one for ever.
    convenience init(_ answers: WireAnswer...) {
        self.init { _, index in answers[min(index, answers.count - 1)] }
    }

    var requests: [WireRequest] { log.withLock { $0 } }

    func send(_ request: WireRequest) async throws -> WireAnswer {
        let index = log.withLock { log in
            log.append(request)
            return log.count - 1
        }
        return try await script(request, index)
    }
}

extension WireAnswer {
    /// An answer with a text as body.
    static func text(
        _ status: Int, _ body: String, _ headers: [String: String] = [:]
    ) -> WireAnswer {
        WireAnswer(status: status, headers: headers, body: Data(body.utf8))
    }

    /// One of Strava's refusals.
    static func refusal(
        _ status: Int, _ message: String, _ resource: String, _ field: String, _ code: String
    ) -> WireAnswer {
        .text(
            status,
            #"{"message":"\#(message)","errors":[{"resource":"\#(resource)","field":"\#(field)","code":"\#(code)"}]}"#
        )
    }
}
