import Foundation
import HTTPTypes
import Pages
import Services

/// Everything where somebody could try secrets out, or have them sent, with how often it may be done.
///
/// Each account has a strict limit, so that guessing is hopeless: five codes, then one every five minutes, make one in a
/// thousand a day. Each range of addresses has a generous one, because a trust or a college stands behind one address.
/// Nobody is ever locked out: whoever waits may try again.
enum SecretCheck: String, CaseIterable, Hashable, Sendable {
    /// Asking for a link.
    case linkRequest
    /// Pressing the button behind a link.
    case link
    /// A code of the app.
    case code
    case recoveryCode
    /// Another organisation's sign-in, there and back.
    case provider
    /// Opening a link to a task, and answering.
    case taskLink

    /// So many at once, and then one each interval.
    struct Limit: Hashable, Sendable {
        let burst: Int
        let interval: Duration
    }

    /// For one account: an address, a link, a person.
    var perAccount: Limit {
        switch self {
        case .linkRequest: Limit(burst: 5, interval: .seconds(60))
        case .link: Limit(burst: 10, interval: .seconds(60))
        case .code: Limit(burst: 5, interval: .seconds(300))
        case .recoveryCode: Limit(burst: 5, interval: .seconds(900))
        case .provider: Limit(burst: 20, interval: .seconds(30))
        case .taskLink: Limit(burst: 60, interval: .seconds(10))
        }
    }

    /// For one network address, or the 64 bits of one that a network is given.
    var perRange: Limit {
        switch self {
        case .linkRequest, .link, .provider, .taskLink: Limit(burst: 300, interval: .seconds(1))
        case .code: Limit(burst: 200, interval: .seconds(2))
        case .recoveryCode: Limit(burst: 50, interval: .seconds(10))
        }
    }
}

extension SiteRoute {
    /// What is checked when this is asked, if a secret is.
    func secretCheck(isPost: Bool) -> SecretCheck? {
        if case .tasks(.task) = self { return .taskLink }
        guard case .access(let part) = self else { return nil }
        switch part {
        case .signIn: return isPost ? .linkRequest : nil
        case .signInLink: return isPost ? .link : nil
        case .signInWith, .signInBack: return .provider
        case .account(.code), .account(.setUp): return isPost ? .code : nil
        case .account(.recoveryCode): return isPost ? .recoveryCode : nil
        case .account(.confirm): return isPost ? .linkRequest : nil
        case .account(.keptForm): return .link
        case .account, .signInSent, .signOut, .year, .demoMail, .clearDemo, .accessibility, .privacy, .membership,
            .team, .invite, .member, .confirmMember, .endMember, .memberRole, .actFor, .stopActing,
            .whoSees:
            return nil
        }
    }
}

/// The buckets of all limits. They are in memory: a restart forgives everybody.
struct SecretLimits: Sendable {
    private let accounts: [SecretCheck: RateLimiter]
    private let ranges: [SecretCheck: RateLimiter]

    init() {
        accounts = Self.limiters(\.perAccount)
        ranges = Self.limiters(\.perRange)
    }

    private static func limiters(_ limit: (SecretCheck) -> SecretCheck.Limit) -> [SecretCheck: RateLimiter] {
        Dictionary(
            uniqueKeysWithValues: SecretCheck.allCases.map { check in
                (check, RateLimiter(burst: limit(check).burst, interval: limit(check).interval, mostKeys: 10_000))
            }
        )
    }

    /// Counts a try against the range of the address that it comes from.
    /// - Throws: `WebRefusal` when there have been too many.
    func count(_ check: SecretCheck, from address: String?) throws {
        try count(ranges[check], AddressRange.of(address ?? ""))
    }

    /// Counts a try against an account.
    /// - Throws: `WebRefusal` when there have been too many.
    func count(_ check: SecretCheck, account: String) throws {
        try count(accounts[check], account)
    }

    private func count(_ limiter: RateLimiter?, _ key: String) throws {
        let now = ContinuousClock.now
        guard let limiter, !limiter.allow(key, at: now) else { return }
        let seconds = max(1, Int(limiter.wait(for: key, at: now).components.seconds) + 1)
        throw WebRefusal(
            .tooManyRequests,
            title: "Too many tries",
            message: "For safety this cannot be tried so often. Wait a few minutes, then try again.",
            headers: [.retryAfter: String(seconds)]
        )
    }
}

/// The part of a network address that belongs to one network.
enum AddressRange {
    /// An IPv4 address as it is, also inside an IPv6 one; the first 64 bits of any other IPv6 address.
    static func of(_ address: String) -> String {
        var parts = in6_addr()
        let bare = address.split(separator: "%").first.map(String.init) ?? address
        guard inet_pton(AF_INET6, bare, &parts) == 1 else { return bare }
        let bytes = withUnsafeBytes(of: parts) { Array($0) }
        if bytes.prefix(10).allSatisfy({ $0 == 0 }), bytes[10] == 255, bytes[11] == 255 {
            return bytes.suffix(4).map(String.init).joined(separator: ".")
        }
        return bytes.prefix(8).map { String($0, radix: 16) }.joined(separator: ":") + "/64"
    }
}
