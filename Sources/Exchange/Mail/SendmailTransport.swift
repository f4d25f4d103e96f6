import CMail
import Subprocess
import SystemPackage

/// Sends mail through a program that speaks like sendmail: sendmail itself, msmtp, postfix and others.
public struct SendmailTransport: MailTransport {
    /// The path of the program.
    public var program: String
    /// What to tell the program; by default to take the recipient from the message and to heed lone dots.
    public var arguments: [String]
    /// How long the program may take.
    public var timeout: Duration

    /// Makes a way through a program.
    public init(
        program: String = "/usr/sbin/sendmail",
        arguments: [String] = ["-t", "-i"],
        timeout: Duration = .seconds(60)
    ) {
        self.program = program
        self.arguments = arguments
        self.timeout = timeout
    }

    /// Hands a message over and returns when the program has taken it.
    ///
    /// - Throws: `MailFault`; permanent when the program says that the recipient or the message is at fault.
    public func send(_ message: MailMessage) async throws(MailFault) {
        // Such programs expect the line ends of the system.
        let bytes = try message.rendered().filter { $0 != 13 }
        let status = await status(feeding: bytes)
        if let fault = Self.fault(status) { throw fault }
    }

    private enum Status: Sendable {
        case exited(Int32)
        case missing
        case tooSlow
        case broken
    }

    private func status(feeding bytes: [UInt8]) async -> Status {
        await withTaskGroup(of: Status.self) { group in
            group.addTask { await run(bytes) }
            group.addTask {
                try? await Task.sleep(for: timeout)
                return .tooSlow
            }
            let first = await group.next() ?? .broken
            // Cancelling ends the program when it is still running.
            group.cancelAll()
            return first
        }
    }

    private func run(_ bytes: [UInt8]) async -> Status {
        // A file instead of a pipe: a program that refuses early closes its pipe, and a failed write to a program
        // ends the whole process in swift-subprocess 1.0.2.
        let file = bytes.withUnsafeBufferPointer { trellis_mail_memory_file($0.baseAddress, $0.count) }
        guard file >= 0 else { return .broken }
        let descriptor = FileDescriptor(rawValue: file)
        defer { try? descriptor.close() }
        do {
            let result = try await Subprocess.run(
                .path(FilePath(program)),
                arguments: Arguments(arguments),
                input: .fileDescriptor(descriptor, closeAfterSpawningProcess: false),
                output: .discarded,
                error: .discarded
            )
            return if case .exited(let code) = result.terminationStatus { .exited(Int32(code)) } else { .broken }
        } catch let error as SubprocessError where error.code == .executableNotFound || error.code == .spawnFailed {
            return .missing
        } catch {
            return .broken
        }
    }

    /// The codes of sysexits.h, which all such programs use.
    private static func fault(_ status: Status) -> MailFault? {
        switch status {
        case .exited(0): nil
        case .exited(let code) where [65, 67, 68].contains(code):
            MailFault(.permanent, "The mail program refused the recipient or the message.")
        case .exited(let code) where [64, 70, 72, 77, 78, 126, 127].contains(code):
            MailFault(.settings, "The mail program is not set up; check its settings (it ended with code \(code)).")
        case .exited: MailFault(.temporary, "The mail program could not send now; it is tried again later.")
        case .missing: MailFault(.settings, "The mail program was not found; check its path in the settings.")
        case .tooSlow: MailFault(.temporary, "The mail program did not end in time; it is tried again later.")
        case .broken: MailFault(.temporary, "The mail program broke off; it is tried again later.")
        }
    }
}
