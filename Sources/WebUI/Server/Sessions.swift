import Synchronization

/// The visitors of this server, in memory: they end with it.
final class Sessions: Sendable {
    /// A visitor.
    struct Session: Sendable {
        /// What the cookie holds.
        var name: String
        /// What every form must bring along.
        var token: String
        /// Whether the visitor knew the password.
        var isTrusted = false
        /// Strava's id of the athlete the visitor chose to see; `nil`: all together.
        var athlete: Int64?
        /// Whether the cookie came back: no other site's requests bring it.
        var isBack = false
    }

    private struct Table {
        var sessions: [String: Session] = [:]
        var order: [String] = []
    }

    private static let most = 500
    private let table = Mutex(Table())
    /// Held while somebody's guess is looked at.
    let guess = Mutex(())

    /// The session of a name.
    func session(_ name: String) -> Session? {
        table.withLock { table in
            table.sessions[name]?.isBack = true
            return table.sessions[name]
        }
    }

    /// A new visitor. When there are too many the oldest has to go: one that never came back, else
    /// one that knows no password.
    func begin(isTrusted: Bool = false) -> Session {
        let session = Session(name: Self.secret(), token: Self.secret(), isTrusted: isTrusted)
        table.withLock { table in
            if table.order.count >= Self.most {
                let others = table.order.map { table.sessions[$0] }
                let oldest =
                    others.firstIndex { $0?.isTrusted != true && $0?.isBack != true }
                    ?? others.firstIndex { $0?.isTrusted != true } ?? 0
                table.sessions[table.order.remove(at: oldest)] = nil
            }
            table.sessions[session.name] = session
            table.order.append(session.name)
        }
        return session
    }

    /// Keeps whom a visitor chose to see.
    func choose(_ athlete: Int64?, for name: String) {
        table.withLock { $0.sessions[name]?.athlete = athlete }
    }

    /// Forgets a visitor.
    func end(_ name: String) {
        table.withLock { table in
            table.sessions[name] = nil
            table.order.removeAll { $0 == name }
        }
    }

    /// 32 hexadecimal digits that nobody can guess.
    private static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(UInt64.random(in: 0...UInt64.max, using: &generator), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
