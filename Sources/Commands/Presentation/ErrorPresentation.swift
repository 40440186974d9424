import ArgumentParser
import Reports

/// The only place where an error becomes text and an exit code.
enum ErrorPresentation {
    /// Exit codes; `Docs/reference/exit-codes.md` lists them.
    enum Exit {
        static let stopped = ExitCode(ExitStatus.stopped.rawValue)
        static let someFilesFailed = ExitCode(ExitStatus.someFilesFailed.rawValue)
        static let rateLimited = ExitCode(ExitStatus.rateLimited.rawValue)
        static let interrupted = ExitCode(ExitStatus.interrupted.rawValue)
    }

    /// Runs a command's work and ends the program in a documented way if it throws.
    static func presenting(_ body: () throws -> Void) throws {
        defer { Output.flush() }
        do { try body() } catch { throw presented(error) }
    }

    /// As ``presenting(_:)-(()->Void)``, for asynchronous work.
    static func presenting(_ body: () async throws -> Void) async throws {
        defer { Output.flush() }
        do { try await body() } catch { throw presented(error) }
    }

    /// Prints an error and returns one that the argument parser knows.
    private static func presented(_ error: any Error) -> any Error {
        if error is ExitCode || error is ValidationError { return error }
        return told(error)
    }

    /// Prints an error and returns its exit code.
    static func told(_ error: any Error) -> ExitCode {
        let report = ErrorReport(error, for: .terminal)
        note(report)
        return ExitCode(report.exit.rawValue)
    }

    /// Prints what happened and, on a separate line, what to do.
    static func note(_ report: ErrorReport) {
        Output.note("waymark: \(report.message)")
        if let advice = report.advice { Output.note("  \(advice)") }
    }
}
