// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A release of OpenSSL 3 or newer.
struct OpenSSLRelease: Hashable {
    let major: Int
    let minor: Int
    let patch: Int

    /// The library that this process was started with, whatever headers it was built with.
    static let current = OpenSSLRelease(OpenSSL_version_num())

    /// Reads 0xMNN00PPS (OpenSSL_version_num(3)).
    init(_ number: UInt) {
        major = Int(number >> 28 & 0xF)
        minor = Int(number >> 20 & 0xFF)
        patch = Int(number >> 4 & 0xFF)
    }

    /// Whether SSL_free_buffers leaves a buffer alone that holds half a record.
    ///
    /// Before 3.0.14, 3.1.6, 3.2.2 and 3.3.1 it freed one whose record had come with its header only (CVE-2024-4741, OpenSSL's
    /// advisory of 28 May 2024). A distribution that mended an older one without a new number is taken for unmended.
    var freesBuffersSafely: Bool {
        switch (major, minor) {
        case (..<3, _): false
        case (3, 0): patch >= 14
        case (3, 1): patch >= 6
        case (3, 2): patch >= 2
        case (3, 3): patch >= 1
        default: true
        }
    }
}
