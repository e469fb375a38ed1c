// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A PKCS#10 request for a certificate (RFC 2986), owned as an OpenSSL `X509_REQ`.
///
/// Only its public key is ever used: what a certificate says is decided by who issues it.
// X509_REQ is written only while it is made here, before any other thread can see it.
@safe
package final class CertificateRequest: @unchecked Sendable {
    let pointer: OpaquePointer

    private init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe X509_REQ_free(pointer) }

    /// A request signed with `key` that names the id it is for.
    package static func make(for id: SPIFFEID, key: PrivateKey) throws(CertificateError) -> CertificateRequest {
        let request = unsafe CertificateRequest(owning: try made("X509_REQ_new", X509_REQ_new()))
        try check("X509_REQ_set_version", unsafe X509_REQ_set_version(request.pointer, 0))
        let name = unsafe X509_REQ_get_subject_name(request.pointer)
        try check(
            "X509_NAME_add_entry_by_txt",
            unsafe X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, id.partner, Int32(id.partner.utf8.count), -1, 0))
        try check("X509_REQ_set_pubkey", unsafe X509_REQ_set_pubkey(request.pointer, key.pointer))
        let names = SubjectNames(uris: [id.uri])
        let added: Int32 = try unsafe names.withGeneralNames { stack in
            guard let ext = unsafe X509V3_EXT_i2d(NID_subject_alt_name, 0, UnsafeMutableRawPointer(stack)) else { return nil }
            defer { unsafe X509_EXTENSION_free(ext) }
            return unsafe copenssl_X509_REQ_add_extension(request.pointer, ext)
        }
        try check("X509_REQ_add_extensions", added)
        try check("X509_REQ_sign", unsafe X509_REQ_sign(request.pointer, key.pointer, EVP_sha256()))
        return request
    }

    /// Reads a PEM request and demands that it is signed with its own key and that the key is not weak.
    package convenience init(pem octets: [UInt8]) throws(CertificateError) {
        let read = unsafe PEMText.reading(octets) { bio in unsafe PEM_read_bio_X509_REQ(bio, nil, PEMText.noPassword, nil) }
        guard let read = unsafe read else { throw .malformed(.request, detail: OpenSSLQueue.takeReason()) }
        unsafe self.init(owning: read)
        defer { ERR_clear_error() }
        guard let key = unsafe X509_REQ_get0_pubkey(pointer), unsafe X509_REQ_verify(pointer, key) == 1 else {
            throw .unprovenRequest
        }
        guard unsafe EVP_PKEY_get_security_bits(key) >= 112 else { throw .weakKey }
    }

    /// The request as PEM.
    package func pem() throws(CertificateError) -> [UInt8] {
        guard let text = unsafe PEMText.writing({ bio in unsafe PEM_write_bio_X509_REQ(bio, pointer) }) else {
            throw .openSSL(call: "PEM_write_bio_X509_REQ", detail: OpenSSLQueue.takeReason())
        }
        return text
    }

    /// The names the requester asks for; for display, never for issuing.
    package var names: SubjectNames {
        guard let stack = unsafe copenssl_X509_REQ_get_alt_names(pointer) else { return SubjectNames() }
        defer { unsafe GENERAL_NAMES_free(stack) }
        return unsafe SubjectNames(reading: stack)
    }
}
