import HTTPTypes
public import Hummingbird
public import NIOCore

/// Answers that the browser saves as a file.
public enum Download {
    /// A file with a name; its type follows from the ending unless given.
    public static func file(_ bytes: ByteBuffer, name: String, contentType: String? = nil) -> Response {
        Response(
            status: .ok,
            headers: [
                .contentType: contentType ?? ContentTypes.type(of: name),
                .contentDisposition: disposition(name),
                .cacheControl: "no-store",
                .xContentTypeOptions: "nosniff",
            ],
            body: ResponseBody(byteBuffer: bytes)
        )
    }

    /// The header of RFC 6266: a plain name for old programs, and the full one in UTF-8.
    static func disposition(_ name: String) -> String {
        let clean = String(
            String.UnicodeScalarView(name.unicodeScalars.filter { !$0.isControl && $0 != "/" && $0 != "\\" })
        ).limited(to: 150)
        let safe = clean.isEmpty ? "download" : clean
        let plain = String(
            String.UnicodeScalarView(safe.unicodeScalars.map { $0.isASCII && $0 != "\"" && $0 != "%" ? $0 : "_" })
        )
        return "attachment; filename=\"\(plain)\"; filename*=UTF-8''\(URLEncoding.encode(safe))"
    }
}
