import Dispatch
import Foundation

/// A TCP connection on which a test writes any bytes it likes.
///
/// The calls block, so they run on a thread of their own and not on those that the server under test needs.
final class RawConnection: Sendable {
    private let descriptor: Int32
    private let queue = DispatchQueue(label: "raw-connection")

    /// Connects to a port of this machine; a small receive buffer makes a slow reader slow sooner.
    init(port: Int, receiveBuffer: Int32? = nil) throws {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(UInt16(port).bigEndian)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        let result = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard result == 0 else { throw POSIXError(.ECONNREFUSED) }
    }

    deinit { close(descriptor) }

    /// Writes bytes; what the other end no longer takes is lost, as on a real line.
    func write(_ text: String) async {
        let bytes = Array(text.utf8)
        await onQueue { [descriptor] in _ = send(descriptor, bytes, bytes.count, Int32(MSG_NOSIGNAL)) }
    }

    /// Tells the other end that nothing more will come.
    func endWriting() async { await onQueue { [descriptor] in _ = shutdown(descriptor, Int32(SHUT_WR)) } }

    /// Reads until the other end closes, with a pause every so many bytes; nil when it has not closed after the time given.
    func readToEnd(within seconds: Double, pauseSeconds: Double = 0, pauseEvery: Int = .max) async -> String? {
        await onQueue { [descriptor] in
            let end = Date().addingTimeInterval(seconds)
            var collected: [UInt8] = []
            var nextPause = pauseEvery
            while true {
                guard let chunk = Self.readChunk(descriptor, before: end) else { return nil }
                if chunk.isEmpty { return String(decoding: collected, as: UTF8.self) }
                collected += chunk
                guard collected.count >= nextPause else { continue }
                nextPause += pauseEvery
                usleep(UInt32(pauseSeconds * 1_000_000))
            }
        }
    }

    /// Reads one response with a Content-Length and no more.
    func readResponse(within seconds: Double) async -> String? {
        await onQueue { [descriptor] in
            let end = Date().addingTimeInterval(seconds)
            var collected: [UInt8] = []
            while !Self.isComplete(collected) {
                guard let chunk = Self.readChunk(descriptor, before: end), !chunk.isEmpty else {
                    return collected.isEmpty ? nil : String(decoding: collected, as: UTF8.self)
                }
                collected += chunk
            }
            return String(decoding: collected, as: UTF8.self)
        }
    }

    private static func readChunk(_ descriptor: Int32, before end: Date) -> [UInt8]? {
        let left = end.timeIntervalSinceNow
        guard left > 0 else { return nil }
        var entry = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
        guard poll(&entry, 1, Int32(left * 1_000) + 1) > 0 else { return nil }
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = recv(descriptor, &buffer, buffer.count, 0)
        return count > 0 ? Array(buffer[..<count]) : []
    }

    private static func isComplete(_ bytes: [UInt8]) -> Bool {
        let text = String(decoding: bytes, as: UTF8.self)
        guard let gap = text.firstRange(of: "\r\n\r\n") else { return false }
        let head = text[..<gap.lowerBound].lowercased()
        guard let field = head.firstRange(of: "content-length: ") else { return true }
        let length = Int(head[field.upperBound...].prefix { $0.isNumber }) ?? 0
        return text[gap.upperBound...].utf8.count >= length
    }

    private func onQueue<Value: Sendable>(_ work: @escaping @Sendable () -> Value) async -> Value {
        await withCheckedContinuation { continuation in queue.async { continuation.resume(returning: work()) } }
    }
}
