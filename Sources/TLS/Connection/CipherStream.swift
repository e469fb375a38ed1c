// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import NIOCore

/// The two streams of ciphertext under one `SSL`, behind a BIO of our own.
///
/// OpenSSL's memory BIO copies every record once more in each direction and keeps the largest buffer it ever had. Here
/// OpenSSL takes records from the buffer NIO read into and puts records into the buffer NIO will write.
final class CipherStream {
    /// What the network brought and OpenSSL has not taken.
    var inbound = ByteBuffer()
    /// What OpenSSL made and the network has not been given.
    var outbound = ByteBuffer()
    /// How many KeyUpdate messages of the peer OpenSSL has been given.
    var keyUpdates = 0

    /// One BIO type for the process.
    // Made once by a lazy, thread-safe global, and never freed or changed.
    private nonisolated(unsafe) static let method: OpaquePointer? = {
        guard let method = unsafe BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "CipherStream") else { return nil }
        unsafe BIO_meth_set_create(method) { bio in
            unsafe BIO_set_init(bio, 1)
            return 1
        }
        unsafe BIO_meth_set_read(method) { bio, target, count in
            guard let bio = unsafe bio, let target = unsafe target, count > 0, let data = unsafe BIO_get_data(bio) else {
                return -1
            }
            unsafe copenssl_BIO_clear_retry_flags(bio)
            let stream = unsafe Unmanaged<CipherStream>.fromOpaque(data).takeUnretainedValue()
            let taken = unsafe stream.take(into: UnsafeMutableRawBufferPointer(start: target, count: Int(count)))
            if taken == 0 {
                unsafe copenssl_BIO_set_retry_read(bio)
                return -1
            }
            return Int32(taken)
        }
        unsafe BIO_meth_set_write(method) { bio, source, count in
            guard let bio = unsafe bio, let source = unsafe source, count > 0, let data = unsafe BIO_get_data(bio) else {
                return -1
            }
            unsafe copenssl_BIO_clear_retry_flags(bio)
            let stream = unsafe Unmanaged<CipherStream>.fromOpaque(data).takeUnretainedValue()
            // What a connection that ends still has to say about its keys is for nobody.
            guard !stream.hasTooManyKeyUpdates else { return count }
            unsafe stream.outbound.writeBytes(UnsafeRawBufferPointer(start: source, count: Int(count)))
            return count
        }
        unsafe BIO_meth_set_ctrl(method) { _, command, _, _ in
            // SSL flushes its BIO after each flight and takes an answer below 1 for a failure.
            command == BIO_CTRL_FLUSH ? 1 : 0
        }
        return unsafe method
    }()

    /// A BIO over this stream, which must outlive it.
    func makeBIO() -> OpaquePointer? {
        guard let bio = unsafe BIO_new(CipherStream.method) else { return nil }
        unsafe BIO_set_data(bio, Unmanaged.passUnretained(self).toOpaque())
        return unsafe bio
    }

    private func take(into target: UnsafeMutableRawBufferPointer) -> Int {
        guard !hasTooManyKeyUpdates else { return 0 }
        return unsafe inbound.readWithUnsafeReadableBytes { view in
            let count = min(view.count, target.count)
            if count > 0 { unsafe target.copyMemory(from: UnsafeRawBufferPointer(rebasing: view[..<count])) }
            return count
        }
    }
}
