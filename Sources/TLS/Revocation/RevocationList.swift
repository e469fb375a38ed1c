// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A certificate revocation list (RFC 5280 section 5), owned as an OpenSSL `X509_CRL`.
// X509_CRL counts its references atomically, sorts its entries under its own lock, and nothing here changes a list after it
// is made, so threads may share it.
@safe
package final class RevocationList: @unchecked Sendable {
    let pointer: OpaquePointer

    /// Takes over one reference.
    init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe X509_CRL_free(pointer) }

    /// Reads what one file holds: one list in DER, or one or more in PEM; none malformed.
    package static func all(in octets: [UInt8]) throws(CertificateError) -> [RevocationList] {
        // A DER list is an ASN.1 SEQUENCE; PEM is text.
        if octets.first == 0x30 { return [try RevocationList(der: octets)] }
        ERR_clear_error()
        var found: [RevocationList] = []
        let finished: Bool? = unsafe PEMText.reading(octets) { bio in
            while let next = unsafe PEM_read_bio_X509_CRL(bio, nil, PEMText.noPassword, nil) {
                unsafe found.append(RevocationList(owning: next))
            }
            return ERR_GET_REASON(ERR_peek_last_error()) == PEM_R_NO_START_LINE
        }
        guard finished == true, !found.isEmpty else { throw .malformed(.revocationList, detail: OpenSSLQueue.takeReason()) }
        ERR_clear_error()
        return found
    }

    private convenience init(der octets: [UInt8]) throws(CertificateError) {
        let read: OpaquePointer? = unsafe octets.withUnsafeBufferPointer { view in
            var position = view.baseAddress
            guard let parsed = unsafe d2i_X509_CRL(nil, &position, view.count) else { return nil }
            guard let start = view.baseAddress, let position = unsafe position, unsafe position - start == view.count else {
                unsafe X509_CRL_free(parsed)
                return nil
            }
            return unsafe parsed
        }
        guard let read = unsafe read else { throw .malformed(.revocationList, detail: OpenSSLQueue.takeReason()) }
        unsafe self.init(owning: read)
    }

    /// The list as PEM.
    package func pem() throws(CertificateError) -> [UInt8] {
        guard let text = unsafe PEMText.writing({ bio in unsafe PEM_write_bio_X509_CRL(bio, pointer) }) else {
            throw .openSSL(call: "PEM_write_bio_X509_CRL", detail: OpenSSLQueue.takeReason())
        }
        return text
    }

    /// When it was made, in seconds since 1970-01-01T00:00:00Z.
    package var thisUpdate: Int64 { unsafe secondsSince1970(X509_CRL_get0_lastUpdate(pointer)) ?? 0 }

    /// When the next is due at the latest, likewise; nil when the list does not say.
    package var nextUpdate: Int64? { unsafe secondsSince1970(X509_CRL_get0_nextUpdate(pointer)) }

    /// The CRL number extension (RFC 5280 section 5.2.3), which grows with each list of an authority.
    package var number: RevocationNumber? {
        guard let read = unsafe X509_CRL_get_ext_d2i(pointer, NID_crl_number, nil, nil) else { return nil }
        let integer = unsafe read.assumingMemoryBound(to: ASN1_INTEGER.self)
        defer { unsafe ASN1_INTEGER_free(integer) }
        return unsafe RevocationNumber(integer)
    }

    /// Whether it says only what changed since another list (RFC 5280 section 5.2.4).
    package var isDelta: Bool { unsafe X509_CRL_get_ext_by_NID(pointer, NID_delta_crl, -1) >= 0 }

    /// The issuer's name as RFC 2253 text.
    package var issuer: String { unsafe displayText(of: X509_CRL_get_issuer(pointer)) }

    /// SHA-256 of the DER form, 64 lower-case hex digits.
    package var fingerprint: String {
        var digest = [UInt8](repeating: 0, count: Int(EVP_MAX_MD_SIZE))
        var count: UInt32 = 0
        unsafe X509_CRL_digest(pointer, EVP_sha256(), &digest, &count)
        return hexadecimal(digest.prefix(Int(count)))
    }

    /// Whether it bears the authority's name as its issuer.
    package func names(_ authority: Certificate) -> Bool {
        unsafe X509_NAME_cmp(X509_CRL_get_issuer(pointer), X509_get_subject_name(authority.pointer)) == 0
    }

    /// Whether the authority's key signed it.
    package func isSigned(by authority: Certificate) -> Bool {
        defer { ERR_clear_error() }
        guard let key = unsafe X509_get0_pubkey(authority.pointer) else { return false }
        return unsafe X509_CRL_verify(pointer, key) == 1
    }

    /// How many certificates it revokes.
    package var count: Int { max(0, Int(unsafe copenssl_sk_X509_REVOKED_num(X509_CRL_get_REVOKED(pointer)))) }

    /// What it revokes.
    package var entries: [RevokedCertificate] {
        let stack = unsafe X509_CRL_get_REVOKED(pointer)
        return (0..<Int32(count)).compactMap { index in
            guard let entry = unsafe copenssl_sk_X509_REVOKED_value(stack, index) else { return nil }
            return unsafe RevokedCertificate(entry)
        }
    }
}
