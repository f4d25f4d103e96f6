import ArgumentParser
import Domain
import Foundation
import Services

/// Lists the pages with addresses that exist in this store, for tools that walk the whole site.
struct Routes: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "List every page with an address that exists in this store.",
        shouldDisplay: false
    )

    @Flag(help: "Print JSON.")
    var json = false

    @OptionGroup var data: DataOptions

    /// One page.
    struct Page: Encodable {
        var name: String
        var path: String
        var role: String
    }

    func run() async throws {
        try await reporting {
            try await data.withTrellis { trellis in
                let pages = try await SiteMap.pages(trellis)
                if json {
                    print(try JSONLine.text(pages))
                } else {
                    for page in pages { print("\(page.role)\t\(page.path)") }
                }
            }
        }
    }
}
