public import HTTPTypes
public import Hummingbird
import NIOCore

/// How errors become pages. The pages floor hands in its own look; without it they are plain but complete.
public struct ErrorPages: Sendable {
    /// Makes the page for a status from a title and a sentence.
    public var page: @Sendable (HTTPResponse.Status, _ title: String, _ message: String, AppContext) -> Response
    /// Turns errors of the floors below into what to tell the person; nil means that nobody foresaw the error.
    public var explain: @Sendable (any Error) -> WebRefusal?

    /// Pages with a look and with words for the errors of the floors below.
    public init(
        page: @escaping @Sendable (HTTPResponse.Status, String, String, AppContext) -> Response,
        explain: @escaping @Sendable (any Error) -> WebRefusal? = { _ in nil }
    ) {
        self.page = page
        self.explain = explain
    }

    /// Pages without a look.
    public static let plain = ErrorPages { status, title, message, context in
        let text = """
            <!DOCTYPE html>
            <html lang="en-GB"><head><meta charset="utf-8"><title>\(escape(title))</title></head>
            <body><main><h1>\(escape(title))</h1><p>\(escape(message))</p>
            <p>Reference: \(escape(context.requestID))</p></main></body></html>

            """
        return HTMLResponse.page(ByteBuffer(string: text), status: status)
    }

    func response(to refusal: WebRefusal, context: AppContext) -> Response {
        var response = page(refusal.status, refusal.title, refusal.message, context)
        for field in refusal.headers { response.headers[field.name] = field.value }
        return response
    }

    private static func escape(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}
