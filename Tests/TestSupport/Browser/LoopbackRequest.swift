import Foundation

/// One HTTP request to a server of this machine, over a socket of its own.
///
/// `chromedriver` writes header lines without the blank behind the colon. HTTP allows that
/// (RFC 9110, section 5.5), URLSession on Linux fails on it.
struct LoopbackRequest: Sendable {
    let method: String
    let port: Int
    let path: String
    let body: Data?

    /// The status and the body of the answer.
    ///
    /// - Throws: ``WebDriverError`` when nobody answers, or not with HTTP.
    func answer() async throws -> (status: Int, body: Data) {
        // A thread that may wait: those of Swift's tasks are few, and the page's server needs them.
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread { continuation.resume(with: Result { try exchange() }) }
        }
    }

    private func exchange() throws -> (status: Int, body: Data) {
        let handle = try connected()
        let head = """
            \(method) \(path) HTTP/1.1\r\nHost: 127.0.0.1:\(port)\r\nConnection: close\r
            Content-Type: application/json\r\nContent-Length: \(body?.count ?? 0)\r\n\r\n
            """
        try handle.write(contentsOf: Data(head.utf8) + (body ?? Data()))
        var bytes = Data()
        while true {
            guard let end = bytes.firstRange(of: Data("\r\n\r\n".utf8)) else {
                try readMore(handle, &bytes)
                continue
            }
            let lines = String(decoding: bytes[..<end.lowerBound], as: UTF8.self)
            guard let status = lines.firstMatch(of: /^HTTP\/1\.1 (\d{3})/)?.output.1,
                let length = lines.firstMatch(of: /(?i)content-length: ?(\d+)/)?.output.1,
                let code = Int(status), let count = Int(length)
            else { throw WebDriverError("not an answer of HTTP: \(lines.prefix(200))") }
            while bytes.count < end.upperBound + count { try readMore(handle, &bytes) }
            return (code, bytes[end.upperBound...].prefix(count))
        }
    }

    private func readMore(_ handle: FileHandle, _ bytes: inout Data) throws {
        // FileHandle would wait for all it was asked for; a server may keep the connection open.
        let some = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            count = max(0, recv(handle.fileDescriptor, buffer.baseAddress, buffer.count, 0))
        }
        guard !some.isEmpty else {
            throw WebDriverError("\(method) \(path): the answer ends early, or never came")
        }
        bytes.append(contentsOf: some)
    }

    private func connected() throws -> FileHandle {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        let handle = FileHandle(fileDescriptor: socket, closeOnDealloc: true)
        var seconds = timeval(tv_sec: 90, tv_usec: 0)
        setsockopt(
            socket, SOL_SOCKET, SO_RCVTIMEO, &seconds, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let result = withUnsafePointer(to: address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(socket, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else {
            let reason = String(cString: strerror(errno))
            throw WebDriverError("nobody listens at port \(port): \(reason)")
        }
        return handle
    }
}
