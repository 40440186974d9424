public import Foundation

/// A connection to a server of this machine, to send bytes that no HTTP client would. It waits on
/// the thread that calls: see ``offThread(_:)``.
public final class RawConnection: Sendable {
    /// The connection could not be made, or ended too early.
    public struct Failure: Error {
        /// What happened, in words.
        public var what: String
    }

    private let descriptor: Int32

    /// - Parameters:
    ///   - source: the loopback address it comes from, `127.0.0.x`.
    ///   - timeout: seconds that one read or write may take.
    public init(port: UInt16, from source: UInt8 = 1, timeout: Int = 30) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw Failure(what: "no socket") }
        var seconds = timeval(tv_sec: timeout, tv_usec: 0)
        let size = socklen_t(MemoryLayout<timeval>.size)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &seconds, size)
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &seconds, size)
        guard Self.call(bind, descriptor, source, 0), Self.call(connect, descriptor, 1, port)
        else { throw Failure(what: "nobody listens at port \(port)") }
    }

    deinit { close(descriptor) }

    private static func call(
        _ function: (Int32, UnsafePointer<sockaddr>?, socklen_t) -> Int32, _ descriptor: Int32,
        _ host: UInt8, _ port: UInt16
    ) -> Bool {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = (in_addr_t(0x7F00_0000) + in_addr_t(host)).bigEndian
        return withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                function(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    /// Sends bytes; `false` when the other side takes no more.
    @discardableResult
    public func send(_ bytes: some Sequence<UInt8>) -> Bool {
        var rest = Array(bytes)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes {
                Foundation.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            rest = rest.dropFirst(count)
        }
        return true
    }

    /// Sends a text; `false` when the other side takes no more.
    @discardableResult
    public func send(_ text: String) -> Bool { send(text.utf8) }

    /// Says that nothing more will be sent.
    public func endSending() { shutdown(descriptor, Int32(SHUT_WR)) }

    /// The next bytes; `nil` at the end, or when the connection broke.
    public func read() -> Data? {
        let some = [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
            count = max(0, recv(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return some.isEmpty ? nil : Data(some)
    }

    /// Everything until the other side ends.
    public func readToEnd() -> String {
        var all = Data()
        while let piece = read() { all.append(piece) }
        return String(decoding: all, as: UTF8.self)
    }

    /// One answer with a `Content-Length`.
    public func answer() throws -> (status: Int, headers: String, body: String) {
        var all = Data()
        while true {
            if let end = all.firstRange(of: Data("\r\n\r\n".utf8)) {
                let headers = String(decoding: all[..<end.lowerBound], as: UTF8.self)
                let length = headers.firstMatch(of: /(?i)content-length: ?(\d+)/)?.output.1
                let count = length.flatMap { Int($0) } ?? 0
                if all.count >= end.upperBound + count {
                    let status = Int(headers.dropFirst("HTTP/1.1 ".count).prefix(3)) ?? 0
                    let body = all[end.upperBound..<(end.upperBound + count)]
                    return (status, headers, String(decoding: body, as: UTF8.self))
                }
            }
            guard let piece = read() else {
                throw Failure(what: "the answer ends after \(all.count) bytes")
            }
            all.append(piece)
        }
    }
}

/// Runs what waits on a thread of its own: those of Swift's tasks are few, and servers in this
/// process need them.
public func offThread<Result: Sendable>(
    _ body: @escaping @Sendable () throws -> Result
) async throws -> Result {
    try await withCheckedThrowingContinuation { continuation in
        Thread.detachNewThread { continuation.resume(with: Swift.Result { try body() }) }
    }
}
