// SPDX-License-Identifier: Apache-2.0
import COpenSSL

extension CipherStream {
    /// How many KeyUpdate messages of one peer are followed.
    ///
    /// A peer may send them for ever and read none of the answers, which are made and kept here (RFC 8446 section 4.6.3). Whoever
    /// has a use for them sends one for some 2^24 records (section 5.5), so that this many are more than any session needs.
    static let keyUpdateLimit = 100

    /// From then on OpenSSL is given nothing and nothing of it is kept.
    var hasTooManyKeyUpdates: Bool { keyUpdates > CipherStream.keyUpdateLimit }

    /// Counts those that `ssl`, which this stream is under, is given.
    func countKeyUpdates(of ssl: OpaquePointer) {
        unsafe SSL_set_msg_callback(ssl) { isWritten, _, type, message, count, _, stream in
            guard isWritten == 0, type == SSL3_RT_HANDSHAKE, count > 0, let message = unsafe message, let stream = unsafe stream,
                unsafe message.load(as: UInt8.self) == UInt8(SSL3_MT_KEY_UPDATE)
            else { return }
            unsafe Unmanaged<CipherStream>.fromOpaque(stream).takeUnretainedValue().keyUpdates += 1
        }
        unsafe copenssl_SSL_set_msg_callback_arg(ssl, Unmanaged.passUnretained(self).toOpaque())
    }
}
