import Domain
import Testing

@Suite struct OriginTests {
    @Test(
        "Only the network of an address is kept",
        arguments: [
            ("192.0.2.77", "192.0.2.0/24"), ("10.1.2.3", "10.1.2.0/24"), ("2001:db8:1:2::3", "2001:db8:1::/48"),
            ("::ffff:192.0.2.77", "192.0.2.0/24"), ("fe80::1%eth0", "fe80:0:0::/48"),
        ]
    )
    func network(address: String, expected: String) {
        #expect(Origin(requestID: "r", address: address).network == expected)
    }

    @Test("What is no address leaves no network", arguments: ["", "localhost", "192.0.2", "1.2.3.4.5", "zz::1"])
    func nothing(address: String) {
        #expect(Origin(requestID: "r", address: address).network == nil)
    }
}
