/// What a server grants to those whom it does not know.
package struct ServerLimits: Sendable {
    /// The most bytes of a request's target.
    package var targetBytes = 8_192
    /// The most bytes of target and headers together.
    package var headBytes = 16_384
    package var headerCount = 100
    /// From the first byte of a head to its last.
    package var headTime: Duration = .seconds(10)
    /// Without a request; without ``progressBytes`` of a body that somebody waits for; without a
    /// piece of an answer that the other side takes.
    package var idleTime: Duration = .seconds(60)
    /// The least that a sender has to send of a body in ``idleTime``.
    package var progressBytes = 1_024
    /// How long an unread body is thrown away after its request was refused, so that the sender gets
    /// to read the answer.
    package var lingerTime: Duration = .seconds(2)
    package var connections = 256
    package var connectionsPerAddress = 64
    /// The most bytes of a body that wait for their reader; then the sender waits.
    package var bodyBuffer = 262_144

    package init() {}
}
