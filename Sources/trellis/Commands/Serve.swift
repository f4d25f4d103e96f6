import ArgumentParser
import Configuration
import Design
import Domain
import Exchange
import Foundation
import Hummingbird
import Logging
import Metrics
import Pages
import ServiceLifecycle
import Services
import Web

/// Runs the server.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Run the server.")

    @OptionGroup var data: DataOptions

    @Option(help: "The port to listen on.")
    var port = 8080

    @Option(help: "The address to listen on.")
    var host = "127.0.0.1"

    func run() async throws {
        try await reporting {
            Logs.serving()
            let address = data.environment.string(forKey: "public.url") ?? "http://\(host):\(port)"
            let settings = ServerSettings(
                publicURL: try PublicURL(address),
                allowedHosts: host == "127.0.0.1" ? ["127.0.0.1", "localhost"] : [],
                bindHost: host,
                port: port,
                trustedProxies: Set(data.environment.stringArray(forKey: "trusted.proxies") ?? []),
                metricsToken: data.environment.string(forKey: "metrics.token", isSecret: true),
                securityContact: data.environment.string(forKey: "security.contact")
            )
            let mail = try MailSettings(data.environment)
            let trellis = try await data.open(publicURL: address)
            try await refuseWithoutWall(trellis, settings)
            let isDemo = try await trellis.systems().contains(where: \.isDemo)
            let serving = isDemo ? trellis.showingMail() : trellis
            try await serving.recover()
            let registry = MetricsRegistry()
            MetricsSystem.bootstrap(registry)
            let site = Site(trellis: serving, settings: settings, files: try data.files(), registry: registry)
            var services: [any Service] = [AuditWatch(trellis: serving)]
            if !isDemo { services.append(NightlyWork(trellis: serving)) }
            if !isDemo, let transport = mail.transport {
                services.append(MailDelivery(trellis: serving, transport: transport, sender: mail.sender))
            }
            let server = buildServer(
                settings: settings,
                logger: Logger(label: "trellis"),
                services: services,
                onServerRunning: { _ in await greet(serving, settings.publicURL) },
                responder: site.responder()
            )
            try await server.runService()
            await serving.close()
        }
    }

    /// A role that goes round row-level security may serve on this machine only.
    private func refuseWithoutWall(_ trellis: Trellis, _ settings: ServerSettings) async throws {
        guard try await !trellis.isHeldByWall() else { return }
        guard !settings.publicURL.isSecure else {
            throw Failure(
                "The database role is a superuser or goes round row-level security. Serve as a role that owns nothing: "
                    + "make it with CREATE ROLE, then run “trellis migrate --app-role NAME” as the owner."
            )
        }
        Logger(label: "trellis").warning("the database role goes round row-level security")
    }

    /// Says where the server is, and for a demo how to sign in.
    private func greet(_ trellis: Trellis, _ url: PublicURL) async {
        print("Trellis is ready: \(url.origin)")
        if let links = try? await DemoLinks.make(trellis, url) {
            print("Demo, all people are made up. Sign in as:")
            for link in links.all { print("  \(link.title): \(link.url)") }
        } else if (try? await trellis.systems().isEmpty) == true {
            print("There is nobody yet. Run: trellis user invite EMAIL --name NAME --role coordinator")
        }
        fflush(nil)
    }
}

extension DataOptions {
    /// The stylesheets and scripts: our own, and those that set-up has fetched.
    func files() throws -> StaticAssets {
        let fetched = URL(fileURLWithPath: assets, isDirectory: true)
        guard FileManager.default.fileExists(atPath: fetched.appendingPathComponent("nhsuk.css").path) else {
            throw Failure(
                "The front-end assets are missing in \(assets). Run “make prepare”, or name their folder with --assets."
            )
        }
        return try StaticAssets(folders: [fetched, StaticFiles.folder])
    }
}
