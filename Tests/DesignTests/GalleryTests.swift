import Foundation
import Markup
import Testing

/// Set this variable to a folder to get the pages as files to look at.
private let folder = ProcessInfo.processInfo.environment["TRELLIS_GALLERY"]

@Suite("Gallery")
struct GalleryTests {
    static var pages: [(name: String, page: any HTML)] {
        [
            ("components", GalleryPage(frame: .sample)),
            ("list", StudentListPage.sample),
            ("form", VisitFormPage.sample),
        ]
    }

    @Test("writes the pages to look at", .enabled(if: folder != nil))
    func writes() throws {
        let folder = URL(fileURLWithPath: try #require(folder))
        for (name, page) in Self.pages {
            try Data(page.renderedString().utf8).write(to: folder.appendingPathComponent("\(name).html"))
        }
    }
}
