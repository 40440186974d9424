package import Foundation
import Synchronization

#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

/// Sends requests through Foundation's `URLSession`: no cookies, no cache, no redirects (a token
/// goes only to the configured host), responses of at most 64 MB.
package struct URLSessionTransport: HTTPTransport {
    private let owner: SessionOwner

    /// A transport with connections of its own.
    ///
    /// - Parameters:
    ///   - timeout: seconds without a byte after which a request is given up.
    ///   - wholeTimeout: seconds after which a request is given up whatever comes.
    ///   - maximumSize: how many bytes an answer may have.
    package init(
        timeout: TimeInterval = 30, wholeTimeout: TimeInterval = 120, maximumSize: Int = 64 << 20
    ) {
        owner = SessionOwner(
            timeout: timeout, wholeTimeout: wholeTimeout, maximumSize: maximumSize)
    }

    /// Sends a request and waits for the complete response.
    package func send(_ request: WireRequest) async throws -> WireAnswer {
        var message = URLRequest(url: request.url)
        message.httpMethod = request.method
        message.timeoutInterval = owner.timeout
        for (name, value) in request.headers { message.setValue(value, forHTTPHeaderField: name) }
        if !request.body.isEmpty { message.httpBody = request.body }
        return try await owner.send(message)
    }

    /// FoundationNetworking has one number, -1, for every TLS failure; libcurl's text names a
    /// certificate or the protocol.
    static func isAboutTLS(_ text: String) -> Bool {
        ["certificate", "SSL", "TLS", "CRL", "ALPN"].contains { text.contains($0) }
    }
}

/// Ends the session, which would otherwise live for ever.
private final class SessionOwner: Sendable {
    let timeout: TimeInterval
    private let wholeTimeout: TimeInterval
    private let session: URLSession
    private let receiver: AnswerReceiver

    init(timeout: TimeInterval, wholeTimeout: TimeInterval, maximumSize: Int) {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = timeout
        configuration.timeoutIntervalForResource = wholeTimeout
        configuration.requestCachePolicy = .reloadIgnoringLocalCacheData
        configuration.urlCache = nil
        configuration.httpCookieStorage = nil
        configuration.httpShouldSetCookies = false
        configuration.httpCookieAcceptPolicy = .never
        configuration.urlCredentialStorage = nil
        self.timeout = timeout
        self.wholeTimeout = wholeTimeout
        receiver = AnswerReceiver(maximumSize: maximumSize)
        session = URLSession(configuration: configuration, delegate: receiver, delegateQueue: nil)
    }

    deinit { session.finishTasksAndInvalidate() }

    func send(_ message: URLRequest) async throws -> WireAnswer {
        try Task.checkCancellation()
        let task = session.dataTask(with: message)
        // FoundationNetworking has no limit for the whole request, so this adds one.
        let watch = Task {
            try await Task.sleep(for: .seconds(wholeTimeout))
            receiver.abandon(task, .timedOut)
        }
        defer { watch.cancel() }
        do {
            return try await withTaskCancellationHandler {
                try await withCheckedThrowingContinuation { continuation in
                    receiver.expect(task, continuation)
                    task.resume()
                }
            } onCancel: {
                task.cancel()
            }
        } catch {
            try Task.checkCancellation()
            throw error
        }
    }
}

/// Collects the pieces of responses.
private final class AnswerReceiver: NSObject, URLSessionDataDelegate, Sendable {
    private struct Expected {
        var continuation: CheckedContinuation<WireAnswer, any Error>
        var body = Data()
        var failure: TransportError.Reason?
    }

    private let maximumSize: Int
    private let expected = Mutex<[Int: Expected]>([:])

    init(maximumSize: Int) { self.maximumSize = maximumSize }

    func expect(
        _ task: URLSessionTask, _ continuation: CheckedContinuation<WireAnswer, any Error>
    ) {
        expected.withLock {
            $0[task.taskIdentifier] = Expected(continuation: continuation)
        }
    }

    func abandon(_ task: URLSessionTask, _ reason: TransportError.Reason) {
        expected.withLock { $0[task.taskIdentifier]?.failure = reason }
        task.cancel()
    }

    func urlSession(
        _ session: URLSession, dataTask: URLSessionDataTask, didReceive data: Data
    ) {
        let isTooLarge = expected.withLock { expected -> Bool in
            let size = expected[dataTask.taskIdentifier]?.body.count ?? 0
            guard data.count <= maximumSize - size else { return true }
            expected[dataTask.taskIdentifier]?.body.append(data)
            return false
        }
        if isTooLarge { abandon(dataTask, .tooLarge) }
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask,
        willPerformHTTPRedirection response: HTTPURLResponse,
        newRequest request: URLRequest, completionHandler: @escaping @Sendable (URLRequest?) -> Void
    ) {
        completionHandler(nil)
    }

    func urlSession(
        _ session: URLSession, task: URLSessionTask, didCompleteWithError error: (any Error)?
    ) {
        let waiting = expected.withLock { $0.removeValue(forKey: task.taskIdentifier) }
        guard let waiting else { return }
        if let reason = waiting.failure {
            waiting.continuation.resume(throwing: TransportError(reason))
        } else if let error {
            waiting.continuation.resume(throwing: TransportError(Self.reason(of: error)))
        } else if let response = task.response as? HTTPURLResponse {
            var headers: [String: String] = [:]
            for (name, value) in response.allHeaderFields {
                headers["\(name)"] = "\(value)"
            }
            waiting.continuation.resume(
                returning: WireAnswer(
                    status: response.statusCode, headers: headers, body: waiting.body))
        } else {
            waiting.continuation.resume(throwing: TransportError(.connectionLost))
        }
    }

    private static func reason(of error: any Error) -> TransportError.Reason {
        guard let code = (error as? URLError)?.code else { return .other((error as NSError).code) }
        switch code {
        case .cannotConnectToHost, .notConnectedToInternet: return .notConnected
        case .cannotFindHost, .dnsLookupFailed: return .unknownHost
        case .timedOut: return .timedOut
        case .networkConnectionLost, .badServerResponse, .cannotParseResponse, .zeroByteResource:
            return .connectionLost
        case .secureConnectionFailed, .serverCertificateUntrusted, .serverCertificateHasBadDate,
            .serverCertificateHasUnknownRoot, .serverCertificateNotYetValid:
            return .untrusted
        default:
            let text = (error as NSError).localizedDescription
            if URLSessionTransport.isAboutTLS(text) { return .untrusted }
            // An answer that cannot be inflated, as after a proxy cut it.
            return text.lowercased().contains("encoding") ? .connectionLost : .other(code.rawValue)
        }
    }
}
