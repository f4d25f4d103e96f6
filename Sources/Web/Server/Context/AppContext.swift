public import Foundation
public import Hummingbird
public import Logging
import NIOCore
import Synchronization

/// What is known about one request while it is answered; every copy shares what middlewares and handlers find out.
public struct AppContext: RequestContext {
    /// What the router below keeps.
    public var coreContext: CoreRequestContextStorage
    /// A random id that joins the log lines of a request and stands on its error page.
    public let requestID: String
    /// When the request came in.
    public let received: Date
    /// The same on the clock that never jumps.
    public let started: ContinuousClock.Instant
    /// The address at the other end of the connection, which may be a proxy.
    public let peerAddress: String?
    private let record: RequestRecord

    /// The context of a request that came in over a connection.
    public init(source: ApplicationRequestContextSource) {
        self.init(logger: source.logger, peerAddress: source.channel.remoteAddress?.ipAddress)
    }

    /// The context of a request that comes without a connection, as tests make it.
    public init(logger: Logger, peerAddress: String?, received: Date = Date()) {
        let id = RandomToken.make(bytes: 12)
        var logger = logger
        logger[metadataKey: "hb.request.id"] = .string(id)
        coreContext = CoreRequestContextStorage(source: LoggerSource(logger: logger))
        requestID = id
        self.received = received
        started = ContinuousClock.now
        self.peerAddress = peerAddress
        record = RequestRecord()
    }

    /// The name of the route that answers; logs and metrics show it in place of the path.
    public var routeName: String? {
        get { record.state.withLock { $0.routeName } }
        nonmutating set { record.state.withLock { $0.routeName = newValue } }
    }

    /// Who is signed in.
    public var session: SessionHandle? {
        get { record.state.withLock { $0.session } }
        nonmutating set { record.state.withLock { $0.session = newValue } }
    }

    /// The caller's address: the peer, or what a trusted proxy says it is.
    public var clientAddress: String? {
        get { record.state.withLock { $0.clientAddress } ?? peerAddress }
        nonmutating set { record.state.withLock { $0.clientAddress = newValue } }
    }

    /// The fields of the form that was sent; empty for a GET.
    public var form: FormData {
        get { record.state.withLock { $0.form } }
        nonmutating set { record.state.withLock { $0.form = newValue } }
    }

    /// The token that a form on the page must carry in its field `_csrf`.
    public var csrfToken: String {
        record.state.withLock { state in
            if let session = state.session { return session.csrfToken }
            if let token = state.guestToken { return token }
            let fresh = RandomToken.make()
            state.guestToken = fresh
            state.guestTokenIsNew = true
            return fresh
        }
    }

    /// A value of a given type that one middleware leaves for those after it.
    public subscript<Value: Sendable>(type: Value.Type) -> Value? {
        get { record.state.withLock { $0.notes[ObjectIdentifier(type)] as? Value } }
        nonmutating set { record.state.withLock { $0.notes[ObjectIdentifier(type)] = newValue } }
    }

    /// The token that a signed-out browser brought in its cookie.
    var guestToken: String? {
        get { record.state.withLock { $0.guestToken } }
        nonmutating set { record.state.withLock { $0.guestToken = newValue } }
    }

    /// The token that a page asked for and the browser does not have yet.
    var newGuestToken: String? {
        record.state.withLock { $0.guestTokenIsNew ? $0.guestToken : nil }
    }
}

/// The part of a context that is found out along the way.
private final class RequestRecord: Sendable {
    struct State {
        var routeName: String?
        var session: SessionHandle?
        var clientAddress: String?
        var form = FormData()
        var guestToken: String?
        var guestTokenIsNew = false
        var notes: [ObjectIdentifier: any Sendable] = [:]
    }

    let state = Mutex(State())
}

private struct LoggerSource: RequestContextSource {
    let logger: Logger
}
