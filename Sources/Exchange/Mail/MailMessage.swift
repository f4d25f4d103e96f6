public import Foundation

/// One message to one person.
public struct MailMessage: Hashable, Sendable {
    /// Who sends it.
    public var from: MailAddress
    /// Who is to have it.
    public var to: MailAddress
    /// Where answers go; nil for the sender.
    public var replyTo: MailAddress?
    /// The subject, any characters.
    public var subject: String
    /// The text, any characters; lines end by a line feed.
    public var text: String
    /// The name of the message, `local@domain` without angle brackets. A second try keeps it, so that it counts once.
    public var messageID: String
    /// When it was written.
    public var date: Date
    /// Whether no person wrote it, so that nobody's absence note answers.
    public var isAutomatic: Bool
    /// Further headers, for example `List-Unsubscribe`.
    public var headers: [Header]

    /// A header that is not among the usual ones.
    public struct Header: Hashable, Sendable {
        /// The name, for example `List-Unsubscribe`.
        public var name: String
        /// What it says.
        public var value: String

        /// Makes a header.
        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Makes a message.
    public init(
        from: MailAddress,
        to: MailAddress,
        replyTo: MailAddress? = nil,
        subject: String,
        text: String,
        messageID: String,
        date: Date,
        isAutomatic: Bool = true,
        headers: [Header] = []
    ) {
        self.from = from
        self.to = to
        self.replyTo = replyTo
        self.subject = subject
        self.text = text
        self.messageID = messageID
        self.date = date
        self.isAutomatic = isAutomatic
        self.headers = headers
    }
}

/// Where mail goes, with the name of the person if it is known.
public struct MailAddress: Hashable, Sendable {
    /// The bare address.
    public let address: String
    /// The name to show; may be empty.
    public let name: String

    /// Makes an address.
    ///
    /// - Throws: `MailFault` when it is not one plain address, or could smuggle in a header or an option.
    public init(_ address: String, name: String = "") throws(MailFault) {
        let halves = address.split(separator: "@", omittingEmptySubsequences: false)
        let isPlain = address.utf8.allSatisfy { $0 > 32 && $0 < 127 && !Self.forbidden.contains($0) }
        guard halves.count == 2, !halves[0].isEmpty, !halves[1].isEmpty, isPlain, address.utf8.count <= 254,
            !address.hasPrefix("-")
        else { throw MailFault(.permanent, "This is not an e-mail address; correct it and send again.") }
        self.address = address
        self.name = name.tidied
    }

    private static let forbidden = Set("<>()[]\\,;:\"".utf8)
}
