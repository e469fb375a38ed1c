// SPDX-License-Identifier: Apache-2.0
import TestSupport
import Testing

@testable import TLS

/// What we issue, judged by the `openssl` command.
struct ForeignCheckTests {
    private let folder: TestFolder
    private let authority: TestAuthority

    init() throws {
        folder = try TestFolder()
        authority = try TestAuthority()
        try PEMFile.create("\(folder.path)/ca.pem", octets: authority.authority.certificate.pem())
        try PEMFile.create("\(folder.path)/partner.pem", octets: authority.partner("school/116900").leaf.pem())
        try PEMFile.create("\(folder.path)/broker.pem", octets: authority.broker().leaf.pem())
    }

    private func openssl(_ arguments: String...) throws -> ForeignCommand {
        try ForeignCommand("/usr/bin/openssl", arguments)
    }

    @Test(arguments: [("sslclient", "partner"), ("sslserver", "broker")])
    func `a leaf verifies strictly for its purpose`(purpose: String, name: String) throws {
        let result = try openssl(
            "verify", "-x509_strict", "-purpose", purpose, "-CAfile", "\(folder.path)/ca.pem", "\(folder.path)/\(name).pem")
        #expect(result.status == 0, "\(result.text)")
    }

    @Test(arguments: [("sslserver", "partner"), ("sslclient", "broker")])
    func `a leaf does not verify for the other purpose`(purpose: String, name: String) throws {
        let result = try openssl(
            "verify", "-purpose", purpose, "-CAfile", "\(folder.path)/ca.pem", "\(folder.path)/\(name).pem")
        #expect(result.status != 0)
        #expect(result.text.contains("unsuitable certificate purpose") || result.text.contains("unsupported certificate purpose"))
    }

    @Test func `the text shows the extensions`() throws {
        let leaf = try openssl("x509", "-noout", "-text", "-in", "\(folder.path)/partner.pem").text
        #expect(leaf.contains("Version: 3"))
        #expect(leaf.contains("TLS Web Client Authentication"))
        #expect(!leaf.contains("TLS Web Server Authentication"))
        #expect(leaf.contains("URI:spiffe://worcestershire.example/school/116900"))
        #expect(leaf.contains("CA:FALSE"))
        #expect(leaf.contains("NIST CURVE: P-256"))
        #expect(leaf.contains("ecdsa-with-SHA256"))
        let broker = try openssl("x509", "-noout", "-text", "-in", "\(folder.path)/broker.pem").text
        #expect(broker.contains("DNS:localhost, IP Address:127.0.0.1"))
        #expect(broker.contains("TLS Web Server Authentication"))
        let root = try openssl("x509", "-noout", "-text", "-in", "\(folder.path)/ca.pem").text
        #expect(root.contains("CA:TRUE, pathlen:0"))
        #expect(root.contains("Certificate Sign, CRL Sign"))
    }

    @Test func `the fingerprint and serial are openssl's`() throws {
        let leaf = try Certificate(pem: PEMFile.read("\(folder.path)/partner.pem"))
        let fingerprint = try openssl("x509", "-noout", "-fingerprint", "-sha256", "-in", "\(folder.path)/partner.pem").text
        #expect(fingerprint.lowercased().replacing(":", with: "").contains("=" + leaf.fingerprint))
        let serial = try openssl("x509", "-noout", "-serial", "-in", "\(folder.path)/partner.pem").text
        #expect(serial.lowercased().contains(leaf.serial))
    }

    @Test func `a request made by openssl is read, and a weak one refused`() throws {
        let path = "\(folder.path)/request.pem"
        let made = try openssl(
            "req", "-new", "-newkey", "rsa:2048", "-nodes", "-keyout", "\(folder.path)/k.pem", "-subj", "/CN=x", "-out", path)
        #expect(made.status == 0, "\(made.text)")
        let request = try CertificateRequest(pem: PEMFile.read(path))
        let leaf = try authority.authority.issuePartner(authority.id("gp/M81001"), request: request, now: TestAuthority.now)
        #expect(leaf.belongs(to: try PrivateKey(pem: PEMFile.read("\(folder.path)/k.pem"))))
        let weak = "\(folder.path)/weak.pem"
        _ = try openssl(
            "req", "-new", "-newkey", "rsa:1024", "-nodes", "-keyout", "\(folder.path)/w.pem", "-subj", "/CN=x", "-out", weak)
        #expect(throws: CertificateError.weakKey) { try CertificateRequest(pem: PEMFile.read(weak)) }
    }

    @Test func `an encrypted key is an error and asks no terminal`() throws {
        let path = "\(folder.path)/encrypted.pem"
        let made = try openssl(
            "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-aes256", "-pass", "pass:x", "-out", path)
        #expect(made.status == 0, "\(made.text)")
        #expect(throws: CertificateError.self) { try PrivateKey(pem: PEMFile.read(path)) }
    }
}
