import CZlib
import NIOCore

/// Bytes in the gzip format (RFC 1952), by zlib.
enum Gzip {
    /// How hard to try, 1 to 9: at 4 a page is a tenth of its size, and half the work of 6 is saved.
    private static let level: Int32 = 4

    /// The largest window, with the header and the sum of gzip.
    private static let window: Int32 = 15 + 16
    private static let memory: Int32 = 8

    /// The bytes, compressed; nothing when zlib cannot, for want of memory.
    static func compressed(_ bytes: ByteBuffer) -> ByteBuffer? {
        var stream = z_stream()
        let size = Int32(MemoryLayout<z_stream>.size)
        let began = deflateInit2_(
            &stream,
            level,
            Z_DEFLATED,
            window,
            memory,
            Z_DEFAULT_STRATEGY,
            ZLIB_VERSION,
            size
        )
        guard began == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        let count = input.readableBytes
        let room = Int(deflateBound(&stream, UInt(count)))
        var output = ByteBuffer()
        var isDone = false
        output.writeWithUnsafeMutableBytes(minimumWritableBytes: room) { target in
            input.withUnsafeMutableReadableBytes { source in
                stream.next_in = source.bindMemory(to: UInt8.self).baseAddress
                stream.avail_in = UInt32(count)
                stream.next_out = target.bindMemory(to: UInt8.self).baseAddress
                stream.avail_out = UInt32(target.count)
                isDone = deflate(&stream, Z_FINISH) == Z_STREAM_END
            }
            return Int(stream.total_out)
        }
        return isDone ? output : nil
    }
}
