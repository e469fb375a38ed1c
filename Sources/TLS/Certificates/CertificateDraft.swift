// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A certificate that is being written: version 3, until `sign` ends it.
@safe
struct CertificateDraft: ~Copyable {
    private let pointer: OpaquePointer

    init() throws(CertificateError) {
        unsafe pointer = try made("X509_new", X509_new())
    }

    deinit { unsafe X509_free(pointer) }

    /// Sets 128 random bits as the serial number and returns them in hex.
    func setRandomSerial() throws(CertificateError) -> String {
        var octets = [UInt8](repeating: 0, count: 16)
        try check("RAND_bytes", unsafe RAND_bytes(&octets, 16))
        let number = unsafe try made("BN_bin2bn", BN_bin2bn(octets, 16, nil))
        defer { unsafe BN_free(number) }
        guard unsafe BN_to_ASN1_INTEGER(number, X509_get_serialNumber(pointer)) != nil else {
            throw .openSSL(call: "BN_to_ASN1_INTEGER", detail: OpenSSLQueue.takeReason())
        }
        return hexadecimal(octets[...])
    }

    /// Both in seconds since 1970-01-01T00:00:00Z.
    func setValidity(from first: Int64, to last: Int64) throws(CertificateError) {
        guard unsafe ASN1_TIME_set(X509_getm_notBefore(pointer), Int(first)) != nil,
            unsafe ASN1_TIME_set(X509_getm_notAfter(pointer), Int(last)) != nil
        else { throw .openSSL(call: "ASN1_TIME_set", detail: OpenSSLQueue.takeReason()) }
    }

    func setSubject(_ commonName: String) throws(CertificateError) {
        let name = unsafe X509_get_subject_name(pointer)
        try check(
            "X509_NAME_add_entry_by_txt",
            unsafe X509_NAME_add_entry_by_txt(name, "CN", MBSTRING_UTF8, commonName, Int32(commonName.utf8.count), -1, 0))
    }

    /// Nil makes the certificate its own issuer.
    func setIssuer(_ issuer: Certificate?) throws(CertificateError) {
        try check(
            "X509_set_issuer_name",
            unsafe X509_set_issuer_name(pointer, X509_get_subject_name(issuer.map { unsafe $0.pointer } ?? pointer)))
    }

    func setPublicKey(of key: PrivateKey) throws(CertificateError) {
        try check("X509_set_pubkey", unsafe X509_set_pubkey(pointer, key.pointer))
    }

    func setPublicKey(of request: CertificateRequest) throws(CertificateError) {
        try check("X509_set_pubkey", unsafe X509_set_pubkey(pointer, X509_REQ_get0_pubkey(request.pointer)))
    }

    /// Adds an extension from OpenSSL's text form (x509v3_config(5)); `value` must hold nothing that a user wrote.
    func add(_ extension: Int32, _ value: String, issuer: Certificate?) throws(CertificateError) {
        var context = unsafe X509V3_CTX()
        unsafe X509V3_set_ctx(&context, issuer.map { unsafe $0.pointer } ?? pointer, pointer, nil, nil, 0)
        let made = unsafe try made("X509V3_EXT_conf_nid", X509V3_EXT_conf_nid(nil, &context, `extension`, value))
        defer { unsafe X509_EXTENSION_free(made) }
        try check("X509_add_ext", unsafe X509_add_ext(pointer, made, -1))
    }

    /// Adds the subject alternative names as they are, without OpenSSL's text form, in which a comma starts another name.
    func add(_ names: SubjectNames) throws(CertificateError) {
        let target = unsafe pointer
        let added: Int32 = try unsafe names.withGeneralNames { stack in
            unsafe X509_add1_ext_i2d(target, NID_subject_alt_name, UnsafeMutableRawPointer(stack), 0, UInt(X509V3_ADD_DEFAULT))
        }
        try check("X509_add1_ext_i2d", added)
    }

    /// Signs with SHA-256.
    consuming func sign(with key: PrivateKey) throws(CertificateError) -> Certificate {
        // The field counts from 0: 2 is version 3, which alone has extensions (RFC 5280 section 4.1.2.1).
        try check("X509_set_version", unsafe X509_set_version(pointer, 2))
        try check("X509_sign", unsafe X509_sign(pointer, key.pointer, EVP_sha256()))
        return unsafe Certificate(sharing: pointer)
    }
}
