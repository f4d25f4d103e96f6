import NIOCore
import Synchronization

/// Counts the open connections of each peer address.
final class AddressQuota: Sendable {
    private let most: Int
    private let open = Mutex<[String: Int]>([:])

    init(most: Int) { self.most = most }

    /// Counts a connection until it closes; false when its address holds too many already.
    func admit(_ channel: any Channel) -> Bool {
        guard let address = channel.remoteAddress?.ipAddress else { return true }
        guard take(address) else { return false }
        channel.closeFuture.whenComplete { _ in self.giveBack(address) }
        return true
    }

    func take(_ address: String) -> Bool {
        open.withLock { open in
            let count = open[address, default: 0]
            guard count < most else { return false }
            open[address] = count + 1
            return true
        }
    }

    func giveBack(_ address: String) {
        open.withLock { open in
            let count = open[address, default: 1] - 1
            open[address] = count == 0 ? nil : count
        }
    }
}
