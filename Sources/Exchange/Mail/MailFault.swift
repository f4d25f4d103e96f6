/// Why a message was not sent, without naming anybody.
public struct MailFault: Error, Hashable, Sendable, CustomStringConvertible {
    /// What to do next.
    public enum Kind: String, Hashable, Sendable {
        /// The message will never be taken; do not try again.
        case permanent
        /// Try again later.
        case temporary
        /// The settings are wrong; tell whoever runs the system, then try again.
        case settings
    }

    /// What to do next.
    public let kind: Kind
    /// The code with which the server answered, for example 550.
    public let replyCode: Int?
    /// One sentence.
    public let message: String

    /// Makes a fault.
    public init(_ kind: Kind, _ message: String, replyCode: Int? = nil) {
        self.kind = kind
        self.message = message
        self.replyCode = replyCode
    }

    /// The sentence, with the code of the server if there is one.
    public var description: String { replyCode.map { "\(message) (reply \($0))" } ?? message }
}

/// A way to send mail.
public protocol MailTransport: Sendable {
    /// Hands a message over and returns when it has been taken.
    ///
    /// - Throws: `MailFault`, which says whether to try again.
    func send(_ message: MailMessage) async throws(MailFault)
}
