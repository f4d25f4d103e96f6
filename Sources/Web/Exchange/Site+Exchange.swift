import Hummingbird
import Pages

extension Site {
    func exchange(_ route: ExchangeRoute, _ call: Call) async throws -> Response {
        throw WebRefusal.notFound
    }
}
