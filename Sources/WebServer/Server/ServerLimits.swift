/// The limits on untrusted clients.
package struct ServerLimits: Sendable {
    /// The maximum size of a request's target in bytes.
    package var targetBytes = 8_192
    /// The maximum size of target and headers together, in bytes.
    package var headBytes = 16_384
    package var headerCount = 100
    /// The maximum time from the first byte of a head to its last.
    package var headTime: Duration = .seconds(10)
    /// The maximum time without a request; without ``progressBytes`` of an awaited body; without a
    /// piece of a response being received by the client.
    package var idleTime: Duration = .seconds(60)
    /// The minimum number of body bytes that a sender must send in ``idleTime``.
    package var progressBytes = 1_024
    /// The time for which an unread body is discarded after its request was refused, so that the
    /// sender can read the response.
    package var lingerTime: Duration = .seconds(2)
    package var connections = 256
    package var connectionsPerAddress = 64
    /// The maximum number of body bytes that wait for their reader; then the sender waits.
    package var bodyBuffer = 262_144

    package init() {}
}
