public import Allocation
public import Domain
public import Exchange
public import Foundation
public import Logging
import Records
public import Store

extension Trellis {
    /// Opens the store, brings its schema up to date and loads the data files. The one place where everything is wired.
    ///
    /// - Parameters:
    ///   - url: where the store is.
    ///   - backupFolder: where a copy of a SQLite file goes before its schema changes.
    ///   - geographyFolder: the folder with `outcodes.csv`, `sectors.csv` and `basemap.csv`; without it distances are
    ///     not known.
    ///   - fields: what encrypts sensitive fields; unless given, its key is forgotten with the process.
    ///   - identityDesks: the sign-ins of other organisations.
    /// - Throws: `StoreError` when the store cannot be opened or is newer than this program; `InvalidData` when a data
    ///   file of the program is damaged.
    public static func open(
        _ url: DatabaseURL,
        backupFolder: String? = nil,
        geographyFolder: URL? = nil,
        solver: any Solver,
        settings: Settings,
        logger: Logger,
        fields: FieldCipher = .forgetful(),
        identityDesks: [IdentityDesk] = [],
        randomness: Randomness = .system,
        now: @escaping @Sendable () -> Date = { Date() }
    ) async throws -> Trellis {
        let database = try await Database.open(url).acting(in: RowSecurity.everything)
        do {
            _ = try await Migrator(Schema.migrations, now: now).migrate(database, backupFolder: backupFolder)
            let trellis = Trellis(
                database: database,
                now: now,
                randomness: randomness,
                catalogue: try Catalogue.load(),
                ruleBook: try RuleBook.load(),
                geography: try Self.geography(in: geographyFolder),
                solver: solver,
                settings: settings,
                logger: logger,
                fields: fields,
                identityDesks: identityDesks
            )
            try await trellis.beginChains()
            try await trellis.sealPlainTexts()
            try await trellis.rights.reapplyErasures()
            return trellis
        } catch {
            await database.close()
            throw error
        }
    }

    /// Migrations that the store has not seen yet, by name.
    public static func pendingMigrations(of database: Database) async throws -> [String] {
        try await Migrator(Schema.migrations).pending(database).map(\.name)
    }

    private static func geography(in folder: URL?) throws -> Geography {
        guard let folder, let outcodes = try? Data(contentsOf: folder.appendingPathComponent("outcodes.csv")),
            let sectors = try? Data(contentsOf: folder.appendingPathComponent("sectors.csv"))
        else { return .empty }
        let baseMap = try? Data(contentsOf: folder.appendingPathComponent("basemap.csv"))
        return try Geography(outcodes: outcodes, sectors: sectors, baseMap: baseMap ?? Data())
    }

    /// Ends what a stopped process has left half done. Called once before serving.
    public func recover() async throws {
        let now = now()
        try await database.write { writer in try Runs.endAbandoned(at: now, writer) }
    }

    /// Stops the work in progress and closes the store.
    public func close() async {
        await runs.stopAll()
        await scenarios.stopAll()
        await database.close()
    }

    // MARK: - Systems

    /// Every system in the store.
    public func systems() async throws -> [System] {
        try await database.read { reader in try Systems.all(reader) }
    }

    /// The system with a code, or the only one there is.
    /// - Throws: `ServiceError.conflict` with a sentence when it cannot be told which.
    public func system(code: String?) async throws -> System {
        let all = try await systems()
        if let code {
            if let found = all.first(where: { $0.code == code }) { return found }
            let known = all.map(\.code).joined(separator: ", ")
            throw ServiceError.conflict("There is no system \(code). Known systems: \(known.isEmpty ? "none" : known).")
        }
        guard let only = all.first else {
            throw ServiceError.conflict("There is no system yet. Run “trellis user invite” or “trellis demo” first.")
        }
        guard all.count == 1 else {
            throw ServiceError.conflict("There are several systems. Say which with --system CODE.")
        }
        return only
    }

    /// Adds an empty system.
    public func addSystem(code: String, name: String) async throws -> System {
        let system = System(id: newID(), code: code, name: name, places: [], isDemo: false, createdAt: now())
        try await database.write { writer in try Systems.add(system, writer) }
        return system
    }
}
