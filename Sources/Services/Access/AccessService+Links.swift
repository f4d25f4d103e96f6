public import Domain
import Foundation
import Records
import Store

extension AccessService {
    /// Asks for a link for an address. The answer is the same whether anybody has that address or not, and so is the
    /// work: for an unknown address the same number of rows is written, which nobody ever reads.
    ///
    /// - Parameters:
    ///   - browser: the secret of the browser that asks; only it can use the link.
    ///   - linkURL: makes the address of the page that a token opens.
    public func requestLink(
        for email: EmailAddress,
        browser: String,
        linkURL: @escaping @Sendable (String) -> String
    ) async throws {
        let now = trellis.now()
        try await trellis.database.write { writer in
            try writeLink(for: email, browser: browser, at: now, linkURL: linkURL, writer)
        }
    }

    /// The statements behind `requestLink`, as many for an unknown address as for a known one.
    func writeLink(
        for email: EmailAddress,
        browser: String,
        at now: Date,
        linkURL: (String) -> String,
        _ writer: any Writer
    ) throws {
        let expiry = now.addingTimeInterval(Double(trellis.settings.signInLinkMinutes) * 60)
        let users = try Accounts.find(email: email, writer)
        for user in users.isEmpty ? [nil] : users.map(Optional.some) {
            let token = trellis.randomness.token()
            var mail = Outbox.Mail(
                id: trellis.newID(),
                systemID: user?.systemID,
                recipient: user?.email ?? email,
                subject: "Your link to sign in to Trellis",
                body: linkText(linkURL(token)),
                createdAt: now
            )
            if let user {
                try Accounts.keepLink(
                    tokenHash: Secret.hash(token),
                    browserHash: Secret.hash(browser),
                    for: user.id,
                    at: now,
                    until: expiry,
                    writer
                )
            } else {
                try Accounts.keepDecoy(
                    tokenHash: Secret.hash(token),
                    browserHash: Secret.hash(browser),
                    at: now,
                    until: expiry,
                    writer
                )
                mail = try decoy(of: mail)
            }
            try Outbox.put(mail, writer)
        }
    }

    private func linkText(_ url: String) -> String {
        """
        Open this link in the same browser where you asked for it, then press “Sign in”:

        \(url)

        It works once, within \(trellis.settings.signInLinkMinutes) minutes.
        If you did not ask for it, you can ignore this message.
        """
    }

    /// A mail that is never sent and holds nobody's address, as long as a real one.
    private func decoy(of mail: Outbox.Mail) throws -> Outbox.Mail {
        var decoy = mail
        decoy.recipient = try EmailAddress("nobody@trellis.invalid")
        decoy.body = String(repeating: "-", count: mail.body.count)
        decoy.sentAt = mail.createdAt
        return decoy
    }
}
