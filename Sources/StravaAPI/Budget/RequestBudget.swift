package import ActivityModel
import Bytes
package import Foundation

/// The requests that one API application may still send, shared by all processes of this user.
///
/// Both buckets and both windows are in one file. Every change reads, modifies and writes the file
/// under a lock, so that two processes never use the same request. A request is taken *before* it
/// is sent: a process that is killed may have counted it without sending it, never the reverse.
package actor RequestBudget {
    /// The share of every window that is reserved for the user's other programs.
    package nonisolated let reserve: Double

    private let file: URL
    private let clock: any StravaClock
    /// The budget that was read last; a snapshot must not fail because the disk does.
    private var last = BudgetLedger()

    /// Creates the budget of an application.
    ///
    /// - Parameters:
    ///   - file: the location of its state; see ``stateFile(clientID:environment:)``.
    ///   - reserve: 0 ... 0.9, the share of every window that is reserved for the user's other
    ///     programs.
    package init(file: URL, reserve: Double = 0.05, clock: any StravaClock = SystemClock()) {
        self.file = file
        self.reserve = reserve.isFinite ? min(max(reserve, 0), 0.9) : 0.05
        self.clock = clock
    }

    /// `$XDG_STATE_HOME/waymark/strava-<client id>.json`, in `~/.local/state` if that is not set.
    package static func stateFile(
        clientID: String, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> URL {
        let folder: URL
        // XDG Base Directory Specification: relative values must be ignored.
        if let state = environment["XDG_STATE_HOME"], state.hasPrefix("/") {
            folder = URL(filePath: state)
        } else {
            let home = environment["HOME"].map { URL(filePath: $0) } ?? URL.homeDirectory
            folder = home.appending(path: ".local/state")
        }
        let name = clientID.filter { $0.isASCII && ($0.isLetter || $0.isNumber) }.prefix(40)
        return folder.appending(path: "waymark/strava-\(name.isEmpty ? "unknown" : name).json")
    }

    /// Takes one request from the budget, or returns when to ask again.
    ///
    /// - Throws: ``StravaAPIError`` `unusableFile`: without a budget nothing is sent.
    package func permission(for bucket: BudgetBucket = .read) async throws -> BudgetDecision {
        let local = await clock.now()
        return try change { ledger in
            ledger.take(bucket, at: ledger.serverTime(local), reserve: reserve)
        }
    }

    /// Updates the budget from a reply to a request that was taken before.
    ///
    /// - Throws: ``StravaAPIError`` `unusableFile`.
    package func settle(after answer: WireAnswer) async throws {
        let headers = RateLimitHeaders(answer.headers)
        let local = await clock.now()
        try change { ledger in ledger.settle(headers, status: answer.status, at: local) }
    }

    /// Returns a request that was taken and never reached the network.
    ///
    /// - Throws: ``StravaAPIError`` `unusableFile`.
    package func giveBack(_ bucket: BudgetBucket = .read) throws {
        try change { ledger in ledger.giveBack(bucket) }
    }

    package func snapshot() async -> BudgetSnapshot {
        let local = await clock.now()
        var ledger = (try? stored()) ?? last
        let now = ledger.serverTime(local)
        ledger.roll(to: now)
        let entries = BudgetBucket.allCases.flatMap { bucket in
            LimitWindow.allCases.map { window in
                let count = ledger[bucket][window]
                return BudgetSnapshot.Entry(
                    bucket: bucket, window: window, limit: count.limit, used: count.used,
                    reserve: count.limit - count.allowed(reserve: reserve),
                    ends: Timestamp(seconds: ledger.end(of: window)),
                    closedUntil: ledger.closure(of: window).map { Timestamp(seconds: $0) })
            }
        }
        return BudgetSnapshot(now: now, entries: entries)
    }

    /// The server's present time, as far as its replies showed.
    package func serverNow() async -> Timestamp { last.serverTime(await clock.now()) }

    /// The time of this machine's clock when the server's shows a time.
    func localTime(of server: Timestamp) -> Timestamp { last.localTime(server) }

    private func change<Result>(_ body: (inout BudgetLedger) throws -> Result) throws -> Result {
        let lock = try FileLock(file.appendingPathExtension("lock"))
        return try withExtendedLifetime(lock) {
            let before = try stored()
            var ledger = before
            let result = try body(&ledger)
            if ledger != before {
                let bytes = try JSONEncoder().encode(ledger)
                try PrivateFile.write(bytes, to: file, synchronizing: false)
            }
            last = ledger
            return result
        }
    }

    /// A damaged file is ignored: the headers of the next reply restore the counts.
    private func stored() throws -> BudgetLedger {
        guard let bytes = try PrivateFile.read(file) else { return BudgetLedger() }
        guard let ledger = try? JSONDecoder().decode(BudgetLedger.self, from: bytes),
            ledger.isPlausible
        else { return BudgetLedger() }
        return ledger
    }
}
