import Domain
import Exchange
import HTTPTypes
import Hummingbird
import Markup
import NIOCore
import Pages
import Services
import Store

extension Site {
    /// Turns errors into pages of the product's look.
    var errorPages: ErrorPages {
        ErrorPages(
            page: { status, title, message, context in
                let call = Call(site: self, request: .blank, context: context, route: .today)
                let page = ErrorPage(
                    call.bare(),
                    title: title,
                    message: message,
                    reference: status.code >= 500 ? context.requestID : nil
                )
                return HTMLResponse.page(page.rendered(), status: status)
            },
            explain: Self.explain
        )
    }

    /// The words for errors of the floors below; nothing for those that nobody foresaw.
    @Sendable static func explain(_ error: any Error) -> WebRefusal? {
        switch error {
        case ServiceError.notFound: return .notFound
        case ServiceError.denied: return .forbidden
        case ServiceError.conflict(let sentence):
            return WebRefusal(.conflict, title: "That could not be done", message: sentence)
        case ServiceError.unavailable(let sentence):
            return WebRefusal(.serviceUnavailable, title: "Sorry, this is not working right now", message: sentence)
        case let fault as IdentityFault:
            return WebRefusal(.conflict, title: "That could not be done", message: fault.description)
        case let error as InvalidDraft:
            let sentences = error.faults.map(\.message).joined(separator: ". ")
            return WebRefusal(.unprocessableContent, title: "Something needs to be put right", message: sentences)
        case let error as StoreError where Self.isOutage(error.code):
            return WebRefusal(
                .serviceUnavailable,
                title: "Sorry, the database is not answering",
                message: "Nothing of this step was saved. Try again in a few minutes."
            )
        default: return nil
        }
    }

    private static func isOutage(_ code: StoreError.Code) -> Bool {
        [.connectionLost, .timeout, .full, .readOnly, .contention].contains(code)
    }
}

extension Request {
    /// A request for nothing, where a page is made without one.
    fileprivate static var blank: Request {
        Request(
            head: HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: "/"),
            body: RequestBody(buffer: ByteBuffer())
        )
    }
}
