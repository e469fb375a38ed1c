// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import NIOCore

/// One TLS connection without any I/O, owned as an OpenSSL `SSL`: ciphertext goes in and out through `stream`.
@safe
struct SecureSession: ~Copyable {
    enum Progress: Hashable {
        case complete
        case wantsInput
        case failed(TLSError)
    }

    enum Reading: Hashable {
        /// All that had come is decrypted.
        case drained
        /// The peer sent `close_notify`.
        case ended
        case failed(TLSError)
    }

    let stream: CipherStream
    let pointer: OpaquePointer
    private let peerCheck: PeerCheck
    /// An estimate of the ciphertext that OpenSSL took and no plaintext has come out of yet: padding makes it too high (RFC 8446
    /// section 5.4).
    private var carried = 0

    init(_ server: ServerContext) throws(TLSError) {
        try self.init(server.context, rule: server.rule)
        unsafe SSL_set_accept_state(pointer)
    }

    init(_ client: ClientContext) throws(TLSError) {
        try self.init(client.context, rule: client.rule)
        unsafe SSL_set_connect_state(pointer)
        if let name = client.serverName { _ = unsafe copenssl_SSL_set_tlsext_host_name(pointer, name) }
    }

    init(_ web: WebContext) throws(TLSError) {
        // Nobody is asked for a certificate, so that no rule is ever applied.
        try self.init(web.context, rule: PeerRule(expected: .broker(trustDomain: nil)))
        unsafe SSL_set_accept_state(pointer)
    }

    private init(_ context: ContextPointer, rule: PeerRule) throws(TLSError) {
        let stream = CipherStream()
        guard let ssl = unsafe SSL_new(context.pointer) else { throw .openSSL(detail: OpenSSLQueue.takeReason()) }
        guard let bio = unsafe stream.makeBIO() else {
            unsafe SSL_free(ssl)
            throw .openSSL(detail: OpenSSLQueue.takeReason())
        }
        self.stream = stream
        peerCheck = PeerCheck(rule: rule)
        unsafe pointer = ssl
        // The SSL takes over the one reference and uses it for both directions (SSL_set_bio(3)).
        unsafe SSL_set_bio(ssl, bio, bio)
        unsafe SSL_set_ex_data(ssl, 0, Unmanaged.passUnretained(peerCheck).toOpaque())
        unsafe stream.countKeyUpdates(of: ssl)
    }

    // The SSL goes before `stream` and `peerCheck`, to which it holds plain pointers: fields are released after deinit.
    deinit { unsafe SSL_free(pointer) }

    /// Who the peer is, once the handshake is complete.
    var peer: PeerCertificate? { peerCheck.peer }

    /// By which certificates, likewise.
    var chain: PeerChain? { peerCheck.chain }

    /// Takes the handshake as far as the ciphertext allows.
    mutating func handshake() -> Progress {
        ERR_clear_error()
        let answer = unsafe SSL_do_handshake(pointer)
        if answer == 1 { return .complete }
        switch unsafe SSL_get_error(pointer, answer) {
        case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .wantsInput
        default: return .failed(failure(inHandshake: true))
        }
    }

    /// Room that all ciphertext at hand may need when it is decrypted.
    var expectedPlaintext: Int { stream.inbound.readableBytes + carried }

    /// Decrypts everything at hand onto the end of `plaintext`.
    mutating func read(into plaintext: inout ByteBuffer) -> Reading {
        ERR_clear_error()
        carried += stream.inbound.readableBytes
        defer { carried = min(max(carried, 0), SecureSession.mostHeld) }
        while true {
            let ssl = unsafe pointer
            var answer: Int32 = 0
            unsafe plaintext.writeWithUnsafeMutableBytes(minimumWritableBytes: 1) { view in
                answer = unsafe SSL_read(ssl, view.baseAddress, Int32(clamping: view.count))
                return max(Int(answer), 0)
            }
            if answer > 0 {
                carried -= Int(answer) + SecureSession.recordOverhead
                continue
            }
            if stream.hasTooManyKeyUpdates {
                ERR_clear_error()
                return .failed(.tooManyKeyUpdates)
            }
            switch unsafe SSL_get_error(pointer, answer) {
            case SSL_ERROR_WANT_READ, SSL_ERROR_WANT_WRITE: return .drained
            case SSL_ERROR_ZERO_RETURN: return .ended
            default: return .failed(failure(inHandshake: false))
            }
        }
    }

    /// Encrypts `plaintext` onto the end of `stream.outbound`.
    mutating func write(_ plaintext: ByteBuffer) -> TLSError? {
        ERR_clear_error()
        let ssl = unsafe pointer
        // An empty write has no meaning to SSL_write (SSL_write(3)).
        guard plaintext.readableBytes > 0 else { return nil }
        let answer = unsafe plaintext.withUnsafeReadableBytes { view in
            unsafe SSL_write(ssl, view.baseAddress, Int32(clamping: view.count))
        }
        return answer > 0 ? nil : failure(inHandshake: false)
    }

    /// Puts `close_notify` onto the end of `stream.outbound`.
    mutating func sendCloseNotify() {
        unsafe SSL_shutdown(pointer)
        ERR_clear_error()
    }

    /// Gives back OpenSSL's record buffers, 34 KiB, when they hold nothing; the next record brings them again.
    mutating func releaseIdleBuffers() {
        if OpenSSLRelease.current.freesBuffersSafely, unsafe SSL_free_buffers(pointer) == 1 { carried = 0 }
    }

    /// Octets a record adds to its plaintext in TLS 1.3: header 5, content type 1, tag 16 (RFC 8446 section 5.2).
    static let recordOverhead = 22

    /// Octets that OpenSSL holds at most once it has given out all it could: part of a record, in a buffer of one record with the
    /// largest overhead that any version allows and an alignment of 8 (`ssl3_setup_read_buffer` of OpenSSL 3.0).
    static let mostHeld = 5 + 16_384 + 320 + 8

    private func failure(inHandshake: Bool) -> TLSError {
        let code = ERR_peek_error()
        let reason = ERR_GET_REASON(code)
        let detail = OpenSSLQueue.takeReason()
        if let refusal = peerCheck.refusal { return .refused(refusal) }
        guard code != 0 else { return inHandshake ? .closedDuringHandshake : .closedWithoutNotify }
        if ERR_GET_LIB(code) == ERR_LIB_SSL {
            // A received alert is queued as reason 1000 plus its number (sslerr.h, SSL_AD_REASON_OFFSET).
            if (1000..<1256).contains(reason) { return .alert(TLSAlert(rawValue: UInt8(reason - 1000))) }
            switch reason {
            case SSL_R_PEER_DID_NOT_RETURN_A_CERTIFICATE: return .refused(Refusal(.noClientCertificate, detail: detail))
            case SSL_R_UNSUPPORTED_PROTOCOL: return .refused(Refusal(.protocolVersion, detail: detail))
            default: break
            }
        }
        return inHandshake ? .refused(Refusal(.handshakeFailed, detail: detail)) : .protocolViolation(detail: detail)
    }
}
