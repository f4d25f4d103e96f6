import Foundation
import Pages
import Testing

@Suite("Every address is matched and printed by one enum")
struct SiteRouteTests {
    @Test("A printed path leads back to its route", arguments: SiteRoute.samples)
    func roundTrip(route: SiteRoute) {
        let segments = route.path.split(separator: "/").map(String.init)
        #expect(SiteRoute(segments: segments) == route)
    }

    @Test("No two routes have the same path")
    func unique() {
        let paths = SiteRoute.samples.map(\.path)
        #expect(Set(paths).count == paths.count)
    }

    @Test("Names for logs carry no ids", arguments: SiteRoute.samples)
    func names(route: SiteRoute) {
        let id = "00000000-0000-7000-8000-000000000001"
        #expect(!route.name.contains(id))
        #expect(!route.name.contains("0123456789abcdef"))
    }

    @Test(
        "What is no page matches nothing",
        arguments: [
            ["nowhere"], ["organisations", "x"], ["organisations", "00000000-0000-7000-8000-000000000001", "x"],
            ["students", "export.pdf"], ["imports", "new", "cats"], ["runs", "1"], ["history", "1", "undo"],
            ["sign-in", "x"],
            ["imports", "00000000-0000-7000-8000-000000000001", "rows", "0"],
        ]
    )
    func unknown(segments: [String]) {
        #expect(SiteRoute(segments: segments) == nil)
    }

    @Test("Every route of the source is among the samples")
    func samplesAreComplete() throws {
        // The enums are read as text, so that a case that somebody forgot to add to the samples is found.
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../Sources/Pages").standardizedFileURL
        var declared = 0
        let files = try #require(FileManager.default.enumerator(at: folder, includingPropertiesForKeys: nil))
        for case let file as URL in files where file.lastPathComponent.hasSuffix("Route.swift") {
            guard file.lastPathComponent != "SiteRoute.swift" else { continue }
            let text = try String(contentsOf: file, encoding: .utf8)
            let head = text.components(separatedBy: "public init?(").first ?? ""
            declared += head.split(separator: "\n").filter { $0.hasPrefix("    case ") }.count
        }
        var kinds: Set<String> = []
        for route in SiteRoute.samples {
            kinds.insert(String(describing: route).split(separator: "(").prefix(2).joined(separator: "("))
            // A part of a part is an enum of its own.
            let inner: Any? =
                switch route {
                case .access(.account(let part)): part
                case .capacity(.ward(let part)): part
                case .students(.plans(let part)): part
                default: nil
                }
            if let inner {
                kinds.insert("\(type(of: inner))(" + (String(describing: inner).split(separator: "(").first ?? ""))
            }
        }
        #expect(declared > 50)
        #expect(kinds.count == declared)
    }
}
