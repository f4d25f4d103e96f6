import NIOCore
import NIOHTTP1

/// Watches one connection below the HTTP types: deadlines for bodies and for slow readers, absolute targets, and the
/// security headers on the answers that the parser's errors cause.
///
/// It stands directly after the HTTP decoder. The wait for a request's head is the idle timeout of the handler above,
/// which counts complete heads only and so cannot be held open letter by letter.
final class ConnectionGuard: ChannelDuplexHandler {
    typealias InboundIn = HTTPServerRequestPart
    typealias InboundOut = HTTPServerRequestPart
    typealias OutboundIn = HTTPServerResponsePart
    typealias OutboundOut = HTTPServerResponsePart

    private let limits: ServerLimits
    private let headers: SecurityHeaders
    private var bodyTimer: Scheduled<Void>?
    private var writeTimer: Scheduled<Void>?
    private var pendingWrites = 0
    private var bytesGiven = 0
    private var bytesTaken = 0
    private var isGivingUp = false

    init(limits: ServerLimits, headers: SecurityHeaders) {
        self.limits = limits
        self.headers = headers
    }

    func handlerRemoved(context: ChannelHandlerContext) { stopTimers() }

    func channelInactive(context: ChannelHandlerContext) {
        stopTimers()
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isGivingUp else { return }
        switch unwrapInboundIn(data) {
        case .head(var head):
            AbsoluteTarget.declareHost(of: &head)
            startBodyTimer(context)
            context.fireChannelRead(wrapInboundOut(.head(head)))
        case .body:
            context.fireChannelRead(data)
        case .end:
            bodyTimer?.cancel()
            bodyTimer = nil
            context.fireChannelRead(data)
        }
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        let promise = promise ?? context.eventLoop.makePromise(of: Void.self)
        let part = unwrapOutboundIn(data)
        watch(promise.futureResult, context, closesAfter: isGivingUp && part.isEnd)
        if case .body(let bytes) = part { bytesGiven += bytes.readableBytes }
        guard case .head(var head) = part else { return context.write(data, promise: promise) }
        for field in headers.fields where !head.headers.contains(name: field.name) {
            head.headers.add(name: field.name, value: field.value)
        }
        if isGivingUp { head.headers.replaceOrAdd(name: "connection", value: "close") }
        context.write(wrapOutboundOut(.head(head)), promise: promise)
    }

    private func startBodyTimer(_ context: ChannelHandlerContext) {
        bodyTimer?.cancel()
        bodyTimer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.body)) {
            self.giveUp(context)
        }
    }

    /// Fails the read of the body, so that the caller is told; then closes, whether or not the caller listens.
    private func giveUp(_ context: ChannelHandlerContext) {
        isGivingUp = true
        context.fireErrorCaught(BodyDeadlineExceeded())
        bodyTimer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.farewell)) {
            context.close(promise: nil)
        }
    }

    /// Closes the connection when written bytes stay unread for too long.
    private func watch(_ written: EventLoopFuture<Void>, _ context: ChannelHandlerContext, closesAfter: Bool) {
        pendingWrites += 1
        if pendingWrites == 1 { startWriteTimer(context) }
        written.assumeIsolated().whenComplete { _ in
            self.pendingWrites -= 1
            guard self.pendingWrites == 0 else { return }
            self.writeTimer?.cancel()
            self.writeTimer = nil
            self.bytesTaken = self.bytesGiven
            if closesAfter { context.close(promise: nil) }
        }
    }

    private func startWriteTimer(_ context: ChannelHandlerContext) {
        writeTimer = context.eventLoop.assumeIsolated().scheduleTask(in: TimeAmount(limits.write)) {
            context.channel.getOption(.bufferedWritableBytes).assumeIsolated().whenComplete { buffered in
                self.judgeReader(context, buffered: (try? buffered.get()) ?? .max)
            }
        }
    }

    /// A long answer over a slow line goes on as long as a fair part of it was taken since the last look.
    private func judgeReader(_ context: ChannelHandlerContext, buffered: Int) {
        guard pendingWrites > 0 else { return }
        let taken = bytesGiven - min(buffered, bytesGiven)
        let fairPart = Int(limits.write.inSeconds * Double(limits.readBytesPerSecond))
        guard taken - bytesTaken >= max(1, fairPart) else { return context.close(promise: nil) }
        bytesTaken = taken
        startWriteTimer(context)
    }

    private func stopTimers() {
        bodyTimer?.cancel()
        writeTimer?.cancel()
        bodyTimer = nil
        writeTimer = nil
    }
}

extension HTTPServerResponsePart {
    fileprivate var isEnd: Bool {
        if case .end = self { true } else { false }
    }
}
