// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Edge

@Suite struct LimitKeyTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("::ffff:192.0.2.1", "192.0.2.1"), ("::FFFF:c000:201", "192.0.2.1"),
        ("2001:db8::1", "2001:db8:0:0::/64"), ("2001:db8:0:0:ffff:ffff:ffff:ffff", "2001:db8:0:0::/64"),
        ("2001:0db8:0000:0001::1", "2001:db8:0:1::/64"), ("2001:db8:1::1", "2001:db8:1:0::/64"), ("::1", "0:0:0:0::/64"),
        ("fe80::1", "fe80:0:0:0::/64"), ("", ""), ("unknown", "unknown"),
    ])
    func `An IPv4 address counts by itself, and an IPv6 address by its network`(address: String, key: String) {
        #expect(LimitKey.of(address) == key)
        #expect(LimitKey.of(key) == key, "a key is its own")
    }
}
