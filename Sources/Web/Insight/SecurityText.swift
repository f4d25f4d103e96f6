import Domain
import Hummingbird
import NIOCore
import Pages

/// The file that tells finders of weaknesses whom to tell, in the form of RFC 9116.
struct SecurityText {
    let settings: ServerSettings
    let today: Day

    /// The lines. They stay good for half a year from the first of the month, so that an abandoned copy shows.
    var lines: [String] {
        let url = settings.publicURL
        let page = url.link(to: SiteRoute.insight(.security).path)
        return [
            "Contact: \(settings.securityContact.map(Self.address) ?? page)",
            "Expires: \(today.adding(days: 1 - today.day + 183))T00:00:00Z",
            "Preferred-Languages: en",
            "Canonical: \(url.link(to: SiteRoute.insight(.securityText).path))",
            "Policy: \(page)",
        ]
    }

    /// The answer; public, and the only text of ours that may be kept for a day.
    func response() -> Response {
        Response(
            status: .ok,
            headers: [.contentType: "text/plain; charset=utf-8", .cacheControl: "public, max-age=86400"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: lines.map { $0 + "\n" }.joined()))
        )
    }

    /// An e-mail address becomes a `mailto:` address; anything else is one already.
    private static func address(_ contact: String) -> String {
        contact.contains("@") && !contact.contains(":") ? "mailto:\(contact)" : contact
    }
}
