import Crypto
public import Foundation
public import NIOCore

/// The files that pages need: stylesheets, scripts, fonts, pictures. They are read once, at start, and served from
/// memory under a name that holds a hash of what they contain, so that browsers may keep them for ever.
public struct StaticAssets: Sendable {
    struct Asset: Sendable {
        let contentType: String
        let hash: String
        let plain: ByteBuffer
        var gzip: ByteBuffer?
        var brotli: ByteBuffer?
    }

    /// The path below which assets live.
    public static let root = "/assets/"
    /// Files by the name they have in the folder, such as `app.css` or `fonts/text.woff2`.
    private(set) var assets: [String: Asset] = [:]
    private(set) var namesByHashedName: [String: String] = [:]

    /// Reads all files of the folders and the folders within; a file of a later folder takes the place of one of the
    /// same name. `NAME.gz` and `NAME.br` beside `NAME` are its compressed forms. Hidden files are left out.
    /// - Throws: what the file system says when a folder cannot be read.
    public init(folders: [URL]) throws {
        var files: [String: ByteBuffer] = [:]
        for folder in folders {
            for name in try Self.names(in: folder) {
                files[name] = ByteBuffer(bytes: try Data(contentsOf: folder.appending(path: name)))
            }
        }
        self.init(files: files)
    }

    /// Takes files that are in memory already.
    public init(files: [String: ByteBuffer]) {
        for (name, bytes) in files where !Self.isCompressedForm(name, of: files) {
            let digest = SHA256.hash(data: Data(bytes.readableBytesView))
            let hash = digest.prefix(8).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            assets[name] = Asset(
                contentType: ContentTypes.type(of: name),
                hash: hash,
                plain: bytes,
                gzip: files[name + ".gz"],
                brotli: files[name + ".br"]
            )
            namesByHashedName[Self.hashedName(name, hash: hash)] = name
        }
    }

    /// The names of all files, in order.
    public var names: [String] { assets.keys.sorted() }

    /// The path under which a page links to a file: with its hash, or without one when there is no such file, which
    /// then answers 404 rather than stopping the page.
    public func path(for name: String) -> String {
        Self.root + (assets[name].map { Self.hashedName(name, hash: $0.hash) } ?? name)
    }

    static func hashedName(_ name: String, hash: String) -> String {
        let folderEnd = name.lastIndex(of: "/").map(name.index(after:)) ?? name.startIndex
        guard let dot = name[folderEnd...].lastIndex(of: ".") else { return "\(name).\(hash)" }
        return "\(name[..<dot]).\(hash)\(name[dot...])"
    }

    private static func isCompressedForm(_ name: String, of files: [String: ByteBuffer]) -> Bool {
        (name.hasSuffix(".gz") || name.hasSuffix(".br")) && files[String(name.dropLast(3))] != nil
    }

    private static func names(in folder: URL) throws -> [String] {
        var names: [String] = []
        for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
            let isHidden = path.split(separator: "/").contains { $0.hasPrefix(".") }
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(
                atPath: folder.appending(path: path).path,
                isDirectory: &isFolder
            )
            if exists, !isHidden, !isFolder.boolValue { names.append(path) }
        }
        return names
    }
}
