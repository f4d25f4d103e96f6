import Foundation

/// From where something was asked: one request, and the network that it came from. Never a whole address: that would
/// follow a person home, and nobody who reads an audit needs it.
public struct Origin: Hashable, Sendable {
    /// The id that joins the audit entry with the log lines of the request.
    public var requestID: String
    /// For example `192.0.2.0/24`; empty when the address is not known.
    public var network: String?

    /// - Parameter address: the caller's whole address, of which only the network is kept.
    public init(requestID: String, address: String?) {
        self.requestID = requestID
        network = address.flatMap(Self.network)
    }

    /// The network of an address: the first three bytes of IPv4, the first six of IPv6.
    static func network(of address: String) -> String? {
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 {
            let bytes = withUnsafeBytes(of: &four) { Array($0) }
            return "\(bytes[0]).\(bytes[1]).\(bytes[2]).0/24"
        }
        var six = in6_addr()
        let plain = address.split(separator: "%").first.map(String.init) ?? address
        guard inet_pton(AF_INET6, plain, &six) == 1 else { return nil }
        let bytes = withUnsafeBytes(of: &six) { Array($0) }
        // An IPv4 address in IPv6 clothes, as a socket that takes both shows it.
        if bytes[..<10].allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 {
            return "\(bytes[12]).\(bytes[13]).\(bytes[14]).0/24"
        }
        let groups = stride(from: 0, to: 6, by: 2).map {
            String(UInt16(bytes[$0]) << 8 | UInt16(bytes[$0 + 1]), radix: 16)
        }
        return groups.joined(separator: ":") + "::/48"
    }
}
