public import NIOCore

/// Writes HTML into a byte buffer, escaping on the way.
public struct HTMLPrinter {
    /// The bytes written so far.
    public var buffer: ByteBuffer

    /// A printer that adds to the given buffer.
    public init(buffer: ByteBuffer = ByteBuffer()) {
        self.buffer = buffer
    }

    /// Writes text so that a browser shows it letter for letter, in an element or in a quoted attribute.
    ///
    /// Control characters that neither HTML nor XML allows become the replacement character.
    public mutating func write(text: String) {
        if text.utf8.withContiguousStorageIfAvailable({ write(escaping: UnsafeRawBufferPointer($0)) }) == nil {
            var text = text
            text.makeContiguousUTF8()
            text.utf8.withContiguousStorageIfAvailable { write(escaping: UnsafeRawBufferPointer($0)) }
        }
    }

    /// Writes a literal as it stands. Only the program's own text can be a `StaticString`.
    public mutating func write(raw literal: StaticString) {
        buffer.writeStaticString(literal)
    }

    private mutating func write(escaping bytes: UnsafeRawBufferPointer) {
        var start = 0
        for index in bytes.indices {
            guard let replacement = Self.replacement(for: bytes[index]) else { continue }
            buffer.writeBytes(UnsafeRawBufferPointer(rebasing: bytes[start..<index]))
            buffer.writeStaticString(replacement)
            start = index + 1
        }
        buffer.writeBytes(UnsafeRawBufferPointer(rebasing: bytes[start...]))
    }

    private static func replacement(for byte: UInt8) -> StaticString? {
        switch byte {
        case UInt8(ascii: "&"): "&amp;"
        case UInt8(ascii: "<"): "&lt;"
        case UInt8(ascii: ">"): "&gt;"
        case UInt8(ascii: "\""): "&quot;"
        case UInt8(ascii: "'"): "&#39;"
        case 0x09, 0x0A, 0x0D: nil
        case 0..<0x20, 0x7F: "\u{FFFD}"
        default: nil
        }
    }
}

extension HTML {
    /// Writes the piece into a buffer.
    public func render(into buffer: inout ByteBuffer) {
        var printer = HTMLPrinter(buffer: buffer)
        buffer = ByteBuffer()  // the printer now holds the only reference: no copy on the first write
        Self.render(self, into: &printer)
        buffer = printer.buffer
    }

    /// The piece as a new buffer.
    public func rendered() -> ByteBuffer {
        var printer = HTMLPrinter()
        Self.render(self, into: &printer)
        return printer.buffer
    }

    /// The piece as a string, for tests and for mail.
    public func renderedString() -> String {
        String(buffer: rendered())
    }
}
