import ArgumentParser
import Ingest
import Reports
import Storage
import StravaAPI

/// The one place where an error becomes text and an exit code.
enum ErrorPresentation {
    /// Exit codes; `Docs/reference/exit-codes.md` lists them.
    enum Exit {
        static let stopped = ExitCode(1)
        static let someFilesFailed = ExitCode(3)
        static let wrongArguments = ExitCode.validationFailure
        static let noLibrary = ExitCode(10)
        static let libraryInUse = ExitCode(11)
        static let authorizationNeeded = ExitCode(12)
        static let applicationInactive = ExitCode(13)
        static let rateLimited = ExitCode(75)
        static let interrupted = ExitCode(130)
    }

    /// Runs a command's work and ends the program in a documented way when it throws.
    static func presenting(_ body: () throws -> Void) throws {
        defer { Output.flush() }
        do { try body() } catch { throw presented(error) }
    }

    /// As ``presenting(_:)-(()->Void)``, for work that waits for others.
    static func presenting(_ body: () async throws -> Void) async throws {
        defer { Output.flush() }
        do { try await body() } catch { throw presented(error) }
    }

    /// Says what went wrong; the error that ends the program is one that the parser knows.
    private static func presented(_ error: any Error) -> any Error {
        if error is ExitCode || error is ValidationError { return error }
        Output.note("waymark: \(String(describing: error).printableLines)")
        return code(of: error)
    }

    /// The exit code that stands for an error.
    static func code(of error: any Error) -> ExitCode {
        if error is NotConnected { return Exit.authorizationNeeded }
        if let error = error as? StravaAPIError {
            return switch error.kind {
            case .authorization: Exit.authorizationNeeded
            case .inactive: Exit.applicationInactive
            case .rateLimited: Exit.rateLimited
            case .request, .run: Exit.stopped
            }
        }
        guard let error = error as? StoreError else { return Exit.stopped }
        return switch error.kind {
        case .notFound: Exit.noLibrary
        case .inUse: Exit.libraryInUse
        case .unknownAthlete: Exit.wrongArguments
        default: Exit.stopped
        }
    }
}

extension String {
    /// ``printable``, but line by line.
    var printableLines: String {
        split(separator: "\n", omittingEmptySubsequences: false)
            .map { String($0).printable }.joined(separator: "\n  ")
    }
}
