package import Logging
import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// The reason why a server cannot serve.
package enum HTTPServerError: Error, Equatable {
    case notAnAddress(String)
    case addressInUse
    /// The system refuses to listen there, for example at ports below 1024.
    case cannotListen(reason: String)
    /// The listening socket is gone without a request to stop.
    case ended
}

/// Serves HTTP/1.0 and 1.1 at one address.
package final class HTTPServer: Sendable {
    private struct Listening {
        var channel: any Channel
        var port: UInt16
    }

    private let host: String
    private let port: UInt16
    private let shared: ConnectionContext
    private let listening = Mutex<Listening?>(nil)

    /// Creates a server that does not listen yet.
    ///
    /// - Parameters:
    ///   - host: an IP address of this machine.
    ///   - port: with 0 the system chooses one.
    package init(
        host: String = "127.0.0.1", port: UInt16 = 0, limits: ServerLimits = ServerLimits(),
        logger: Logger = Logger(label: "none") { _ in SwiftLogNoOpLogHandler() },
        handler: any HTTPHandler
    ) {
        self.host = host
        self.port = port
        shared = ConnectionContext(handler, limits, logger)
    }

    /// Begins to listen.
    ///
    /// - Returns: the port in force.
    /// - Throws: ``HTTPServerError``.
    @discardableResult
    package func start() async throws -> UInt16 {
        DescriptorLimit.raise()
        guard let address = try? SocketAddress(ipAddress: host, port: Int(port)) else {
            throw HTTPServerError.notAnAddress(host)
        }
        let channel: any Channel
        do {
            channel = try await bootstrap().bind(to: address).get()
        } catch let error as IOError where error.errnoCode == EADDRINUSE {
            throw HTTPServerError.addressInUse
        } catch let error as IOError {
            throw HTTPServerError.cannotListen(reason: String(cString: strerror(error.errnoCode)))
        }
        let port = UInt16(channel.localAddress?.port ?? 0)
        listening.withLock { $0 = Listening(channel: channel, port: port) }
        return port
    }

    private func bootstrap() -> ServerBootstrap {
        ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
            .serverChannelOption(.backlog, value: 256)
            .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
            .serverChannelInitializer { [table = shared.table] channel in
                channel.eventLoop.makeCompletedFuture {
                    try channel.pipeline.syncOperations.addHandler(AdmissionHandler(table))
                }
            }
            .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
            .childChannelOption(.allowRemoteHalfClosure, value: true)
            .childChannelInitializer { [shared] channel in
                channel.eventLoop.makeCompletedFuture {
                    try Self.configure(channel, shared)
                }
            }
    }

    private static func configure(_ channel: any Channel, _ shared: ConnectionContext) throws {
        let wire = ByteCounter()
        let connection = HTTPConnection(shared, wire: wire)
        wire.connection = connection
        var limits = NIOHTTPDecoderLimitConfiguration()
        limits.maxHeaderFieldSize = shared.limits.headBytes
        limits.maxHeaderListSize = shared.limits.headBytes
        limits.maxHeaderFieldCount = shared.limits.headerCount
        let pipeline = channel.pipeline.syncOperations
        try pipeline.addHandler(wire)
        try pipeline.configureHTTPServerPipeline(
            withErrorHandling: false, withOutboundHeaderValidation: true,
            withEncoderConfiguration: .init(), withDecoderLimitConfiguration: limits)
        try pipeline.addHandler(connection)
    }

    /// Serves until ``stop(within:)``.
    ///
    /// - Throws: ``HTTPServerError/ended`` if the server ended for another reason.
    package func run() async throws {
        guard let channel = listening.withLock({ $0?.channel }) else { return }
        try? await channel.closeFuture.get()
        guard shared.isStopping.withLock(\.self) else { throw HTTPServerError.ended }
    }

    /// Stops listening and closes the connections: those with a request when it is answered, after
    /// `time` at the latest.
    package func stop(within time: Duration = .seconds(1)) async {
        shared.isStopping.withLock { $0 = true }
        try? await listening.withLock({ $0?.channel })?.close()
        let end = ContinuousClock.now + time
        shared.table.close(idleOnly: true)
        while !shared.table.isEmpty, ContinuousClock.now < end {
            try? await Task.sleep(for: .milliseconds(5))
            shared.table.close(idleOnly: true)
        }
        shared.table.close(idleOnly: false)
    }
}
