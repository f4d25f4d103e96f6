import Allocation
import ArgumentParser
import Configuration
import Domain
import Exchange
import Foundation
import Logging
import Services
import Store
import Web

/// Where the data is; shared by every command that opens the store.
struct DataOptions: ParsableArguments {
    @Option(help: "The data folder.")
    var data = "data"

    @Option(help: "The folder with the front-end assets and the postcode data.")
    var assets = "assets"

    /// The folder, made if it is not there. Only its owner can read it.
    func folder() throws -> URL {
        let url = URL(fileURLWithPath: data, isDirectory: true)
        do {
            try FileManager.default.createDirectory(
                at: url,
                withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700]
            )
        } catch {
            throw Failure("The data folder cannot be made or opened. Check that its parent folder can be written to.")
        }
        return url
    }

    /// Settings from the environment: TRELLIS_DATABASE, TRELLIS_PUBLIC_URL, TRELLIS_MAIL and so on.
    var environment: ConfigReader {
        ConfigReader(provider: EnvironmentVariablesProvider()).scoped(to: "trellis")
    }

    /// The store: what TRELLIS_DATABASE says, or a file in the data folder.
    func databaseURL() throws -> DatabaseURL {
        if let text = environment.string(forKey: "database", isSecret: true) { return try DatabaseURL(text) }
        return .file(try folder().appendingPathComponent("trellis.sqlite").path)
    }

    /// What encrypts sensitive fields: the keys of TRELLIS_FIELD_KEYS, or of a file in the data folder.
    func fields() throws -> FieldCipher {
        if let text = environment.string(forKey: "field.keys", isSecret: true), !text.isEmpty {
            return FieldCipher(try Keyring(text))
        }
        return FieldCipher(try .inFile(try folder().appendingPathComponent("keys/fields.key")))
    }

    /// Where erasures are written down: TRELLIS_ERASURE_JOURNAL, or a file in the data folder. Several servers of one
    /// database name one file that all of them reach.
    func erasureJournal() throws -> URL {
        if let path = environment.string(forKey: "erasure.journal") { return URL(fileURLWithPath: path) }
        return try folder().appendingPathComponent("erasures.jsonl")
    }

    /// Opens everything.
    func open(publicURL: String = "http://127.0.0.1:8080", showsMail: Bool = false) async throws -> Trellis {
        var settings = Settings(publicURL: publicURL, showsMail: showsMail)
        settings.idleMinutes = environment.int(forKey: "idle.minutes", default: settings.idleMinutes)
        settings.sessionHours = environment.int(forKey: "session.hours", default: settings.sessionHours)
        settings.recentMinutes = environment.int(forKey: "recent.minutes", default: settings.recentMinutes)
        settings.signInLinkMinutes = min(
            10,
            environment.int(forKey: "link.minutes", default: settings.signInLinkMinutes)
        )
        settings.travelLimitMiles = environment.int(forKey: "travel.limit.miles", default: settings.travelLimitMiles)
        settings.solveSeconds = environment.int(forKey: "solve.seconds", default: settings.solveSeconds)
        settings.erasureJournal = try erasureJournal()
        settings.copiesFolder = try folder()
        let geography = URL(fileURLWithPath: assets, isDirectory: true).appendingPathComponent("geo")
        return try await Trellis.open(
            try databaseURL(),
            backupFolder: try folder().appendingPathComponent("backups").path,
            geographyFolder: geography,
            solver: ChildSolver(),
            settings: settings,
            logger: Logger(label: "trellis"),
            fields: try fields(),
            identityDesks: try IdentitySettings(environment).desks
        )
    }

    /// Opens everything, does something, and closes again.
    func withTrellis<Result>(_ body: (Trellis) async throws -> Result) async throws -> Result {
        Logs.quiet()
        do {
            let trellis = try await open()
            do {
                let result = try await body(trellis)
                await trellis.close()
                return result
            } catch {
                await trellis.close()
                throw error
            }
        } catch {
            throw Failure.explaining(error)
        }
    }
}

/// Which system a command is about.
struct SystemOption: ParsableArguments {
    @Option(help: "The code of the system; needed when there are several.")
    var system: String?

    /// The command line as an actor in that system.
    func actor(_ trellis: Trellis) async throws -> Actor {
        .commandLine(in: try await trellis.system(code: system).id)
    }
}

/// How the command line logs: nothing but problems, as JSON lines on standard error.
enum Logs {
    static func quiet() { _ = isQuiet }

    /// The logging system takes its handler once; commands may ask twice.
    private static let isQuiet: Bool = {
        LoggingSystem.bootstrap { label in
            var handler = JSONLogHandler(label: label)
            handler.logLevel = .warning
            return handler
        }
        return true
    }()

    static func serving() {
        LoggingSystem.bootstrap { JSONLogHandler(label: $0) }
    }
}
