import Synchronization

/// The visitors of a server, in memory until it ends. `Values` is the application's data about
/// each.
package final class Sessions<Values: Sendable>: Sendable {
    package struct Session: Sendable {
        /// The content of the cookie.
        package var name: String
        /// The token that every form must contain.
        package var token: String
        /// Whether the visitor entered the password.
        package var isTrusted = false
        package var values: Values
        /// Whether the cookie came back, which never happens with requests of other sites.
        fileprivate var isBack = false
    }

    private struct Table {
        var sessions: [String: Session] = [:]
        var order: [String] = []
    }

    private let maxSessions = 500
    private let table = Mutex(Table())
    private let initial: Values
    private let isGuessing = Mutex(false)

    /// - Parameter initial: the values of a new visitor.
    package init(_ initial: Values) { self.initial = initial }

    /// The session of a name.
    package func session(_ name: String) -> Session? {
        table.withLock { table in
            table.sessions[name]?.isBack = true
            return table.sessions[name]
        }
    }

    /// Begins a session. If there are too many, the oldest is removed: one whose cookie never came
    /// back, otherwise one without the password.
    package func begin(isTrusted: Bool = false) -> Session {
        let session = Session(
            name: Self.secret(), token: Self.secret(), isTrusted: isTrusted, values: initial)
        table.withLock { table in
            if table.order.count >= maxSessions {
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

    /// Changes the data about a visitor.
    package func update(_ name: String, _ change: (inout Values) -> Void) {
        table.withLock { table in
            guard var session = table.sessions[name] else { return }
            change(&session.values)
            table.sessions[name] = session
        }
    }

    package func end(_ name: String) {
        table.withLock { table in
            table.sessions[name] = nil
            table.order.removeAll { $0 == name }
        }
    }

    /// Checks a guess of the password; `nil` while another one is being checked. A wrong guess
    /// takes half a second, even if many arrive at once.
    package func guess(_ isRight: () -> Bool) async -> Bool? {
        guard
            isGuessing.withLock({ isGuessing in
                defer { isGuessing = true }
                return !isGuessing
            })
        else { return nil }
        defer { isGuessing.withLock { $0 = false } }
        let isRight = isRight()
        if !isRight { try? await Task.sleep(for: .milliseconds(500)) }
        return isRight
    }

    /// 32 random hexadecimal digits.
    private static func secret() -> String {
        var generator = SystemRandomNumberGenerator()
        return (0..<2).map { _ in
            let digits = String(UInt64.random(in: 0...UInt64.max, using: &generator), radix: 16)
            return String(repeating: "0", count: 16 - digits.count) + digits
        }.joined()
    }
}
