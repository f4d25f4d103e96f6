import ArgumentParser
import Domain
import Foundation
import Records
import Services
import Store
import Web

/// How long things are kept.
struct RetentionCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retention",
        abstract: "Show or end what the retention schedule says is over.",
        subcommands: [Preview.self, Run.self]
    )

    /// Says what would go, and why.
    struct Preview: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Say what would go now, and why. Nothing is changed.")

        @OptionGroup var data: DataOptions
        @OptionGroup var system: SystemOption

        func run() async throws {
            try await reporting {
                try await data.withTrellis { trellis in
                    let outlooks = try await trellis.retention.preview(for: try await system.actor(trellis))
                    for outlook in outlooks { print(RetentionCommand.lines(outlook)) }
                }
            }
        }
    }

    /// Ends what is over.
    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "End what is over now. It cannot be undone. The server does the same every night."
        )

        @OptionGroup var data: DataOptions
        @OptionGroup var system: SystemOption

        func run() async throws {
            try await reporting {
                try await data.withTrellis { trellis in
                    let ended = try await trellis.retention.run(key: nil, by: try await system.actor(trellis))
                    print(RetentionService.sentence(ended))
                }
            }
        }
    }

    private static func lines(_ outlook: RetentionService.Outlook) -> String {
        let rule = outlook.rule
        guard let cutoff = outlook.cutoff else { return "\(rule.title): kept." }
        let held = outlook.held > 0 ? ", \(outlook.held) on hold" : ""
        let head =
            "\(rule.title): \(outlook.count) due\(held). Kept \(rule.length) from \(rule.from.title); "
            + "what began on or before \(cutoff) is over."
        let people = outlook.people.map { "  \($0.id)  from \($0.countedFrom), kept until \($0.keptUntil)" }
        return ([head] + people).joined(separator: "\n")
    }
}

/// What is kept about people.
struct DataCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "data",
        abstract: "What is kept about people: the texts made from the register, a person’s copy, erasure.",
        subcommands: [Texts.self, Copy.self, Erase.self, Scrub.self]
    )

    /// Prints a text that is made from the register.
    struct Texts: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "text",
            abstract: "Print a text made from the register of data, in Markdown."
        )

        /// The texts there are.
        enum Name: String, ExpressibleByArgument, CaseIterable {
            case processing, impact, students, staff, retention
        }

        @Argument(help: "processing, impact, students, staff or retention.")
        var text: Name

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await reporting {
                try await data.withTrellis { trellis in
                    let report =
                        switch text {
                        case .processing: try trellis.assurance.processingRecord()
                        case .impact: try trellis.assurance.impactInputs()
                        case .students: try trellis.assurance.studentNotice()
                        case .staff: try trellis.assurance.staffNotice()
                        case .retention: try trellis.assurance.schedule()
                        }
                    print(report.markdown)
                }
            }
        }
    }

    /// Writes everything about a person into a file.
    struct Copy: AsyncParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Write everything kept about a person to a ZIP file.")

        @OptionGroup var person: PersonOption

        @Option(help: "Why the copy is made; it stands in the history.")
        var reason: String

        @Argument(help: "The file to write.")
        var file: String

        @OptionGroup var data: DataOptions
        @OptionGroup var system: SystemOption

        func run() async throws {
            try await reporting {
                try await data.withTrellis { trellis in
                    let actor = try await system.actor(trellis)
                    let subject = try person.subject()
                    let export = try await trellis.rights.export(subject, reason: reason, key: nil, by: actor)
                    let written = FileManager.default.createFile(
                        atPath: file,
                        contents: Data(try PersonCopy.archive(of: export)),
                        attributes: [.posixPermissions: 0o600]
                    )
                    guard written else {
                        throw Failure("The file \(file) cannot be written. Check its folder.", code: 2)
                    }
                    print("Written to \(file). Hand it over safely and delete it here.")
                }
            }
        }
    }

    /// Takes a person out for good.
    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Erase everything about a person. It cannot be undone."
        )

        @OptionGroup var person: PersonOption

        @Flag(help: "Say that you mean it.")
        var forGood = false

        @OptionGroup var data: DataOptions
        @OptionGroup var system: SystemOption

        func run() async throws {
            try await reporting {
                guard forGood else { throw Failure("Nothing was erased. Say --for-good if you mean it.", code: 2) }
                try await data.withTrellis { trellis in
                    let actor = try await system.actor(trellis)
                    try await trellis.rights.erase(try person.subject(), cause: .asked, key: nil, by: actor)
                    let isServer = trellis.database.dialect == .postgres
                    print("Erased." + (isServer ? " Now run “trellis data scrub” in a quiet hour." : ""))
                }
            }
        }
    }

    /// Writes the tables anew.
    struct Scrub: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract:
                "Write every table anew, so that nothing deleted stays in the files. PostgreSQL locks them meanwhile."
        )

        @OptionGroup var data: DataOptions

        func run() async throws {
            try await reporting {
                try await data.withTrellis { trellis in
                    try await trellis.database.scrub()
                    print("Written anew.")
                }
            }
        }
    }
}

/// Whom a command is about.
struct PersonOption: ParsableArguments {
    @Option(help: "The id of a student, as in the address of their page.")
    var student: String?

    @Option(help: "The id of a contact.")
    var contact: String?

    func subject() throws -> RightsService.Subject {
        if let student, contact == nil, let id = ID<Student>(student) { return .student(id) }
        if let contact, student == nil, let id = ID<Person>(contact) { return .contact(id) }
        throw Failure("Say whom: --student ID or --contact ID, as in the address of their page.", code: 2)
    }
}
