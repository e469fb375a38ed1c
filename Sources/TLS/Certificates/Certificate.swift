// SPDX-License-Identifier: Apache-2.0
import COpenSSL
import Glibc

/// An X.509 certificate, owned as an OpenSSL `X509`.
// X509 counts its references atomically, guards its cache of extensions with its own lock, and nothing here changes a
// certificate after it is made, so threads may share it.
@safe
package final class Certificate: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over one reference.
    init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe X509_free(pointer) }

    /// Adds a reference to a certificate that OpenSSL owns.
    convenience init(sharing pointer: OpaquePointer) {
        unsafe X509_up_ref(pointer)
        unsafe self.init(owning: pointer)
    }

    /// Reads the first certificate of a PEM text.
    package convenience init(pem octets: [UInt8]) throws(CertificateError) {
        let read = unsafe PEMText.reading(octets) { bio in unsafe PEM_read_bio_X509(bio, nil, PEMText.noPassword, nil) }
        guard let read = unsafe read else { throw .malformed(.certificate, detail: OpenSSLQueue.takeReason()) }
        unsafe self.init(owning: read)
    }

    /// Reads exactly one certificate in DER.
    package convenience init(der octets: [UInt8]) throws(CertificateError) {
        let read: OpaquePointer? = unsafe octets.withUnsafeBufferPointer { view in
            var position = view.baseAddress
            guard let parsed = unsafe d2i_X509(nil, &position, view.count) else { return nil }
            guard let start = view.baseAddress, let position = unsafe position, unsafe position - start == view.count else {
                unsafe X509_free(parsed)
                return nil
            }
            return unsafe parsed
        }
        guard let read = unsafe read else { throw .malformed(.certificate, detail: OpenSSLQueue.takeReason()) }
        unsafe self.init(owning: read)
    }

    /// Reads all certificates of a PEM text, in order; at least one, and none malformed.
    package static func bundle(pem octets: [UInt8]) throws(CertificateError) -> [Certificate] {
        ERR_clear_error()
        var found: [Certificate] = []
        let finished: Bool? = unsafe PEMText.reading(octets) { bio in
            while let next = unsafe PEM_read_bio_X509(bio, nil, PEMText.noPassword, nil) {
                unsafe found.append(Certificate(owning: next))
            }
            return ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE
        }
        guard finished == true, !found.isEmpty else { throw .malformed(.certificate, detail: OpenSSLQueue.takeReason()) }
        ERR_clear_error()
        return found
    }

    /// The certificate as PEM.
    package func pem() throws(CertificateError) -> [UInt8] {
        guard let text = unsafe PEMText.writing({ bio in unsafe PEM_write_bio_X509(bio, pointer) }) else {
            throw .openSSL(call: "PEM_write_bio_X509", detail: OpenSSLQueue.takeReason())
        }
        return text
    }

    /// The certificate as DER.
    package func der() throws(CertificateError) -> [UInt8] {
        var start: UnsafeMutablePointer<UInt8>?
        let count = unsafe i2d_X509(pointer, &start)
        guard count > 0, let start = unsafe start else { throw .openSSL(call: "i2d_X509", detail: OpenSSLQueue.takeReason()) }
        defer { unsafe CRYPTO_free(start, #file, #line) }
        return unsafe [UInt8](UnsafeBufferPointer(start: start, count: Int(count)))
    }

    /// SHA-256 of the DER form, 64 lower-case hex digits: how a certificate is named in logs and in `X-Cert-SHA256`.
    package var fingerprint: String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        unsafe X509_digest(pointer, EVP_sha256(), &digest, &count)
        return hexadecimal(digest.prefix(Int(count)))
    }

    /// SHA-256 of the SubjectPublicKeyInfo in DER, 64 lower-case hex digits: the same after a renewal with the same key.
    package var keyFingerprint: String {
        var start: UnsafeMutablePointer<UInt8>?
        let count = unsafe i2d_X509_PUBKEY(X509_get_X509_PUBKEY(pointer), &start)
        guard count > 0, let start = unsafe start else { return "" }
        defer { unsafe CRYPTO_free(start, #file, #line) }
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var length: UInt32 = 0
        guard unsafe EVP_Digest(start, Int(count), &digest, &length, EVP_sha256(), nil) == 1 else { return "" }
        return hexadecimal(digest.prefix(Int(length)))
    }

    /// The serial number in lower-case hex without leading zeros.
    package var serial: String {
        guard let number = unsafe ASN1_INTEGER_to_BN(X509_get0_serialNumber(pointer), nil) else { return "" }
        defer { unsafe BN_free(number) }
        var octets = [UInt8](repeating: 0, count: (Int(unsafe BN_num_bits(number)) + 7) / 8)
        unsafe BN_bn2bin(number, &octets)
        let text = hexadecimal(octets[...])
        return text.first == "0" ? String(text.dropFirst()) : text
    }

    /// The first second of validity, in seconds since 1970-01-01T00:00:00Z.
    package var notBefore: Int64 { unsafe secondsSince1970(X509_get0_notBefore(pointer)) ?? 0 }

    /// The last second of validity, in seconds since 1970-01-01T00:00:00Z.
    package var notAfter: Int64 { unsafe secondsSince1970(X509_get0_notAfter(pointer)) ?? 0 }

    /// The subject as RFC 2253 text, for display only: who a partner is stands in its URI name.
    package var subject: String { unsafe displayText(of: X509_get_subject_name(pointer)) }

    /// The subject alternative names; none when the extension is absent, malformed or there twice.
    package var names: SubjectNames {
        guard let read = unsafe X509_get_ext_d2i(pointer, NID_subject_alt_name, nil, nil) else { return SubjectNames() }
        let stack = OpaquePointer(read)
        defer { unsafe GENERAL_NAMES_free(stack) }
        return unsafe SubjectNames(reading: stack)
    }

    /// The SPIFFE id, when the certificate has exactly one URI name and it is one of ours.
    package var identity: SPIFFEID? {
        let uris = names.uris
        guard uris.count == 1 else { return nil }
        return SPIFFEID(uris[0])
    }

    /// The purposes of the extended key usage extension (RFC 5280 section 4.2.1.12); nil when there is none.
    package var extendedKeyUsage: ExtendedKeyUsage? {
        guard unsafe X509_get_extension_flags(pointer) & UInt32(EXFLAG_XKUSAGE) != 0 else { return nil }
        return ExtendedKeyUsage(rawValue: unsafe X509_get_extended_key_usage(pointer))
    }

    /// Whether the certificate may sign others.
    package var isAuthority: Bool { unsafe X509_check_ca(pointer) == 1 }

    /// Whether the key is the certificate's.
    package func belongs(to key: PrivateKey) -> Bool {
        defer { ERR_clear_error() }
        return unsafe X509_check_private_key(pointer, key.pointer) == 1
    }

    /// Whether the authority's key signed this certificate; names and times are not looked at.
    package func isSigned(by authority: Certificate) -> Bool {
        defer { ERR_clear_error() }
        guard let key = unsafe X509_get0_pubkey(authority.pointer) else { return false }
        return unsafe X509_verify(pointer, key) == 1
    }

    /// Whether the certificate may sign revocation lists: the usage is there, or usages are not limited.
    package var maySignLists: Bool { unsafe X509_get_key_usage(pointer) & UInt32(KU_CRL_SIGN) != 0 }
}

/// The purposes a certificate is limited to, with OpenSSL's XKU bits.
package struct ExtendedKeyUsage: OptionSet, Hashable, Sendable {
    package let rawValue: UInt32

    package init(rawValue: UInt32) { self.rawValue = rawValue }

    /// id-kp-serverAuth, `XKU_SSL_SERVER`.
    package static let serverAuth = ExtendedKeyUsage(rawValue: UInt32(XKU_SSL_SERVER))
    /// id-kp-clientAuth, `XKU_SSL_CLIENT`.
    package static let clientAuth = ExtendedKeyUsage(rawValue: UInt32(XKU_SSL_CLIENT))
    /// anyExtendedKeyUsage, `XKU_ANYEKU`.
    package static let any = ExtendedKeyUsage(rawValue: UInt32(XKU_ANYEKU))
}

/// A time of OpenSSL's in seconds since 1970-01-01T00:00:00Z; nil without one.
func secondsSince1970(_ time: UnsafePointer<ASN1_TIME>?) -> Int64? {
    // ASN1_TIME_to_tm takes no time for now.
    guard let time = unsafe time else { return nil }
    var parts = unsafe tm()
    guard unsafe ASN1_TIME_to_tm(time, &parts) == 1 else { return nil }
    return Int64(unsafe timegm(&parts))
}

/// A distinguished name as RFC 2253 text.
func displayText(of name: OpaquePointer?) -> String {
    let text = unsafe PEMText.writing { bio in
        unsafe X509_NAME_print_ex(bio, name, 0, copenssl_XN_FLAG_RFC2253) >= 0 ? 1 : 0
    }
    return String(decoding: text ?? [], as: UTF8.self)
}

/// Two lower-case digits an octet.
func hexadecimal(_ octets: ArraySlice<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: octets.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
}
