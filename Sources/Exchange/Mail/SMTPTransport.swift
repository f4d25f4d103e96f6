import CMail
import Dispatch
import Glibc

/// Sends mail through an SMTP server, by libcurl.
public struct SMTPTransport: MailTransport {
    /// How the line to the server is secured.
    public enum Security: String, CaseIterable, Hashable, Sendable {
        /// TLS from the first byte (usually port 465).
        case tls
        /// TLS before anything else is said (usually port 587); without it nothing is sent.
        case startTLS
        /// None; only for a server on the same machine.
        case none
    }

    /// The name of the server.
    public var host: String
    /// The port of the server.
    public var port: Int
    /// How the line is secured.
    public var security: Security
    /// The name to sign in with; nil when the server asks for none.
    public var username: String?
    /// The password to sign in with.
    public var password: String?
    /// A file of certificates to trust instead of the machine's own.
    public var certificateFile: String?
    /// The name by which we greet the server.
    public var greeting: String
    /// How long to wait for the connection.
    public var connectTimeout: Duration
    /// How long the whole conversation may take.
    public var timeout: Duration

    /// Makes a way to a server.
    public init(
        host: String,
        port: Int,
        security: Security,
        username: String? = nil,
        password: String? = nil,
        certificateFile: String? = nil,
        greeting: String = "localhost",
        connectTimeout: Duration = .seconds(10),
        timeout: Duration = .seconds(60)
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.username = username
        self.password = password
        self.certificateFile = certificateFile
        self.greeting = greeting
        self.connectTimeout = connectTimeout
        self.timeout = timeout
    }

    /// Hands a message over and returns when the server has taken it.
    ///
    /// - Throws: `MailFault`; permanent when the server answers 5xx to the message or its recipient.
    public func send(_ message: MailMessage) async throws(MailFault) {
        let bytes = try message.rendered()
        let (outcome, code) = await withCheckedContinuation { continuation in
            // libcurl waits; it must not hold one of the few threads on which everything else runs.
            Self.queue.async { continuation.resume(returning: perform(message, bytes)) }
        }
        if let fault = Self.fault(outcome, code) { throw fault }
    }

    private static let queue = DispatchQueue(label: "mail", attributes: .concurrent)

    private func perform(_ message: MailMessage, _ bytes: [UInt8]) -> (trellis_mail_outcome, Int) {
        let scheme = security == .tls ? "smtps" : "smtp"
        let host = host.contains(":") ? "[\(host)]" : host
        return CStrings.with([
            "\(scheme)://\(host):\(port)/\(greeting)", username, password, certificateFile, message.from.address,
            message.to.address,
        ]) { texts in
            bytes.withUnsafeBufferPointer { buffer in
                var request = trellis_mail_request()
                request.url = texts[0]
                request.username = texts[1]
                request.password = texts[2] ?? texts[1].map { $0 + strlen($0) }
                request.requires_tls = security == .startTLS ? 1 : 0
                request.ca_file = texts[3]
                request.sender = texts[4]
                request.recipient = texts[5]
                request.message = buffer.baseAddress
                request.message_length = buffer.count
                request.connect_timeout_ms = connectTimeout.milliseconds
                request.timeout_ms = timeout.milliseconds
                var code = 0
                let outcome = trellis_mail_send(&request, &code)
                return (outcome, code)
            }
        }
    }

    private static func fault(_ outcome: trellis_mail_outcome, _ code: Int) -> MailFault? {
        switch outcome {
        case TRELLIS_MAIL_SENT: nil
        case TRELLIS_MAIL_REFUSED where (500...599).contains(code) && code != 530 && code != 535:
            MailFault(.permanent, "The mail server refused the message.", replyCode: code)
        case TRELLIS_MAIL_REFUSED where code == 530 || code == 535:
            MailFault(.settings, "The mail server wants another sign-in; check the mail settings.", replyCode: code)
        case TRELLIS_MAIL_REFUSED:
            MailFault(
                .temporary,
                "The mail server cannot take the message now; it is tried again later.",
                replyCode: code
            )
        case TRELLIS_MAIL_TLS_FAILED:
            MailFault(
                .settings,
                "The line to the mail server could not be secured; check its certificate and the port."
            )
        case TRELLIS_MAIL_SIGN_IN_FAILED:
            MailFault(.settings, "The mail server refused the sign-in; check user name and password.", replyCode: code)
        case TRELLIS_MAIL_TIMED_OUT:
            MailFault(.temporary, "The mail server did not answer in time; it is tried again later.")
        default:
            MailFault(.temporary, "The mail server could not be reached; it is tried again later.")
        }
    }
}

extension Duration {
    fileprivate var milliseconds: Int {
        Int(components.seconds) * 1000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
