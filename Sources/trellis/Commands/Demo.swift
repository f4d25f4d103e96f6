import ArgumentParser
import Domain
import Foundation
import Services
import Web

/// Fills a data folder with the made-up system.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Fill an empty data folder with the made-up system. Does nothing when it is filled already."
    )

    @OptionGroup var data: DataOptions

    @Flag(help: "Print fresh links that sign in as the coordinator, a college and an employer.")
    var links = false

    @Flag(help: "Print the links as JSON.")
    var json = false

    @Option(help: "The port that the links lead to.")
    var port = 8080

    func run() async throws {
        try await reporting {
            try await data.withTrellis { trellis in
                if try await trellis.systems().isEmpty {
                    let counts = try await trellis.demo.fill()
                    if !json { print("Filled the demo: \(counts)") }
                }
                if links { try await printLinks(trellis) }
            }
        }
    }

    private func printLinks(_ trellis: Trellis) async throws {
        let links = try await DemoLinks.make(trellis, try PublicURL("http://127.0.0.1:\(port)")).all
        if json {
            let object = Dictionary(uniqueKeysWithValues: links.map { ($0.key, $0.url) })
            print(try JSONLine.text(object))
        } else {
            for link in links { print("\(link.title): \(link.url)") }
        }
    }
}

/// JSON on one line with sorted keys, for programs that read what a command prints.
enum JSONLine {
    static func text(_ value: some Encodable) throws -> String {
        let encoder = JSONEncoder()
        encoder.dateEncodingStrategy = .iso8601
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(value), as: UTF8.self)
    }
}
