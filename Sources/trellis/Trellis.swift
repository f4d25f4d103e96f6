import ArgumentParser

/// The command `trellis`.
@main
struct TrellisCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trellis",
        abstract: "Runs T Level industry placements across an integrated care system.",
        discussion: """
            Exit codes: 0 done; 1 something failed, with one sentence on standard error; 2 a file or an argument is wrong; \
            3 the engine was stopped before everything was proven; 64 the command was not understood.
            """,
        subcommands: [
            Serve.self, Demo.self, Import.self, Allocate.self, Export.self, Backup.self, Restore.self, Migrate.self,
            Doctor.self, Audit.self,
            RetentionCommand.self, DataCommand.self, UserCommand.self, Routes.self, SolveWorkerCommand.self,
            GenerateProblem.self,
        ]
    )
}
