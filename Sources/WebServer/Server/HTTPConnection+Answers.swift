import Foundation
import Logging
import NIOCore
import NIOHTTP1
import Synchronization

/// Responses, and the state of the connection after them.
extension HTTPConnection {
    /// Answers something that is not a request, and closes. The bytes bypass the encoder, which has
    /// no request to answer.
    func refuse(_ error: HTTPError) {
        guard let context, let wire else { return }
        let response = shared.handler.response(to: error)
        guard case .data(let data) = response.body else { return close() }
        let status = HTTPResponseStatus(statusCode: response.status)
        var bytes = ByteBuffer()
        bytes.writeString("HTTP/1.1 \(status.code) \(status.reasonPhrase)\r\n")
        for (name, value) in response.headers { bytes.writeString("\(name): \(value)\r\n") }
        bytes.writeString("Content-Length: \(data.count)\r\nConnection: close\r\n\r\n")
        bytes.writeBytes(data)
        wire.send(bytes)
        shared.logger.info(
            "refused", metadata: ["status": "\(response.status)", "bytes": "\(data.count)"])
        linger(context)
    }

    /// Whether the connection can be reused after a response that begins now.
    private func canGoOn(_ exchange: Exchange) -> Bool {
        guard exchange.keepsAlive, !shared.isStopping.withLock(\.self) else { return false }
        if exchange.isReceived { return true }
        // The rest of the body would be taken for the next request: a little is read; with more,
        // the connection is closed.
        guard let count = exchange.head.bodyCount else { return false }
        let isComing = !exchange.head.expectsContinue || exchange.sentContinue
        return isComing && count - exchange.bodyBytes <= Self.maxDrained
    }

    /// Writes the head of a response and its first bytes.
    func write(
        _ response: HTTPResponse, first: Data, isLast: Bool
    ) -> EventLoopFuture<Void>? {
        guard case .exchange(let exchange) = phase, let context else { return nil }
        var head = HTTPResponseHead(
            version: exchange.head.isHTTP10 ? .http1_0 : .http1_1,
            status: .init(statusCode: response.status),
            headers: HTTPHeaders(response.headers.map { ($0.key, $0.value) }))
        head.headers.replaceOrAdd(name: "Content-Length", value: "\(response.body.count)")
        exchange.keepsAlive = canGoOn(exchange)
        if !exchange.keepsAlive {
            head.headers.replaceOrAdd(name: "Connection", value: "close")
        } else if exchange.head.isHTTP10 {
            head.headers.replaceOrAdd(name: "Connection", value: "keep-alive")
        }
        context.write(Self.wrapOutboundOut(.head(head)), promise: nil)
        return write(first, isLast: isLast)
    }

    /// Writes bytes of a response, in pieces, so that a slow reader can be distinguished from a
    /// stalled one. The next request is handled when they are sent: a client that does not read
    /// gets no further responses.
    func write(_ data: Data, isLast: Bool) -> EventLoopFuture<Void>? {
        guard case .exchange(let exchange) = phase, let context else { return nil }
        var bytes = ByteBuffer(bytes: data)
        repeat {
            let piece = bytes.readSlice(length: min(bytes.readableBytes, Self.pieceBytes))
            let sent = context.eventLoop.makePromise(of: Void.self)
            unsentPieces += 1
            sent.futureResult.assumeIsolated().whenComplete { _ in
                self.unsentPieces -= 1
                self.newPieces += 1
            }
            context.write(
                Self.wrapOutboundOut(.body(.byteBuffer(piece ?? ByteBuffer()))), promise: sent)
            guard bytes.readableBytes == 0 else { continue }
            if isLast {
                sent.futureResult.assumeIsolated().whenSuccess { self.finish(exchange) }
            }
            context.flush()
            return sent.futureResult
        } while true
    }

    /// The response is aborted: nobody must take the part for the whole.
    func abort() {
        if case .exchange(let exchange) = phase { exchange.body.fail(.interrupted) }
        close()
    }

    private func finish(_ exchange: Exchange) {
        guard case .exchange(let current) = phase, current === exchange else { return }
        guard exchange.keepsAlive else { return end() }
        guard exchange.isReceived else {
            // The little that remains of the body is discarded as it arrives.
            exchange.isAnswered = true
            holdsReads = false
            resumeReading()
            return
        }
        next()
    }

    /// Waits for the next request, which may have arrived already.
    func next() {
        guard let context else { return }
        phase = .waiting
        // The end of a body that filled the buffer arrived while reading was paused.
        holdsReads = false
        shared.table.end(context.channel)
        schedule(shared.limits.idleTime) { $0.close() }
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
        resumeReading()
    }

    /// Closes the connection after what was written. Further bytes are read for a while and
    /// discarded, because a sender that is cut off could not read the response.
    func end() {
        guard let context else { return }
        context.writeAndFlush(Self.wrapOutboundOut(.end(nil)), promise: nil)
        linger(context)
    }

    private func linger(_ context: ChannelHandlerContext) {
        phase = .closing
        holdsReads = false
        guard !isInputClosed else { return close() }
        context.close(mode: .output, promise: nil)
        schedule(shared.limits.lingerTime) { $0.close() }
        resumeReading()
    }
}
