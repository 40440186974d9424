import Foundation
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// What all connections of a server share.
final class ConnectionContext: Sendable {
    let handler: any HTTPHandler
    let limits: ServerLimits
    let logger: Logger
    let table: ConnectionTable
    let isStopping = Mutex(false)

    init(_ handler: any HTTPHandler, _ limits: ServerLimits, _ logger: Logger) {
        self.handler = handler
        self.limits = limits
        self.logger = logger
        table = ConnectionTable(limits)
    }
}

/// One connection, on its event loop: passes requests to the handler one after the other and limits
/// the time of each step.
final class HTTPConnection: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    /// A request and its answer.
    final class Exchange {
        let head: RequestHead
        let body: BodyStream
        /// Whether the request is complete.
        var isReceived = false
        /// Bytes of the body so far, and since the last check.
        var bodyBytes = 0
        var newBytes = 0
        /// Bytes received since the last body bytes.
        var framingBytes = 0
        var sentContinue = false
        var keepsAlive: Bool
        /// Whether the response is sent while the rest of the body is not received.
        var isAnswered = false

        init(_ head: RequestHead, _ body: BodyStream) {
            self.head = head
            self.body = body
            keepsAlive = head.keepsAlive
        }
    }

    enum Phase {
        /// Nothing has arrived since the last request.
        case waiting
        /// A part of a head has arrived.
        case head
        case exchange(Exchange)
        /// Everything further is discarded.
        case closing
    }

    /// An unread rest up to this size is read, so that the connection can be reused.
    static let maxDrained = 65_536
    private static let maxFraming = 65_536
    /// The number of bytes discarded after a refusal; then the sender has to wait for the end.
    private static let maxDiscarded = 16 << 20
    static let pieceBytes = 65_536

    let shared: ConnectionContext
    var phase = Phase.waiting
    var context: ChannelHandlerContext?
    private var timer: Scheduled<Void>?
    /// Sends bytes that are not a response to a request.
    weak var wire: ByteCounter?
    var holdsReads = false
    private var isReadPending = false
    var isInputClosed = false
    private var discarded = 0
    /// Pieces of a response that the client has not received, and those it received since the last
    /// check.
    var unsentPieces = 0
    var newPieces = 0

    init(_ shared: ConnectionContext, wire: ByteCounter) {
        self.shared = shared
        self.wire = wire
    }

    // MARK: The channel

    func handlerAdded(context: ChannelHandlerContext) {
        self.context = context
        schedule(shared.limits.idleTime) { $0.close() }
    }

    func handlerRemoved(context: ChannelHandlerContext) { self.context = nil }

    func channelInactive(context: ChannelHandlerContext) {
        timer?.cancel()
        if case .exchange(let exchange) = phase { exchange.body.fail(.interrupted) }
        phase = .closing
        context.fireChannelInactive()
    }

    func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
        if case ChannelEvent.inputClosed = event {
            isInputClosed = true
            switch phase {
            case .waiting, .head, .closing: close()
            case .exchange(let exchange):
                // The response to a complete request is still wanted.
                exchange.keepsAlive = false
                if !exchange.isReceived { exchange.body.fail(.interrupted) }
            }
        }
        context.fireUserInboundEventTriggered(event)
    }

    func errorCaught(context: ChannelHandlerContext, error: any Error) {
        guard error is HTTPParserError else { return close() }
        switch phase {
        case .closing: break
        case .exchange(let exchange):
            exchange.keepsAlive = false
            exchange.body.fail(.interrupted)
        case .waiting, .head:
            refuse(error as? HTTPParserError == .headerOverflow ? .headersTooLarge : .malformed)
        }
    }

    func read(context: ChannelHandlerContext) {
        if holdsReads { isReadPending = true } else { context.read() }
    }

    func close() {
        timer?.cancel()
        context?.close(promise: nil)
    }

    // MARK: Requests

    /// Bytes have arrived.
    ///
    /// - Returns: whether they are wanted.
    func received(_ count: Int) -> Bool {
        switch phase {
        case .closing:
            discarded += count
            if discarded > Self.maxDiscarded { holdsReads = true }
            return false
        case .waiting:
            phase = .head
            schedule(shared.limits.headTime) { $0.refuse(.tooSlow) }
        case .exchange(let exchange) where !exchange.isReceived:
            exchange.framingBytes += count
            guard exchange.framingBytes > Self.maxFraming else { break }
            exchange.keepsAlive = false
            exchange.body.fail(.interrupted)
        default: break
        }
        return true
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch (Self.unwrapInboundIn(data), phase) {
        case (.head(let head), .waiting), (.head(let head), .head): begin(head)
        case (.body(var bytes), .exchange(let exchange)):
            exchange.bodyBytes += bytes.readableBytes
            exchange.newBytes += bytes.readableBytes
            exchange.framingBytes = 0
            if !exchange.isAnswered {
                exchange.body.push(&bytes)
                if exchange.body.isFull { holdsReads = true }
            }
        case (.end, .exchange(let exchange)):
            exchange.isReceived = true
            exchange.body.finish()
            if exchange.isAnswered { next() }
        default: break
        }
    }

    private func begin(_ received: HTTPRequestHead) {
        let head: RequestHead
        do throws(HTTPError) {
            head = try RequestHead(received, shared.limits)
        } catch {
            return refuse(error)
        }
        guard let context else { return }
        let own = NIOLoopBound(self, eventLoop: context.eventLoop)
        let body = BodyStream(limit: shared.limits.bodyBuffer) {
            own.eventLoop.execute { own.value.bodyWanted() }
        }
        let exchange = Exchange(head, body)
        phase = .exchange(exchange)
        shared.table.begin(context.channel)
        watch(exchange)
        var request = head.request
        if head.bodyCount != 0 {
            request.body = HTTPRequestBody(count: head.bodyCount) { try await body.next() }
        }
        let sender = ResponseSender(own, request, shared)
        Task { [shared, request] in await sender.send(shared.handler.respond(to: request)) }
    }

    private func bodyWanted() {
        guard case .exchange(let exchange) = phase, let context else { return }
        if exchange.head.expectsContinue, !exchange.sentContinue, exchange.bodyBytes == 0 {
            exchange.sentContinue = true
            let head = HTTPResponseHead(version: .http1_1, status: .continue)
            context.writeAndFlush(Self.wrapOutboundOut(.head(head)), promise: nil)
        }
        releaseReads()
    }

    private func releaseReads() {
        guard holdsReads else { return }
        if case .exchange(let exchange) = phase, exchange.body.isFull { return }
        holdsReads = false
        resumeReading()
    }

    func resumeReading() {
        guard isReadPending, let context else { return }
        isReadPending = false
        context.read()
    }

    // MARK: Time

    func schedule(_ time: Duration, _ action: @escaping (HTTPConnection) -> Void) {
        timer?.cancel()
        timer = context?.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(time)) {
            action(self)
        }
    }

    /// Checks periodically whether body and response make progress.
    private func watch(_ exchange: Exchange) {
        schedule(shared.limits.idleTime) { connection in
            guard case .exchange(let current) = connection.phase, current === exchange else {
                return
            }
            guard connection.unsentPieces == 0 || connection.newPieces > 0 else {
                return connection.abort()
            }
            let isWaitedFor = exchange.isAnswered || exchange.body.isAwaited
            if !exchange.isReceived, isWaitedFor,
                exchange.newBytes < connection.shared.limits.progressBytes
            {
                guard !exchange.isAnswered else { return connection.close() }
                exchange.keepsAlive = false
                exchange.body.fail(.tooSlow)
            }
            exchange.newBytes = 0
            connection.newPieces = 0
            connection.watch(exchange)
        }
    }
}
