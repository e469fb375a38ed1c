// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// Memory BIOs for reading and writing PEM; nothing here touches a file.
enum PEMText {
    /// Refuses to decrypt: without this callback OpenSSL asks for a password on the terminal (pem_password_cb(3)).
    static let noPassword: @convention(c) (UnsafeMutablePointer<CChar>?, Int32, Int32, UnsafeMutableRawPointer?) -> Int32 = {
        _, _, _, _ in -1
    }

    /// Runs `body` with a BIO that reads `octets`, which it borrows for the call.
    static func reading<Value>(_ octets: [UInt8], _ body: (OpaquePointer) -> Value?) -> Value? {
        guard octets.count <= Int32.max else { return nil }
        return unsafe octets.withUnsafeBytes { view -> Value? in
            guard let bio = unsafe BIO_new_mem_buf(view.baseAddress, Int32(view.count)) else { return nil }
            defer { unsafe BIO_free(bio) }
            return unsafe body(bio)
        }
    }

    /// What `body` writes into a BIO, or nil when it answers with a failure.
    static func writing(_ body: (OpaquePointer) -> Int32) -> [UInt8]? {
        guard let bio = unsafe BIO_new(BIO_s_mem()) else { return nil }
        defer { unsafe BIO_free(bio) }
        guard unsafe body(bio) == 1 else { return nil }
        var start: UnsafeMutablePointer<CChar>?
        let count = unsafe copenssl_BIO_get_mem_data(bio, &start)
        guard count > 0, let start = unsafe start else { return nil }
        return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
    }
}
