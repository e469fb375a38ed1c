// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import TLS

struct CertificateTests {
    private let authority: TestAuthority

    init() throws { authority = try TestAuthority() }

    @Test func `a partner's certificate says what design section 3 says`() throws {
        let now = TestAuthority.now
        let id = try authority.id("school/116900")
        let leaf = try authority.authority.makePartner(id, now: now).leaf
        #expect(leaf.names == SubjectNames(uris: ["spiffe://worcestershire.example/school/116900"]))
        #expect(leaf.identity == id)
        #expect(leaf.extendedKeyUsage == .clientAuth)
        #expect(leaf.notBefore == now - 300)
        #expect(leaf.notAfter == now + 90 * 86_400)
        #expect(leaf.subject == "CN=school/116900")
        #expect(!leaf.isAuthority)
        #expect(leaf.isSigned(by: authority.authority.certificate))
    }

    @Test func `a broker's certificate bears the names that are dialled`() throws {
        let leaf = try authority.broker(hosts: ["broker.example", "127.0.0.1", "::1"]).leaf
        #expect(leaf.names.uris == ["spiffe://worcestershire.example/broker/one"])
        #expect(leaf.names.dns == ["broker.example"])
        #expect(leaf.names.addresses == [[127, 0, 0, 1], [UInt8](repeating: 0, count: 15) + [1]])
        #expect(leaf.extendedKeyUsage == .serverAuth)
    }

    @Test func `serials are random and differ`() throws {
        let serials = try (0..<20).map { _ in try authority.partner("school/1").leaf.serial }
        #expect(Set(serials).count == 20)
        #expect(serials.allSatisfy { $0.count >= 24 && $0.count <= 32 })
    }

    @Test(arguments: ["a name", "a,URI:spiffe://x/broker/one", "", "-a.example", "exa_mple", "a..b"])
    func `a host that is no name is refused`(host: String) throws {
        #expect(throws: CertificateError.unusableName(host)) { try authority.broker(hosts: [host]) }
    }

    @Test func `a broker's id is never issued to a partner, nor the other way`() throws {
        #expect(throws: CertificateError.self) { try authority.partner("broker/one") }
        let id = try authority.id("police/22")
        #expect(throws: CertificateError.self) { try authority.authority.makeBroker(id, hosts: [], now: 0) }
    }

    @Test func `PEM and DER come back as they went`() throws {
        let leaf = try authority.partner("gp/M81001").leaf
        #expect(try Certificate(pem: leaf.pem()).fingerprint == leaf.fingerprint)
        #expect(try Certificate(der: leaf.der()).fingerprint == leaf.fingerprint)
        let bundle = try Certificate.bundle(pem: leaf.pem() + authority.authority.certificate.pem())
        #expect(bundle.map(\.fingerprint) == [leaf.fingerprint, authority.authority.certificate.fingerprint])
        #expect(throws: CertificateError.self) { try Certificate(der: leaf.der() + [0]) }
    }

    @Test(arguments: ["", "no PEM", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"])
    func `what is no certificate is refused`(text: String) {
        #expect(throws: CertificateError.self) { try Certificate(pem: Array(text.utf8)) }
        #expect(throws: CertificateError.self) { try Certificate.bundle(pem: Array(text.utf8)) }
        #expect(throws: CertificateError.self) { try PrivateKey(pem: Array(text.utf8)) }
        #expect(throws: CertificateError.self) { try CertificateRequest(pem: Array(text.utf8)) }
    }

    @Test func `a bundle with one broken certificate is refused whole`() throws {
        let good = try authority.authority.certificate.pem()
        let broken = Array("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n".utf8)
        #expect(throws: CertificateError.self) { try Certificate.bundle(pem: good + broken) }
    }

    @Test func `a key of another certificate is noticed`() throws {
        let one = try authority.partner("school/1")
        let two = try authority.partner("school/2")
        #expect(throws: CertificateError.keyMismatch) { try Credential(chain: one.chain, key: two.key) }
        #expect(throws: CertificateError.notAnAuthority) { try CertificateAuthority(certificate: one.leaf, key: one.key) }
    }

    @Test func `a request proves its key and only its key is used`() throws {
        let key = try PrivateKey.generate()
        let request = try CertificateRequest.make(for: try authority.id("school/1"), key: key)
        let parsed = try CertificateRequest(pem: request.pem())
        #expect(parsed.names.uris == ["spiffe://worcestershire.example/school/1"])
        let leaf = try authority.authority.issuePartner(try authority.id("school/2"), request: parsed, now: TestAuthority.now)
        #expect(leaf.identity?.partner == "school/2")
        #expect(leaf.belongs(to: key))
    }

    @Test func `a request changed after signing is refused`() throws {
        let request = try CertificateRequest.make(for: try authority.id("school/1"), key: try PrivateKey.generate())
        let text = String(decoding: try request.pem(), as: UTF8.self)
        let lines = text.split(separator: "\n")
        var der = [UInt8](try #require(Data(base64Encoded: lines.dropFirst().dropLast().joined())))
        let place = try #require(der.indices.first { Array(der[$0...].prefix(8)) == Array("school/1".utf8) })
        der[place + 7] = UInt8(ascii: "2")
        let forged = "-----BEGIN CERTIFICATE REQUEST-----\n\(Data(der).base64EncodedString())\n-----END CERTIFICATE REQUEST-----\n"
        #expect(throws: CertificateError.unprovenRequest) { try CertificateRequest(pem: Array(forged.utf8)) }
    }

    @Test func `a key file is its owner's only and never overwritten`() throws {
        let folder = try TestFolder()
        let path = "\(folder.path)/key.pem"
        let key = try PrivateKey.generate()
        try key.write(toNewFile: path)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o600)
        #expect(throws: CertificateError.fileExists(path: path)) { try key.write(toNewFile: path) }
        try FileManager.default.createSymbolicLink(atPath: "\(folder.path)/link", withDestinationPath: "\(folder.path)/elsewhere")
        #expect(throws: CertificateError.self) { try key.write(toNewFile: "\(folder.path)/link") }
        #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/elsewhere"))
        #expect(try PrivateKey(pem: PEMFile.read(path)).pem() == key.pem())
    }

    @Test func `an error of a file names it`() {
        #expect(throws: CertificateError.file(path: "/nowhere/key.pem", code: ENOENT)) { try PEMFile.read("/nowhere/key.pem") }
        #expect("\(CertificateError.file(path: "/nowhere/key.pem", code: ENOENT))" == "/nowhere/key.pem: No such file or directory")
    }
}
