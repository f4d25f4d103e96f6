import Foundation

extension MailMessage {
    /// The message as it travels: RFC 5322 headers, RFC 2047 for other characters than ASCII, lines ended by CR LF.
    ///
    /// - Throws: `MailFault` when a header would break out of its line.
    public func rendered() throws(MailFault) -> [UInt8] {
        guard messageID.utf8.allSatisfy({ $0 > 32 && $0 < 127 && $0 != 60 && $0 != 62 }), messageID.contains("@") else {
            throw Self.unsafe
        }
        let isQuoted = text.utf8.count { $0 > 127 } * 6 <= text.utf8.count
        var lines = [
            "From: \(try Self.mailbox(from))",
            "To: \(try Self.mailbox(to))",
        ]
        if let replyTo { lines.append("Reply-To: \(try Self.mailbox(replyTo))") }
        lines += [
            "Subject: \(try Self.encoded(subject))",
            "Date: \(Self.stamp(date))",
            "Message-ID: <\(messageID)>",
        ]
        if isAutomatic { lines += ["Auto-Submitted: auto-generated", "X-Auto-Response-Suppress: All"] }
        for header in headers { lines.append("\(try Self.name(header.name)): \(try Self.plain(header.value))") }
        lines += [
            "MIME-Version: 1.0",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Transfer-Encoding: \(isQuoted ? "quoted-printable" : "base64")",
            "",
            isQuoted ? QuotedPrintable.encoded(text) : Self.base64Lines(text),
        ]
        return Array((lines.joined(separator: "\r\n") + "\r\n").utf8)
    }

    private static let unsafe = MailFault(
        .permanent,
        "A header of this message has a line break or another character that it must not have."
    )

    private static func name(_ name: String) throws(MailFault) -> String {
        let usual = ["from", "to", "cc", "bcc", "subject", "date", "message-id", "reply-to", "sender", "mime-version"]
        let isWord = name.utf8.allSatisfy {
            ($0 > 64 && $0 < 91) || ($0 > 96 && $0 < 123) || $0 == 45 || ($0 > 47 && $0 < 58)
        }
        guard !name.isEmpty, isWord, !usual.contains(name.lowercased()), !name.lowercased().hasPrefix("content-") else {
            throw unsafe
        }
        return name
    }

    /// A value that may only be ASCII on one line.
    private static func plain(_ value: String) throws(MailFault) -> String {
        guard value.utf8.allSatisfy({ $0 >= 32 && $0 < 127 }), value.utf8.count <= 900 else { throw unsafe }
        return value
    }

    private static func mailbox(_ address: MailAddress) throws(MailFault) -> String {
        guard !address.name.isEmpty else { return address.address }
        let isWord = address.name.utf8.allSatisfy {
            ($0 >= 48 && $0 < 58) || ($0 | 32 >= 97 && $0 | 32 <= 122) || $0 == 32 || $0 == 45
        }
        if isWord, address.name.utf8.count <= 60 { return "\(address.name) <\(address.address)>" }
        return "\(try words(address.name)) <\(address.address)>"
    }

    private static func encoded(_ text: String) throws(MailFault) -> String {
        let isPlain = text.utf8.allSatisfy { $0 >= 32 && $0 < 127 } && text.utf8.count <= 66 && !text.contains("=?")
        return isPlain ? text : try words(text)
    }

    /// Encoded words of at most 75 characters, each on its own line, never cut inside a character.
    private static func words(_ text: String) throws(MailFault) -> String {
        guard
            text.unicodeScalars.allSatisfy({
                $0.value >= 32 && $0.value != 127 && $0.value != 0x2028 && $0.value != 0x2029
            })
        else { throw unsafe }
        var chunks: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if chunks[chunks.count - 1].count + bytes.count > 42 { chunks.append([]) }
            chunks[chunks.count - 1] += bytes
        }
        return chunks.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }

    private static func base64Lines(_ text: String) -> String {
        let unix = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n").replacing("\n", with: "\r\n")
        return Data(unix.utf8).base64EncodedString(options: [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ])
    }

    /// For example `Wed, 01 Sep 2027 08:30:00 +0000`.
    private static func stamp(_ date: Date) -> String {
        let seconds = Int(date.timeIntervalSince1970.rounded(.down))
        let days = Int((Double(seconds) / 86_400).rounded(.down))
        let epoch = CalendarDay(year: 1970, month: 1, day: 1)?.count ?? 0
        let day = CalendarDay(count: epoch + days) ?? CalendarDay(year: 1970, month: 1, day: 1)!
        let weekdays = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let rest = seconds - days * 86_400
        let time = String(format: "%02d:%02d:%02d", rest / 3600, rest / 60 % 60, rest % 60)
        let weekday = weekdays[((days % 7) + 7) % 7]
        return "\(weekday), \(String(format: "%02d", day.day)) \(months[day.month - 1]) \(day.year) \(time) +0000"
    }
}

/// Text with other bytes than printable ASCII written as =XX, in lines of at most 76 characters.
enum QuotedPrintable {
    static func encoded(_ text: String) -> String {
        let unix = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        return unix.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\r\n")
    }

    private static func line(_ line: Substring) -> String {
        var result = ""
        var width = 0
        let bytes = Array(line.utf8)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            let isPlain = (byte > 32 && byte < 127 && byte != 61) || (!isLast && (byte == 32 || byte == 9))
            let piece =
                isPlain
                ? String(UnicodeScalar(byte)) : "=" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            if width + piece.utf8.count > 75 {
                result += "=\r\n"
                width = 0
            }
            result += piece
            width += piece.utf8.count
        }
        return result
    }
}
