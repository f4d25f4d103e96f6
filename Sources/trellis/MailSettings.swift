import Configuration
import Exchange
import Foundation

/// How mail leaves: TRELLIS_MAIL is `smtp://user:password@host:587`, `smtps://…` or the path of a sendmail-like program.
struct MailSettings {
    let transport: (any MailTransport)?
    let sender: MailAddress

    init(_ environment: ConfigReader) throws {
        sender = try MailAddress(environment.string(forKey: "mail.from", default: "trellis@localhost"), name: "Trellis")
        guard let text = environment.string(forKey: "mail", isSecret: true), !text.isEmpty else {
            transport = nil
            return
        }
        if text.hasPrefix("/") {
            transport = SendmailTransport(program: text)
            return
        }
        guard let url = URLComponents(string: text), let scheme = url.scheme, ["smtp", "smtps"].contains(scheme),
            let host = url.host, !host.isEmpty
        else {
            throw Failure(
                "TRELLIS_MAIL must be smtp://host:587, smtps://host:465 or the path of a sendmail program.",
                code: 2
            )
        }
        let isLocal = ["127.0.0.1", "localhost", "::1"].contains(host)
        transport = SMTPTransport(
            host: host,
            port: url.port ?? (scheme == "smtps" ? 465 : 587),
            security: scheme == "smtps" ? .tls : isLocal ? .none : .startTLS,
            username: url.user,
            password: url.password
        )
    }
}
