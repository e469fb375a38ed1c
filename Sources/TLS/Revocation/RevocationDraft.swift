// SPDX-License-Identifier: Apache-2.0
import COpenSSL

/// A revocation list that is being written: version 2, until `sign` ends it.
@safe
struct RevocationDraft: ~Copyable {
    private let pointer: OpaquePointer

    init() throws(CertificateError) {
        unsafe pointer = try made("X509_CRL_new", X509_CRL_new())
    }

    deinit { unsafe X509_CRL_free(pointer) }

    /// Says whose list it is, and from when until when it counts; nil leaves the end out, which RFC 5280 does not allow.
    func begin(issuer: Certificate, thisUpdate: Int64, nextUpdate: Int64?) throws(CertificateError) {
        // The field counts from 0: 1 is version 2, which alone has extensions (RFC 5280 section 5.1.2.1).
        try check("X509_CRL_set_version", unsafe X509_CRL_set_version(pointer, 1))
        try check(
            "X509_CRL_set_issuer_name", unsafe X509_CRL_set_issuer_name(pointer, X509_get_subject_name(issuer.pointer)))
        unsafe try RevocationDraft.withTime(thisUpdate) { time throws(CertificateError) in
            try check("X509_CRL_set1_lastUpdate", unsafe X509_CRL_set1_lastUpdate(pointer, time))
        }
        if let nextUpdate {
            unsafe try RevocationDraft.withTime(nextUpdate) { time throws(CertificateError) in
                try check("X509_CRL_set1_nextUpdate", unsafe X509_CRL_set1_nextUpdate(pointer, time))
            }
        }
        var context = unsafe X509V3_CTX()
        unsafe X509V3_set_ctx(&context, issuer.pointer, nil, nil, pointer, 0)
        let identifier = unsafe try made(
            "X509V3_EXT_conf_nid", X509V3_EXT_conf_nid(nil, &context, NID_authority_key_identifier, "keyid:always"))
        defer { unsafe X509_EXTENSION_free(identifier) }
        try check("X509_CRL_add_ext", unsafe X509_CRL_add_ext(pointer, identifier, -1))
    }

    func setNumber(_ number: RevocationNumber) throws(CertificateError) {
        let integer = unsafe try RevocationDraft.integer(number)
        defer { unsafe ASN1_INTEGER_free(integer) }
        try check(
            "X509_CRL_add1_ext_i2d", unsafe X509_CRL_add1_ext_i2d(pointer, NID_crl_number, UnsafeMutableRawPointer(integer), 0, 0))
    }

    func add(_ revoked: RevokedCertificate) throws(CertificateError) {
        guard let serial = RevocationNumber(hex: revoked.serial) else { throw .unusableName(revoked.serial) }
        let entry = unsafe try made("X509_REVOKED_new", X509_REVOKED_new())
        do throws(CertificateError) {
            let integer = unsafe try RevocationDraft.integer(serial)
            defer { unsafe ASN1_INTEGER_free(integer) }
            try check("X509_REVOKED_set_serialNumber", unsafe X509_REVOKED_set_serialNumber(entry, integer))
            unsafe try RevocationDraft.withTime(revoked.since) { time throws(CertificateError) in
                try check("X509_REVOKED_set_revocationDate", unsafe X509_REVOKED_set_revocationDate(entry, time))
            }
            // "The reason code CRL entry extension SHOULD be absent instead of using the unspecified (0) reasonCode value"
            // (RFC 5280 section 5.3.1).
            if revoked.reason != .unspecified {
                guard let code = unsafe ASN1_ENUMERATED_new() else {
                    throw .openSSL(call: "ASN1_ENUMERATED_new", detail: OpenSSLQueue.takeReason())
                }
                defer { unsafe ASN1_ENUMERATED_free(code) }
                try check("ASN1_ENUMERATED_set", unsafe ASN1_ENUMERATED_set(code, revoked.reason.rawValue))
                try check(
                    "X509_REVOKED_add1_ext_i2d",
                    unsafe X509_REVOKED_add1_ext_i2d(entry, NID_crl_reason, UnsafeMutableRawPointer(code), 0, 0))
            }
            // The list takes the entry over.
            try check("X509_CRL_add0_revoked", unsafe X509_CRL_add0_revoked(pointer, entry))
        } catch {
            unsafe X509_REVOKED_free(entry)
            throw error
        }
    }

    /// Signs with SHA-256.
    consuming func sign(with key: PrivateKey) throws(CertificateError) -> RevocationList {
        try check("X509_CRL_sort", unsafe X509_CRL_sort(pointer))
        try check("X509_CRL_sign", unsafe X509_CRL_sign(pointer, key.pointer, EVP_sha256()))
        unsafe X509_CRL_up_ref(pointer)
        return unsafe RevocationList(owning: pointer)
    }

    private static func integer(_ number: RevocationNumber) throws(CertificateError) -> UnsafeMutablePointer<ASN1_INTEGER> {
        let bits = unsafe try made("BN_bin2bn", BN_bin2bn(number.octets, Int32(number.octets.count), nil))
        defer { unsafe BN_free(bits) }
        guard let integer = unsafe BN_to_ASN1_INTEGER(bits, nil) else {
            throw .openSSL(call: "BN_to_ASN1_INTEGER", detail: OpenSSLQueue.takeReason())
        }
        return unsafe integer
    }

    private static func withTime(
        _ seconds: Int64, _ body: (UnsafeMutablePointer<ASN1_TIME>) throws(CertificateError) -> Void
    ) throws(CertificateError) {
        guard let time = unsafe ASN1_TIME_set(nil, Int(seconds)) else {
            throw .openSSL(call: "ASN1_TIME_set", detail: OpenSSLQueue.takeReason())
        }
        defer { unsafe ASN1_TIME_free(time) }
        try unsafe body(time)
    }
}

extension CertificateAuthority {
    /// How long a revocation list lives unless told otherwise.
    package static let listLife: Duration = .seconds(7 * 86_400)

    /// Signs the list of what this authority has revoked; `number` must be higher than that of the list before.
    package func revocationList(
        _ revoked: [RevokedCertificate], number: RevocationNumber, now: Int64, life: Duration = listLife
    ) throws(CertificateError) -> RevocationList {
        let draft = try RevocationDraft()
        try draft.begin(issuer: certificate, thisUpdate: now, nextUpdate: now + life.components.seconds)
        try draft.setNumber(number)
        for certificate in revoked { try draft.add(certificate) }
        return try draft.sign(with: key)
    }
}
