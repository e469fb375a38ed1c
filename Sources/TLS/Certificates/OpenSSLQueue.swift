// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// OpenSSL's queue of errors, which belongs to the calling thread (ERR_get_error(3)).
enum OpenSSLQueue {
    /// The reason of the oldest queued error, and an empty queue.
    static func takeReason() -> String {
        let code = ERR_peek_error()
        defer { ERR_clear_error() }
        guard code != 0 else { return "no reason given" }
        guard let text = unsafe ERR_reason_error_string(code) else { return "code \(ERR_GET_REASON(code))" }
        return unsafe String(cString: text)
    }
}

/// Calls OpenSSL and turns a zero or negative answer into an error that names the call.
func check(_ call: String, _ answer: Int32) throws(CertificateError) {
    guard answer > 0 else { throw .openSSL(call: call, detail: OpenSSLQueue.takeReason()) }
}

/// Calls OpenSSL and turns a null pointer into an error that names the call.
func made(_ call: String, _ pointer: OpaquePointer?) throws(CertificateError) -> OpaquePointer {
    guard let pointer = unsafe pointer else { throw .openSSL(call: call, detail: OpenSSLQueue.takeReason()) }
    return unsafe pointer
}
