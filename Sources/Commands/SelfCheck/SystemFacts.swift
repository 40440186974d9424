import CHost
import Foundation

/// What the operating system says about itself.
enum SystemFacts {
    /// Kernel, release and processor, such as "Linux 6.1.0, x86_64"; not the machine's name.
    static var name: String {
        var system = utsname()
        guard uname(&system) == 0 else { return "unknown" }
        func text<Field>(_ field: Field) -> String {
            withUnsafeBytes(of: field) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
        }
        return "\(text(system.sysname)) \(text(system.release)), \(text(system.machine))"
    }

    /// Bytes that this user may still write on the file system of a path.
    static func freeBytes(at path: String) -> Int64? {
        var system = statvfs()
        guard statvfs(path, &system) == 0 else { return nil }
        return Int64(clamping: UInt64(system.f_bavail) * UInt64(system.f_frsize))
    }

    /// Whether a file is there and others than its owner can read it.
    static func isExposed(_ file: URL) -> Bool {
        var status = stat()
        return stat(file.path, &status) == 0 && status.st_mode & 0o077 != 0
    }

    static var openFileLimit: Int? {
        var limit = rlimit()
        #if os(Linux)
        let resource = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
        #else
        let resource = RLIMIT_NOFILE
        #endif
        guard getrlimit(resource, &limit) == 0 else { return nil }
        return Int(clamping: UInt64(limit.rlim_cur))
    }

    /// Whether the kernel knows that a time service keeps the clock right.
    static var isClockSynchronised: Bool? {
        let answer = waymark_clock_is_synchronised()
        return answer < 0 ? nil : answer == 1
    }

    /// Whether libcurl is a shared library; a program with libcurl inside does not export its
    /// functions.
    static var sharesCurl: Bool { dlsym(nil, "curl_version") != nil }

    /// The version of libcurl if it is a shared library. Asking for it loads what libcurl uses.
    static var curlVersion: String? {
        #if os(Linux)
        typealias Version = @convention(c) () -> UnsafePointer<CChar>?
        guard let symbol = dlsym(nil, "curl_version"),
            let text = unsafeBitCast(symbol, to: Version.self)()
        else { return nil }
        let words = String(cString: text).split(separator: " ").prefix(2)
        return words.joined(separator: ", ").replacing("libcurl/", with: "")
        #else
        return nil
        #endif
    }

    /// Listens at a port of this machine for a moment: 0, or why that does not work (`errno`).
    static func errorOfListening(at port: UInt16) -> Int32 {
        #if os(Linux)
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        guard descriptor >= 0 else { return errno }
        defer { close(descriptor) }
        // As the server does it: a connection that was just closed does not block the port.
        var yes: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &yes, socklen_t(MemoryLayout<Int32>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = port.bigEndian
        address.sin_addr.s_addr = in_addr_t(0x7F00_0001).bigEndian
        let bound = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        return bound == 0 && listen(descriptor, 1) == 0 ? 0 : errno
    }
}
