import Foundation
import Testing

@testable import Exchange

@Suite("Mail as it travels")
struct MailMessageTests {
    private func message(
        subject: String = "Hello",
        text: String = "Hi\n",
        name: String = "",
        headers: [MailMessage.Header] = []
    ) throws -> MailMessage {
        MailMessage(
            from: try MailAddress("system@example.org", name: "Trellis"),
            to: try MailAddress("kim@example.org", name: name),
            subject: subject,
            text: text,
            messageID: "1@example.org",
            date: Date(timeIntervalSince1970: 1_819_787_400),
            headers: headers
        )
    }

    private func lines(_ message: MailMessage) throws -> [String] {
        String(decoding: try message.rendered(), as: UTF8.self).split(
            separator: "\r\n",
            omittingEmptySubsequences: false
        ).map(String.init)
    }

    @Test("Headers of a plain message")
    func plain() throws {
        #expect(
            try lines(message(headers: [.init("List-Unsubscribe", "<https://example.org/u>")])) == [
                "From: Trellis <system@example.org>", "To: kim@example.org", "Subject: Hello",
                "Date: Wed, 01 Sep 2027 08:30:00 +0000",
                "Message-ID: <1@example.org>", "Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All",
                "List-Unsubscribe: <https://example.org/u>", "MIME-Version: 1.0",
                "Content-Type: text/plain; charset=utf-8",
                "Content-Transfer-Encoding: quoted-printable", "", "Hi", "", "",
            ]
        )
    }

    @Test(
        "Other characters than ASCII travel as encoded words of at most 75 characters",
        arguments: [
            "Zoë’s placement", "王小明 wird am Montag erwartet und bringt alles mit, was gebraucht wird 👩🏽‍⚕️👩🏽‍⚕️",
            "=?utf-8?B?SGk=?=",
            String(repeating: "long plain words ", count: 9),
        ]
    )
    func subjects(subject: String) throws {
        let all = try lines(message(subject: subject, name: subject))
        let start = try #require(all.firstIndex { $0.hasPrefix("Subject: ") })
        let folded =
            [String(all[start].dropFirst(9))]
            + all[(start + 1)...].prefix { $0.hasPrefix(" ") }.map { String($0.dropFirst()) }
        #expect(all.allSatisfy { $0.utf8.count <= 88 && $0.utf8.allSatisfy { $0 < 127 } })
        let decoded = folded.map { word in
            word.hasPrefix("=?utf-8?B?") && word.hasSuffix("?=") && word.utf8.count <= 75
                ? Data(base64Encoded: String(word.dropFirst(10).dropLast(2))) ?? Data() : Data()
        }.reduce(Data(), +)
        #expect(String(decoding: decoded, as: UTF8.self) == subject)
    }

    @Test(
        "Nothing breaks out of a header",
        arguments: ["a\r\nBcc: x@y.org", "a\nb", "a\rb", "a\0b", "a\u{2028}b", "a\u{b}b", "ä\r\nBcc: x@y.org"]
    )
    func injection(text: String) throws {
        #expect(throws: MailFault.self) { try message(subject: text).rendered() }
        #expect(throws: MailFault.self) { try message(headers: [.init("X-A", text)]).rendered() }
        #expect(throws: MailFault.self) { try message(headers: [.init("X" + text, "a")]).rendered() }
        #expect(throws: MailFault.self) { try message(headers: [.init("Bcc", "x@y.org")]).rendered() }
        var other = try message()
        other.messageID = "a@b>\(text)"
        #expect(throws: MailFault.self) { try other.rendered() }
        #expect(throws: MailFault.self) { try MailAddress("kim@example.org\(text)") }
        // A name is tidied: its line breaks become blanks, and the rest is encoded.
        let named = try? lines(message(name: text))
        #expect(named?.contains { $0.hasPrefix("Bcc") } != true)
    }

    @Test(
        "Addresses that are none",
        arguments: [
            "", "kim", "@x", "kim@", "a b@x.org", "a@b@c", "<a@b.org>", "-oQ/tmp@x.org", "a,b@x.org", "zoë@x.org",
        ]
    )
    func addresses(text: String) {
        #expect(throws: MailFault.self) { try MailAddress(text) }
    }

    @Test(
        "The body comes out as it went in",
        arguments: [
            "Plain\n", "Zoë, 50% = half \n.\n.. dots\n",
            String(repeating: "a line that is far longer than a mail line may be ", count: 30),
            "Ünï\r\ncödé\rall\nends", "王小明\n", "tab\t\n \nend ",
        ]
    )
    func bodies(text: String) throws {
        let all = try lines(message(text: text))
        let empty = try #require(all.firstIndex(of: ""))
        let body = all[(empty + 1)...].dropLast()
        #expect(body.allSatisfy { $0.utf8.count <= 76 && $0.utf8.allSatisfy { $0 < 127 } })
        let isBase64 = all.contains("Content-Transfer-Encoding: base64")
        let decoded =
            isBase64
            ? String(decoding: Data(base64Encoded: body.joined()) ?? Data(), as: UTF8.self)
            : Self.unquoted(body.joined(separator: "\r\n"))
        #expect(decoded.replacing("\r\n", with: "\n") == text.replacing("\r\n", with: "\n").replacing("\r", with: "\n"))
    }

    private static func unquoted(_ text: String) -> String {
        let parts = text.replacing("=\r\n", with: "").utf8.split(
            separator: UInt8(ascii: "="),
            omittingEmptySubsequences: false
        )
        var bytes = Array(parts[0])
        for part in parts.dropFirst() {
            bytes.append(UInt8(String(decoding: part.prefix(2), as: UTF8.self), radix: 16) ?? 0)
            bytes += part.dropFirst(2)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
