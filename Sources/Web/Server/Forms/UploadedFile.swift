public import NIOCore

/// A file that came with a form; its name is what the sender calls it and must never become a path.
public struct UploadedFile: Sendable, Equatable {
    /// The sender's name for it, without folders and control characters; may be empty.
    public let name: String
    /// What the sender says it contains.
    public let contentType: String
    /// The bytes.
    public let bytes: ByteBuffer

    /// A file as the form brought it.
    public init(name: String, contentType: String, bytes: ByteBuffer) {
        let last = name.split(omittingEmptySubsequences: false, whereSeparator: { $0 == "/" || $0 == "\\" }).last ?? ""
        self.name = String(String.UnicodeScalarView(last.unicodeScalars.filter { !$0.isControl })).limited(to: 200)
        self.contentType = contentType
        self.bytes = bytes
    }
}

extension Unicode.Scalar {
    /// Whether the scalar is a control character or changes the direction of the text around it.
    var isControl: Bool {
        properties.generalCategory == .control || (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
            || value == 0x200E || value == 0x200F || value == 0x061C
    }
}

extension String {
    /// The first characters of the text.
    func limited(to count: Int) -> String { self.count <= count ? self : String(prefix(count)) }
}
