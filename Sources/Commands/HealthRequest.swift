import Foundation
import WebApp

/// Asks a page on this machine whether it is being served, over a plain socket: neither a proxy nor
/// a TLS library may stand between a health check and the server.
struct HealthRequest {
    enum Answer: Equatable {
        /// The page answers, and its library can be read.
        case healthy
        /// Something answers, with this status, or with other words than a page of Waymark.
        case other(status: Int?)
        /// Nobody listens, or nobody answers in time.
        case none
    }

    /// The IPv4 or IPv6 address to connect to.
    var address = "127.0.0.1"
    var port: UInt16
    /// Seconds for each step.
    var timeout = 5

    /// Sends the request and waits for the answer.
    func send() -> Answer { text().map(Self.answer) ?? .none }

    /// The whole answer; `nil` if nobody listens, or nobody takes the request.
    func text() -> String? {
        guard let descriptor = connected() else { return nil }
        defer { close(descriptor) }
        let request = Array(
            "GET \(PageHealth.path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r\n\r\n"
                .utf8)
        let sent = Foundation.send(descriptor, request, request.count, Self.noSignal)
        guard sent == request.count else { return nil }
        var bytes: [UInt8] = []
        var piece = [UInt8](repeating: 0, count: 4_096)
        while bytes.count < 1 << 16 {
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count > 0 else { break }
            bytes += piece[..<count]
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func answer(_ text: String) -> Answer {
        guard !text.isEmpty else { return .none }
        let words = text.prefix { !$0.isNewline }.split(separator: " ")
        guard words.first?.hasPrefix("HTTP/1.") == true, words.count > 1 else {
            return .other(status: nil)
        }
        let status = Int(words[1])
        return status == 200 && text.contains(PageHealth.word) ? .healthy : .other(status: status)
    }

    #if os(Linux)
    private static let stream = Int32(SOCK_STREAM.rawValue)
    private static let noSignal = Int32(MSG_NOSIGNAL)
    #else
    private static let stream = SOCK_STREAM
    private static let noSignal: Int32 = 0
    #endif

    private func connected() -> Int32? {
        var hints = addrinfo()
        hints.ai_flags = AI_NUMERICHOST | AI_NUMERICSERV
        hints.ai_socktype = Self.stream
        var found: UnsafeMutablePointer<addrinfo>?
        guard getaddrinfo(address, "\(port)", &hints, &found) == 0, let found else { return nil }
        defer { freeaddrinfo(found) }
        let descriptor = socket(found.pointee.ai_family, found.pointee.ai_socktype, 0)
        guard descriptor >= 0 else { return nil }
        var seconds = timeval(tv_sec: timeout, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &seconds, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &seconds, size)
        guard connect(descriptor, found.pointee.ai_addr, found.pointee.ai_addrlen) == 0 else {
            close(descriptor)
            return nil
        }
        return descriptor
    }
}
