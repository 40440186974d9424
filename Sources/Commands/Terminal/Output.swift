import Foundation
import Synchronization

/// Standard output and standard error: data on the one, everything else on the other.
enum Output {
    /// Pending standard output; many short lines are combined into few long writes.
    private static let pending = Mutex<[UInt8]>([])

    /// Writes data for people or programs to standard output.
    static func write(_ text: String) {
        pending.withLock { bytes in
            bytes.append(contentsOf: text.utf8)
            if bytes.count > 1 << 16 {
                put(bytes, to: STDOUT_FILENO)
                bytes.removeAll(keepingCapacity: true)
            }
        }
    }

    /// Writes bytes for programs to standard output.
    static func write(_ data: [UInt8]) {
        pending.withLock { bytes in
            bytes.append(contentsOf: data)
            if bytes.count > 1 << 16 {
                put(bytes, to: STDOUT_FILENO)
                bytes.removeAll(keepingCapacity: true)
            }
        }
    }

    /// Writes a line to standard output.
    static func line(_ text: String = "") { write(text + "\n") }

    /// Writes everything pending; called when a command has ended.
    static func flush() {
        pending.withLock { bytes in
            put(bytes, to: STDOUT_FILENO)
            bytes.removeAll()
        }
    }

    /// Writes a line to standard error.
    static func note(_ text: String) { put(Array((text + "\n").utf8), to: STDERR_FILENO) }

    /// Writes part of a line to standard error.
    static func status(_ text: String) { put(Array(text.utf8), to: STDERR_FILENO) }

    /// Whether standard error is a terminal that can rewrite a line.
    static var isTerminal: Bool {
        isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Whether standard input is a terminal.
    static var canAsk: Bool { isatty(STDIN_FILENO) == 1 }

    /// The width of the terminal in columns; 80 if unknown.
    static var width: Int {
        var size = winsize()
        guard ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 80
        }
        return Int(size.ws_col)
    }

    private static func put(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        while start < bytes.count {
            let written = bytes.withUnsafeBytes { memory in
                Foundation.write(
                    descriptor, memory.baseAddress.map { $0 + start }, memory.count - start)
            }
            if written < 0 && errno == EINTR { continue }
            // A reader that has gone ends the program by a signal; a full disk ends the output.
            guard written > 0 else { return }
            start += written
        }
    }
}
