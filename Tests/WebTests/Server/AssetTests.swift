import Foundation
import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite("Static files")
struct AssetTests {
    private static let files: [String: ByteBuffer] = [
        "app.css": ByteBuffer(string: "body{}"), "app.css.gz": ByteBuffer(string: "GZ"),
        "app.css.br": ByteBuffer(string: "BR"), "fonts/text.woff2": ByteBuffer(string: "font"),
        "LICENCE": ByteBuffer(string: "free"), "only.gz": ByteBuffer(string: "archive"),
    ]

    private func site() throws -> (SampleSite, StaticAssets) {
        var site = try SampleSite()
        let assets = StaticAssets(files: Self.files)
        site.assets = assets
        return (site, assets)
    }

    @Test func `names hold a hash of the content and may be kept for ever`() async throws {
        let (site, assets) = try site()
        let path = assets.path(for: "app.css")
        #expect(path.wholeMatch(of: /\/assets\/app\.[0-9a-f]{16}\.css/) != nil)
        let answer = await site.client().get(path)
        #expect(answer.code == 200)
        #expect(answer.text == "body{}")
        #expect(answer.header("Content-Type") == "text/css; charset=utf-8")
        #expect(answer.header("Cache-Control") == "public, max-age=31536000, immutable")
        #expect(answer.header("Vary") == "Accept-Encoding")
        let changed = StaticAssets(files: ["app.css": ByteBuffer(string: "body{a}")])
        #expect(changed.path(for: "app.css") != path)
    }

    @Test func `a bare name is asked about again`() async throws {
        let answer = try await site().0.client().get("/assets/fonts/text.woff2")
        #expect(answer.code == 200)
        #expect(answer.header("Content-Type") == "font/woff2")
        #expect(answer.header("Cache-Control") == "public, no-cache")
    }

    @Test(
        "the browser gets what it can unpack",
        arguments: [
            ("br, gzip", "br", "BR"), ("gzip, deflate", "gzip", "GZ"), ("br;q=0, gzip;q=0.5", "gzip", "GZ"),
            ("identity", nil, "body{}"), ("", nil, "body{}"),
        ] as [(String, String?, String)]
    )
    func compression(accepted: String, coding: String?, body: String) async throws {
        let (site, assets) = try site()
        let answer = await site.client().get(assets.path(for: "app.css"), headers: [.acceptEncoding: accepted])
        #expect(answer.header("Content-Encoding") == coding)
        #expect(answer.text == body)
        #expect(answer.header("Content-Length") == String(body.utf8.count))
    }

    @Test func `what the browser has already is not sent again`() async throws {
        let (site, assets) = try site()
        let path = assets.path(for: "app.css")
        let tag = try #require(await site.client().get(path).header("ETag"))
        let again = await site.client().get(path, headers: [.ifNoneMatch: "\"x\", W/\(tag)"])
        #expect(again.code == 304)
        #expect(again.bytes.readableBytes == 0)
        #expect(await site.client().get(path, headers: [.ifNoneMatch: "\"x\""]).code == 200)
        let zipped = await site.client().get(path, headers: [.acceptEncoding: "gzip"])
        #expect(zipped.header("ETag") != tag)
    }

    @Test(
        "there is nothing else to be had",
        arguments: [
            "/assets/", "/assets/none.css", "/assets/../app.css", "/assets/%2e%2e/app.css", "/assets/..%2fapp.css",
            "/assets/app.css.gz", "/assets/app.css/", "/assets//app.css", "/assets/app.0000000000000000.css",
        ]
    )
    func missing(path: String) async throws {
        #expect(try await site().0.client().get(path).code == 404)
    }

    @Test func `HEAD has the headers alone, and nothing can be posted`() async throws {
        let (site, assets) = try site()
        let head = await site.client().send(.head, assets.path(for: "app.css"))
        #expect(head.code == 200)
        #expect(head.header("Content-Length") == "6")
        #expect(head.bytes.readableBytes == 0)
        #expect(await site.client().post("/assets/app.css").code == 405)
    }

    @Test func `files without an ending and packed files of their own are served as they are`() async throws {
        let (site, assets) = try site()
        #expect(assets.names == ["LICENCE", "app.css", "fonts/text.woff2", "only.gz"])
        #expect(await site.client().get(assets.path(for: "LICENCE")).text == "free")
        #expect(await site.client().get(assets.path(for: "only.gz")).text == "archive")
    }

    @Test func `folders are read with those within, and a later one wins`() throws {
        let root = FileManager.default.temporaryDirectory.appending(path: "assets-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for (path, text) in [
            ("a/app.css", "old"), ("a/deep/x.js", "x"), ("a/.hidden", "h"), ("b/app.css", "new"),
        ] {
            let file = root.appending(path: path)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(),
                withIntermediateDirectories: true
            )
            try Data(text.utf8).write(to: file)
        }
        let assets = try StaticAssets(folders: [root.appending(path: "a"), root.appending(path: "b")])
        #expect(assets.names == ["app.css", "deep/x.js"])
        #expect(assets.assets["app.css"]?.plain == ByteBuffer(string: "new"))
        #expect(throws: (any Error).self) { try StaticAssets(folders: [root.appending(path: "none")]) }
    }
}
