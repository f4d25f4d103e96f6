import Exchange
import Foundation
import Testing

@Suite(
    "Sending mail to a real server",
    .enabled(if: MailSink.python != nil, "Set TRELLIS_PYTHON to a Python that has aiosmtpd.")
)
struct SMTPTransportTests {
    @Test("Without TLS on the same machine: the message arrives byte by byte, lone dots included")
    func plain() async throws {
        let sink = try MailSink("plain")
        let message = try Letter.message(text: "Zoë\n.\n..\nFrom here\n")
        try await SMTPTransport(host: "127.0.0.1", port: sink.port, security: .none).send(message)
        let taken = try sink.next()
        #expect(taken.from == "system@example.org" && taken.to == ["kim@example.org"] && !taken.secure)
        #expect(try taken.data == Data(message.rendered()))
    }

    @Test(
        "STARTTLS with sign-in; an untrusted certificate, a wrong password or a server without TLS is a matter of settings"
    )
    func startTLS() async throws {
        let sink = try MailSink("starttls")
        var transport = SMTPTransport(
            host: "localhost",
            port: sink.port,
            security: .startTLS,
            username: "kim",
            password: "open sesame",
            certificateFile: sink.certificate.path
        )
        try await transport.send(Letter.message())
        let taken = try sink.next()
        #expect(taken.secure && taken.signedIn)

        transport.password = "wrong"
        #expect(await Letter.fault(transport)?.kind == .settings)
        transport.password = "open sesame"
        transport.certificateFile = nil
        #expect(await Letter.fault(transport)?.kind == .settings)
        transport.certificateFile = sink.certificate.path
        transport.host = "127.0.0.1"
        #expect(await Letter.fault(transport)?.kind == .settings, "the certificate is for localhost")
        let bare = try MailSink("plain")
        #expect(
            await Letter.fault(SMTPTransport(host: "127.0.0.1", port: bare.port, security: .startTLS))?.kind
                == .settings
        )
    }

    @Test("TLS from the first byte")
    func tls() async throws {
        let sink = try MailSink("tls")
        var transport = SMTPTransport(
            host: "localhost",
            port: sink.port,
            security: .tls,
            certificateFile: sink.certificate.path
        )
        try await transport.send(Letter.message())
        #expect(try sink.next().secure)
        transport.certificateFile = nil
        #expect(await Letter.fault(transport)?.kind == .settings)
    }

    @Test("5xx is permanent; 4xx, silence and nobody there are temporary")
    func refusals() async throws {
        let sink = try MailSink("plain")
        var transport = SMTPTransport(host: "127.0.0.1", port: sink.port, security: .none, timeout: .seconds(2))
        let refused = await Letter.fault(transport, to: "refused@example.org")
        #expect(refused?.kind == .permanent && refused?.replyCode == 550)
        let later = await Letter.fault(transport, to: "later@example.org")
        #expect(later?.kind == .temporary && later?.replyCode == 451)
        #expect(await Letter.fault(transport, to: "slow@example.org")?.kind == .temporary)
        transport.port = 1
        #expect(await Letter.fault(transport)?.kind == .temporary)
        #expect(refused?.description.contains("refused@") == false)
    }

    @Test("Twenty messages at once all arrive once")
    func parallel() async throws {
        let sink = try MailSink("plain")
        let transport = SMTPTransport(host: "127.0.0.1", port: sink.port, security: .none)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<20 {
                group.addTask { try await transport.send(Letter.message(to: "kim\(number)@example.org")) }
            }
            try await group.waitForAll()
        }
        let taken = try (0..<20).map { _ in try sink.next() }
        #expect(Set(taken.flatMap(\.to)).count == 20)
    }
}

@Suite("Sending mail through a program")
struct SendmailTransportTests {
    /// A program that stands where sendmail would: the shell, told what to do with the message.
    private func transport(_ script: String, timeout: Duration = .seconds(120)) -> SendmailTransport {
        SendmailTransport(program: "/bin/sh", arguments: ["-c", script], timeout: timeout)
    }

    @Test("The program gets the whole message with the line ends of the system")
    func message() async throws {
        let file = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        defer { try? FileManager.default.removeItem(at: file) }
        let message = try Letter.message(text: String(repeating: "Zoë and many others\n", count: 20_000))
        try await transport("cat > '\(file.path)'").send(message)
        #expect(try [UInt8](Data(contentsOf: file)) == message.rendered().filter { $0 != 13 })
    }

    @Test(
        "How the program ends says whether to try again",
        arguments: [
            ("cat > /dev/null; exit 67", MailFault.Kind.permanent), ("exit 65", .permanent),
            ("cat > /dev/null; exit 75", .temporary),
            ("exit 1", .temporary), ("exit 78", .settings), ("kill -9 $$", .temporary),
        ]
    )
    func endings(script: String, kind: MailFault.Kind) async throws {
        #expect(await Letter.fault(transport(script))?.kind == kind)
        #expect(await Letter.fault(SendmailTransport(program: "/nowhere/sendmail"))?.kind == .settings)
    }

    @Test("A program that does not end is ended, and the message is tried again later", .timeLimit(.minutes(3)))
    func hanging() async throws {
        #expect(await Letter.fault(transport("sleep 1200", timeout: .seconds(1)))?.kind == .temporary)
    }
}

/// Messages for the tests.
enum Letter {
    static func message(to: String = "kim@example.org", text: String = "Hello\n") throws -> MailMessage {
        MailMessage(
            from: try MailAddress("system@example.org", name: "Trellis"),
            to: try MailAddress(to),
            subject: "Zoë’s placement",
            text: text,
            messageID: "\(UUID().uuidString)@example.org",
            date: Date(timeIntervalSince1970: 1_819_787_400)
        )
    }

    /// Why a message was not sent; nil when it was.
    static func fault(_ transport: some MailTransport, to: String = "kim@example.org") async -> MailFault? {
        do throws(MailFault) {
            guard let message = try? message(to: to) else { return nil }
            try await transport.send(message)
            return nil
        } catch {
            return error
        }
    }
}
