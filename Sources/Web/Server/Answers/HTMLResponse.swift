public import HTTPTypes
public import Hummingbird
public import NIOCore

/// Answers that are pages.
public enum HTMLResponse {
    /// A page with a status, 200 unless told otherwise.
    public static func page(_ html: ByteBuffer, status: HTTPResponse.Status = .ok) -> Response {
        Response(
            status: status,
            headers: [.contentType: "text/html; charset=utf-8"],
            body: ResponseBody(byteBuffer: html)
        )
    }

    /// A form shown again because something in it has to be put right.
    public static func unprocessable(_ html: ByteBuffer) -> Response { page(html, status: .unprocessableContent) }
}
