public import HTTPTypes

/// A request that is not answered as asked, with what to tell the person: a status, a title and a sentence that says
/// what to do. It holds no values from the request, so it may be logged.
public struct WebRefusal: Error, Sendable, Hashable, CustomStringConvertible {
    /// The status of the answer.
    public let status: HTTPResponse.Status
    /// The heading of the page.
    public let title: String
    /// What happened and what to do.
    public let message: String
    /// Headers that the answer needs, such as `Allow` or `Retry-After`.
    public var headers: HTTPFields

    /// A refusal in the words that the person will read.
    public init(_ status: HTTPResponse.Status, title: String, message: String, headers: HTTPFields = [:]) {
        self.status = status
        self.title = title
        self.message = message
        self.headers = headers
    }

    /// The status and the title.
    public var description: String { "\(status.code) \(title)" }
}

extension WebRefusal {
    /// There is no such page.
    public static let notFound = WebRefusal(
        .notFound,
        title: "Page not found",
        message: "Check the address, or go back to the start page and look from there."
    )
    /// The person may not do this.
    public static let forbidden = WebRefusal(
        .forbidden,
        title: "You cannot see this page",
        message: "Ask the coordinator of your system if you need to see it."
    )
    /// A value that must come once came several times.
    public static let repeatedField = WebRefusal(
        .badRequest,
        title: "We could not read what was sent",
        message: "One of the values was sent more than once. Go back, reload the page and try again."
    )
    /// The body is not a readable form.
    static let brokenForm = WebRefusal(
        .badRequest,
        title: "We could not read the form",
        message: "The form arrived damaged. Go back, reload the page and try again."
    )
    /// The target of the request cannot be read.
    static let brokenAddress = WebRefusal(
        .badRequest,
        title: "We could not read the address",
        message: "Check the address, or go back to the start page and look from there."
    )
    /// The target of the request is too long.
    static let addressTooLong = WebRefusal(
        HTTPResponse.Status(code: 414, reasonPhrase: "URI Too Long"),
        title: "The address is too long",
        message: "Go back and choose fewer filters."
    )
    /// The host is missing, repeated or not ours.
    static let unknownHost = WebRefusal(
        .badRequest,
        title: "This address is not served here",
        message: "Open the service under the address that you were given."
    )
    /// The method is not one that any page uses.
    static let methodNotAllowed = WebRefusal(
        .methodNotAllowed,
        title: "That cannot be done here",
        message: "Go back and use the links and buttons of the page.",
        headers: [.allow: "GET, HEAD, POST"]
    )
    /// The form was not sent from one of our pages, or the page is too old.
    static let untrustedForm = WebRefusal(
        .forbidden,
        title: "We could not accept the form",
        message: "Nothing was changed. Go back, reload the page and send the form again. Cookies must be allowed."
    )
    /// Another site asked for something that only our own pages may ask for.
    static let foreignRequest = WebRefusal(
        .forbidden,
        title: "This cannot be used from another site",
        message: "Nothing was changed. Open the service under its own address and go on from there."
    )
    /// The form lacks the key that keeps it from being done twice.
    static let unmarkedForm = WebRefusal(
        .badRequest,
        title: "We could not accept the form",
        message: "Nothing was changed. Go back, reload the page and send the form again."
    )
    /// A form without files is larger than allowed.
    static let formTooLarge = WebRefusal(
        .contentTooLarge,
        title: "The form is too large",
        message: "Nothing was saved. Send the text in smaller parts."
    )
    /// A form with files is larger than allowed.
    static func uploadTooLarge(_ limits: ServerLimits) -> WebRefusal {
        WebRefusal(
            .contentTooLarge,
            title: "The file is too large",
            message: "A file can be up to \(limits.uploadBytes >> 20) MB. Nothing was saved. "
                + "Send a smaller file, or split it."
        )
    }
    /// The body is of a kind that no page sends.
    static let unsupportedForm = WebRefusal(
        .unsupportedMediaType,
        title: "We cannot read this kind of data",
        message: "Send the form from the page itself, not compressed and in UTF-8."
    )
    /// The body did not arrive in time.
    static let tooSlow = WebRefusal(
        .requestTimeout,
        title: "The data took too long to arrive",
        message: "Nothing was saved. Check your connection and send it again."
    )
    /// Something went wrong that nobody foresaw.
    static let failure = WebRefusal(
        .internalServerError,
        title: "Sorry, there is a problem with the service",
        message: "Nothing of this step may have been saved. Try again in a few minutes."
    )
}
