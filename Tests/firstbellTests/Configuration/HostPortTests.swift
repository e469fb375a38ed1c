// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import firstbell

@Suite struct HostPortTests {
    @Test(arguments: ["127.0.0.1:5570", "[::1]:0", "broker.example:65535", "localhost:1"])
    func `a place is read and written alike`(text: String) {
        #expect(HostPort(text)?.description == text)
    }

    @Test(arguments: [
        "", ":1", "host", "host:", "host:65536", "host:-1", "host:+1", "::1:5", "[host]:1", "a b:1", "http://h:1", "[]:1",
    ])
    func `anything else is refused`(text: String) {
        #expect(HostPort(text) == nil)
    }
}
