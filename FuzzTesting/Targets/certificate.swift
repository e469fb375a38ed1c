// SPDX-License-Identifier: Apache-2.0
import TLS

/// Certificates and requests as far as our own code looks into them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    var input = FuzzInput(start, count)
    let kind = input.choice() % 4
    let octets = input.octets
    switch kind {
    case 0: if let certificate = try? Certificate(der: octets) { look(at: certificate) }
    case 1: for certificate in (try? Certificate.bundle(pem: octets)) ?? [] { look(at: certificate) }
    case 2: if let request = try? CertificateRequest(pem: octets) { _ = request.names }
    default:
        let text = String(decoding: octets, as: UTF8.self)
        if let id = SPIFFEID(text), id.uri != text { broken("an id that is not what it was read from") }
        _ = SubjectNames.address(text)
        _ = SubjectNames.isDNSName(text)
    }
    return 0
}

private func look(at certificate: Certificate) {
    guard certificate.fingerprint.utf8.count == 64 else { broken("a fingerprint of another length") }
    _ = certificate.serial
    _ = certificate.notBefore
    _ = certificate.notAfter
    _ = certificate.names
    _ = certificate.extendedKeyUsage
    if let id = certificate.identity, SPIFFEID(id.uri) != id { broken("an identity that is no SPIFFE id") }
    guard let der = try? certificate.der(), let again = try? Certificate(der: der), again.fingerprint == certificate.fingerprint
    else {
        broken("a certificate that is written as another")
    }
}
