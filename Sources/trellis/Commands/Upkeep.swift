import ArgumentParser
import Domain
import Foundation
import Records
import Services
import Store
import Web

/// Copies the store to a file while the server runs.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Copy the store to a file, checked, while the server runs. For PostgreSQL use pg_dump."
    )

    @Argument(help: "The file to write. It must not exist yet.")
    var file: String

    @OptionGroup var data: DataOptions

    func run() async throws {
        try await reporting {
            try await data.withTrellis { trellis in
                try await trellis.database.backup(to: URL(fileURLWithPath: file).path)
                print("Copied to \(file).")
                print("The newest audit hashes; keep them away from this machine:")
                try await AuditHeads.print(trellis)
            }
        }
    }
}

/// Puts a backup in the place of the store.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Put a backup in the place of the store. Stop the server first. What is there now is kept beside it."
    )

    @Argument(help: "The file that “trellis backup” wrote.")
    var file: String

    @OptionGroup var data: DataOptions

    func run() async throws {
        try await reporting {
            let source = URL(fileURLWithPath: file)
            guard FileManager.default.fileExists(atPath: source.path) else {
                throw Failure("There is no file \(file). Check the name.", code: 2)
            }
            Logs.quiet()
            // A damaged or newer copy is refused before anything is moved.
            let broken = Failure(
                "The file \(file) is damaged or not a backup of Trellis. Nothing was changed.",
                code: 2
            )
            guard let copy = try? await Database.open(.file(source.path)) else { throw broken }
            do {
                try await copy.check()
                _ = try await Trellis.pendingMigrations(of: copy)
                await copy.close()
            } catch {
                await copy.close()
                throw broken
            }
            let folder = try data.folder()
            let target = folder.appendingPathComponent("trellis.sqlite")
            let files = FileManager.default
            let stamp = Int(Date().timeIntervalSince1970)
            for ending in ["", "-wal", "-shm"] where files.fileExists(atPath: target.path + ending) {
                try files.moveItem(
                    atPath: target.path + ending,
                    toPath: "\(target.path).before-restore-\(stamp)\(ending)"
                )
            }
            try files.copyItem(at: source, to: target)
            try await data.withTrellis { trellis in try await trellis.database.check() }
            print("Restored. What was there before is kept beside it as trellis.sqlite.before-restore-\(stamp).")
        }
    }
}

/// Brings the schema up to date.
struct Migrate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the store's schema up to date. A SQLite file is copied to the backups folder first."
    )

    @OptionGroup var data: DataOptions

    @Option(help: "A PostgreSQL role that owns nothing and may then serve; make it with CREATE ROLE first.")
    var appRole: String?

    func run() async throws {
        try await reporting {
            try await data.withTrellis { trellis in
                if let appRole { try await trellis.admit(role: appRole) }
                print("The schema is up to date.")
            }
        }
    }
}

/// Looks for what could be wrong.
struct Doctor: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Check the data folder, the store, the assets and the mail."
    )

    @OptionGroup var data: DataOptions

    func run() async throws {
        try await reporting {
            var problems = 0
            func check(_ title: String, _ body: () async throws -> String) async {
                do {
                    print("ok    \(title): \(try await body())")
                } catch {
                    problems += 1
                    print(
                        "FAIL  \(title): \((Failure.explaining(error) as? Failure)?.description ?? "\(type(of: error))")"
                    )
                }
            }
            await check("data folder") {
                let folder = try data.folder()
                let probe = folder.appendingPathComponent(".write-test")
                do {
                    try Data("ok".utf8).write(to: probe)
                    try FileManager.default.removeItem(at: probe)
                } catch {
                    throw Failure("it cannot be written to. Check its owner and the free space.")
                }
                return folder.path
            }
            await check("store") {
                try await data.withTrellis { trellis in
                    try await trellis.database.check()
                    let systems = try await trellis.systems()
                    return systems.isEmpty ? "empty and sound" : "sound, \(systems.map(\.code).joined(separator: ", "))"
                }
            }
            await check("audit chains") {
                try await data.withTrellis { trellis in
                    let findings = try await trellis.audit.verify()
                    if let problem = findings.lazy.compactMap(\.problem).first { throw Failure(problem) }
                    let count = findings.flatMap(\.reports).map(\.fitting).reduce(0, +)
                    return "\(count) entries fit"
                }
            }
            await check("front-end assets") { "\(try data.files().names.count) files" }
            await check("postcode data") {
                let folder = URL(fileURLWithPath: data.assets).appendingPathComponent("geo/outcodes.csv")
                guard FileManager.default.fileExists(atPath: folder.path) else {
                    throw Failure("it is missing, so distances are not known. Run “make prepare”.")
                }
                return "found"
            }
            await check("mail") {
                let settings = try MailSettings(data.environment)
                return settings.transport == nil ? "not set: sign-in links can only be made on the console" : "set"
            }
            if problems > 0 { throw ExitCode(1) }
        }
    }
}
