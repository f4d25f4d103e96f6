import Domain
public import Exchange
import Foundation
import Logging
import Records
public import ServiceLifecycle
import Store

/// Takes mail out of the outbox and hands it to the mail server, as long as the server runs. A mail that cannot go now is
/// tried again later, at growing distances; one that never can is kept with the reason.
public struct MailDelivery: Service {
    let trellis: Trellis
    let transport: any MailTransport
    let sender: MailAddress
    /// Attempts before a mail is given up.
    static let mostAttempts = 12

    public init(trellis: Trellis, transport: any MailTransport, sender: MailAddress) {
        self.trellis = trellis
        self.transport = transport
        self.sender = sender
    }

    public func run() async throws {
        try? await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await deliverDue()
                } catch is CancellationError {
                    return
                } catch {
                    trellis.logger.error("mail could not be read", metadata: ["error": "\(type(of: error))"])
                }
                try await Task.sleep(for: .seconds(3))
            }
        }
    }

    /// Sends everything that is due.
    /// - Returns: how many went out.
    @discardableResult
    public func deliverDue() async throws -> Int {
        let now = trellis.now()
        let due = try await trellis.database.read { reader in try Outbox.due(at: now, limit: 50, reader) }
        var sent = 0
        for mail in due {
            do {
                try await transport.send(try message(mail))
                sent += 1
                try await trellis.database.write { writer in try Outbox.markSent(mail.id, at: now, writer) }
            } catch let fault as MailFault {
                try await note(fault, for: mail)
            }
        }
        return sent
    }

    private func message(_ mail: Outbox.Mail) throws -> MailMessage {
        MailMessage(
            from: sender,
            to: try MailAddress(mail.recipient.description),
            subject: mail.subject,
            text: mail.body,
            messageID: "\(mail.id)@\(sender.address.split(separator: "@").last ?? "localhost")",
            date: mail.createdAt
        )
    }

    private func note(_ fault: MailFault, for mail: Outbox.Mail) async throws {
        let now = trellis.now()
        let isHopeless = fault.kind == .permanent || mail.attempts + 1 >= Self.mostAttempts
        let pause = min(pow(2, Double(mail.attempts)) * 30, 6 * 3600)
        let next = isHopeless ? nil : now.addingTimeInterval(pause)
        try await trellis.database.write { writer in
            try Outbox.markFailed(mail.id, problem: fault.message, next: next, at: now, writer)
        }
        trellis.logger.warning("a mail was not taken", metadata: ["mail": "\(mail.id)", "final": "\(isHopeless)"])
    }
}
