import HTTPTypes
public import Hummingbird
import NIOCore

/// Reads the body of a request as a form, within the limits.
public struct FormReader: Sendable {
    private let limits: ServerLimits

    /// A reader with the server's limits.
    public init(limits: ServerLimits) { self.limits = limits }

    /// The fields and files of the form.
    /// - Throws: `WebRefusal` with status 413, 415 or 400 when the body is too large, of another kind or broken.
    public func read(_ request: Request) async throws -> FormData {
        guard let header = try contentType(of: request) else {
            // A request without a body needs no content type.
            let body = try await collect(request, upTo: 0, refusal: .unsupportedForm)
            return body.readableBytes == 0 ? FormData() : try refuse(.unsupportedForm)
        }
        switch header.value {
        case "application/x-www-form-urlencoded":
            let body = try await collect(request, upTo: limits.formBytes, refusal: .formTooLarge)
            let bytes = Array(body.readableBytesView)[...]
            guard let form = URLEncoding.form(bytes, maxFields: limits.formFields) else { throw WebRefusal.brokenForm }
            return form
        case "multipart/form-data":
            guard let boundary = header.parameters["boundary"] else { throw WebRefusal.brokenForm }
            let body = try await collect(request, upTo: limits.uploadBytes, refusal: .uploadTooLarge(limits))
            do {
                return try MultipartParser(boundary: boundary, maxFields: limits.formFields).parse(body)
            } catch {
                throw WebRefusal.brokenForm
            }
        default:
            throw WebRefusal.unsupportedForm
        }
    }

    private func contentType(of request: Request) throws -> HeaderParameters? {
        if let encoding = request.headers[.contentEncoding], encoding.lowercased() != "identity" {
            throw WebRefusal.unsupportedForm
        }
        let values = request.headers[values: .contentType]
        guard let first = values.first else { return nil }
        guard values.count == 1, let header = HeaderParameters(first) else { throw WebRefusal.unsupportedForm }
        if let charset = header.parameters["charset"], charset.lowercased() != "utf-8" {
            throw WebRefusal.unsupportedForm
        }
        return header
    }

    private func collect(_ request: Request, upTo limit: Int, refusal: WebRefusal) async throws -> ByteBuffer {
        let announced = request.headers[.contentLength].flatMap { Int($0) }
        if let announced, announced > limit { throw refusal }
        do {
            let body = try await request.body.collect(upTo: limit)
            // Half a form must not be taken for a whole one.
            if let announced, announced != body.readableBytes { throw WebRefusal.brokenForm }
            return body
        } catch is NIOTooManyBytesError {
            throw refusal
        }
    }

    private func refuse(_ refusal: WebRefusal) throws -> FormData { throw refusal }
}
