import Foundation
import Hummingbird
import Pages
import Services
import Store

extension Site {
    /// What machines ask: whether the process runs, whether it can work, and its figures. Nothing for other routes.
    func probe(_ route: InsightRoute, _ call: Call) async throws -> Response? {
        let probes = Probes(registry: registry, settings: settings)
        switch route {
        case .health: return probes.health()
        case .readiness: return probes.readiness(await trellis.readinessProblem())
        case .metrics: return try probes.metrics(call.request, call.context)
        default: return nil
        }
    }
}
