// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import TLS

/// Which releases of OpenSSL have the use after free of SSL_free_buffers (CVE-2024-4741).
struct OpenSSLReleaseTests {
    @Test(arguments: [
        (UInt(0x3000_00d0), false), (0x3000_00e0, true), (0x3000_0160, true), (0x3010_0050, false), (0x3010_0060, true),
        (0x3020_0010, false), (0x3020_0020, true), (0x3030_0000, false), (0x3030_0010, true), (0x3040_0000, true),
        (0x4000_0000, true), (0x1010_119f, false),
    ])
    func `buffers are freed where that is safe`(number: UInt, isSafe: Bool) {
        #expect(OpenSSLRelease(number).freesBuffersSafely == isSafe)
    }

    @Test func `the library in use is read by its own word`() {
        #expect(OpenSSLRelease.current.major >= 3)
    }
}
