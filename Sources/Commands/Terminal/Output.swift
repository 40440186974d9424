import Foundation

/// Standard output and standard error: data on the one, everything else on the other.
enum Output {
    /// Writes data for people or programs to standard output.
    static func write(_ text: String) { put(text, to: stdout) }

    /// Writes a line to standard output.
    static func line(_ text: String = "") { put(text + "\n", to: stdout) }

    /// Writes a line to standard error.
    static func note(_ text: String) { put(text + "\n", to: stderr) }

    /// Writes part of a line to standard error, at once.
    static func status(_ text: String) {
        put(text, to: stderr)
        fflush(stderr)
    }

    /// Whether standard error is a terminal that can rewrite a line.
    static var isTerminal: Bool {
        isatty(fileno(stderr)) == 1 && ProcessInfo.processInfo.environment["TERM"] != "dumb"
    }

    /// Columns of the terminal; 80 when it does not say.
    static var width: Int {
        var size = winsize()
        guard ioctl(fileno(stderr), UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
            return 80
        }
        return Int(size.ws_col)
    }

    private static func put(_ text: String, to file: UnsafeMutablePointer<FILE>) {
        var text = text
        text.withUTF8 { _ = fwrite($0.baseAddress, 1, $0.count, file) }
    }
}
