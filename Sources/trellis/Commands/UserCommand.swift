import ArgumentParser
import Configuration
import Domain
import Foundation
import Pages
import Services
import Web

/// People who can sign in.
struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user",
        abstract: "People who can sign in.",
        subcommands: [Invite.self, ResetFactor.self]
    )

    /// The roles by the names that people type.
    enum RoleName: String, ExpressibleByArgument, CaseIterable {
        case coordinator, college, employer

        var role: Role {
            switch self {
            case .coordinator: .coordinator
            case .college: .providerLead
            case .employer: .employerLead
            }
        }
    }

    /// Takes somebody's second factor away.
    struct ResetFactor: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reset-factor",
            abstract: "Let somebody set up codes from an app again, when the old phone is lost.",
            discussion: "Make sure first that it is them who ask. They are signed out everywhere, and it is audited."
        )

        @Argument(help: "The e-mail address.")
        var email: String

        @OptionGroup var data: DataOptions
        @OptionGroup var system: SystemOption

        func run() async throws {
            try await reporting {
                let email = try EmailAddress(email)
                try await data.withTrellis { trellis in
                    try await trellis.access.resetFactor(of: email, by: try await system.actor(trellis))
                    print("Done. They set up an app again when they next sign in.")
                }
            }
        }
    }

    /// Lets somebody sign in.
    struct Invite: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody sign in, and print a link for the first time.",
            discussion: "The first person invited becomes the coordinator of a new system when there is none yet."
        )

        @Argument(help: "The e-mail address.")
        var email: String

        @Option(help: "The name.")
        var name: String

        @Option(help: "coordinator, college or employer.")
        var role = RoleName.coordinator

        @Option(help: "The id of the college or employer of a lead, as in the address of its page.")
        var organisation: String?

        @Option(help: "The name of the system, when there is none yet.")
        var systemName = "My system"

        @OptionGroup var data: DataOptions
        @OptionGroup var system: SystemOption

        func run() async throws {
            try await reporting {
                let address = data.environment.string(forKey: "public.url") ?? "http://127.0.0.1:8080"
                let email = try EmailAddress(email)
                try await data.withTrellis { trellis in
                    if try await trellis.systems().isEmpty {
                        _ = try await trellis.addSystem(code: system.system ?? "MAIN", name: systemName)
                    }
                    let actor = try await system.actor(trellis)
                    _ = try await trellis.access.invite(
                        email,
                        name: name,
                        role: role.role,
                        organisation: organisation.flatMap { ID($0) },
                        by: actor
                    )
                    let link = try await trellis.access.consoleLink(for: email)
                    let url = try PublicURL(address).link(to: SiteRoute.access(.signInLink(link.token)).path)
                    print("Invited. This link signs in once, within 24 hours:\n\(url)")
                }
            }
        }
    }
}
