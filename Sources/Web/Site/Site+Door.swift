import HTTPTypes
import Hummingbird
import Pages
import Services

extension Site {
    /// Refuses a value that must come once and came twice, in the address or in the form.
    /// - Throws: `WebRefusal.repeatedField`.
    func refuseRepeated(_ request: Request, _ form: FormData) throws {
        let query = URLEncoding.form(request.uri.query ?? "") ?? FormData()
        for sent in [query, form] {
            let repeated = sent.names.contains { name in
                sent.all(name).count > 1 && !SiteRoute.repeatable.contains(name)
            }
            if repeated { throw WebRefusal.repeatedField }
        }
    }

    /// Does what a form asks for once, however often it is sent. What changes nothing is simply done.
    /// - Throws: `WebRefusal.unmarkedForm` when the form has no key.
    func once(_ call: Call, _ work: (Call) async throws -> Response) async throws -> Response {
        guard call.isPost, call.route.carriesKey else { return try await work(call) }
        guard let form = call.formKey, let user = call.context.session?.userID else { throw WebRefusal.unmarkedForm }
        return try await formMemory.once(
            FormMemory.Key(user: user, path: call.route.path, form: form),
            work: { try await work(call) },
            led: { $0.status == .seeOther ? $0.headers[.location] : nil },
            again: { try Redirect.to($0) }
        )
    }
}
