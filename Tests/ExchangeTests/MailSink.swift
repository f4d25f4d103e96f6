import Foundation

/// A real mail server on this machine, run by Python for the length of one test.
final class MailSink {
    /// What the server took.
    struct Taken: Decodable {
        var from: String
        var to: [String]
        var data: Data
        var signedIn: Bool
        var secure: Bool
    }

    /// The interpreter that has the server's package; nil when there is none, and the tests are shown as skipped.
    static let python: String? = {
        let named = ProcessInfo.processInfo.environment["TRELLIS_PYTHON"].map { [$0] } ?? []
        return (named + ["/usr/bin/python3", "/usr/local/bin/python3"]).first { path in
            FileManager.default.isExecutableFile(atPath: path) && run(path, ["-c", "import aiosmtpd"]) == 0
        }
    }()

    let port: Int
    let certificate: URL
    private let process = Process()
    private let output: FileHandle
    private let folder: URL

    /// Starts a server: `plain`, `starttls` or `tls`.
    init(_ mode: String) throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("sink-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        certificate = folder.appendingPathComponent("certificate.pem")
        let key = folder.appendingPathComponent("key.pem")
        if mode != "plain" {
            let made = Self.run(
                "/usr/bin/openssl",
                [
                    "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                    "subjectAltName=DNS:localhost", "-keyout", key.path, "-out", certificate.path,
                ]
            )
            guard made == 0 else { throw CocoaError(.executableNotLoadable) }
        }
        let pipe = Pipe()
        process.executableURL = URL(fileURLWithPath: Self.python ?? "")
        process.arguments = [
            Fixture.script.appendingPathComponent("smtp_sink.py").path, mode, certificate.path, key.path,
        ]
        process.standardOutput = pipe
        process.standardError = FileHandle.nullDevice
        output = pipe.fileHandleForReading
        try process.run()
        port = Int(Self.line(output)) ?? 0
    }

    deinit {
        if process.isRunning { process.terminate() }
        try? FileManager.default.removeItem(at: folder)
    }

    /// The next message that the server took; waits for it.
    func next() throws -> Taken {
        try JSONDecoder().decode(Taken.self, from: Data(Self.line(output).utf8))
    }

    private static func line(_ handle: FileHandle) -> String {
        var bytes: [UInt8] = []
        while let byte = handle.readData(ofLength: 1).first, byte != UInt8(ascii: "\n") { bytes.append(byte) }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func run(_ path: String, _ arguments: [String]) -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return -1 }
        process.waitUntilExit()
        return process.terminationStatus
    }
}
