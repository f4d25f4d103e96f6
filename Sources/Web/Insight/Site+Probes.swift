import Foundation
import Hummingbird
import Pages
import Services
import Store

extension Site {
    /// What machines and finders of weaknesses ask without signing in. Nothing for other routes.
    func probe(_ route: InsightRoute, _ call: Call) async throws -> Response? {
        let probes = Probes(registry: registry, settings: settings)
        switch route {
        case .health: return probes.health()
        case .readiness: return probes.readiness(await trellis.readinessProblem())
        case .metrics: return try probes.metrics(call.request, call.context)
        case .security: return call.show(SecurityPage(try await call.page(), contact: settings.securityContact))
        case .securityText:
            return SecurityText(settings: settings, today: trellis.today).response()
        default: return nil
        }
    }
}
