// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import TLS

struct RevocationListTests {
    private let authority: TestAuthority
    private var bundle: [Certificate] { [authority.authority.certificate] }

    init() throws { authority = try TestAuthority() }

    private func fault(_ list: RevocationList, of authorities: [Certificate]? = nil) -> RevocationFault? {
        do throws(RevocationFault) {
            try RevocationLists.examine(list, of: authorities ?? bundle, now: TestAuthority.now)
            return nil
        } catch {
            return error
        }
    }

    @Test func `a list comes back as it was signed, in PEM and as openssl's DER`() throws {
        let folder = try TestFolder()
        let (one, two) = (try authority.partner("school/1"), try authority.partner("school/2"))
        let now = TestAuthority.now
        let revoked = [
            RevokedCertificate(serial: one.leaf.serial, since: now - 60, reason: .keyCompromise),
            RevokedCertificate(serial: two.leaf.serial, since: now, reason: .unspecified),
        ]
        let list = try authority.authority.revocationList(revoked, number: RevocationNumber(0xFF), now: now)
        #expect(list.thisUpdate == now)
        #expect(list.nextUpdate == now + 7 * 86_400)
        #expect(list.number == RevocationNumber(255))
        #expect(list.number?.next.description == "100")
        #expect(Set(list.entries) == Set(revoked))
        #expect(fault(list) == nil)
        try PEMFile.create("\(folder.path)/list.pem", octets: list.pem())
        #expect(try RevocationList.all(in: PEMFile.read("\(folder.path)/list.pem")).map(\.fingerprint) == [list.fingerprint])
        let der = try ForeignCommand(
            "/usr/bin/openssl", ["crl", "-in", "\(folder.path)/list.pem", "-outform", "DER", "-out", "\(folder.path)/list.der"])
        #expect(der.status == 0, "\(der.text)")
        #expect(try RevocationList.all(in: PEMFile.read("\(folder.path)/list.der")).map(\.fingerprint) == [list.fingerprint])
        #expect(try RevocationList.all(in: list.pem() + list.pem()).count == 2)
    }

    @Test func `openssl verifies the list and finds the certificate revoked by it`() throws {
        let folder = try TestFolder()
        let partner = try authority.partner("school/1")
        try PEMFile.create("\(folder.path)/ca.pem", octets: authority.authority.certificate.pem())
        try PEMFile.create("\(folder.path)/leaf.pem", octets: partner.leaf.pem())
        try PEMFile.create("\(folder.path)/list.pem", octets: authority.list(revoking: [partner], number: 7).pem())
        let seen = try ForeignCommand(
            "/usr/bin/openssl",
            ["crl", "-in", "\(folder.path)/list.pem", "-CAfile", "\(folder.path)/ca.pem", "-noout", "-text", "-crlnumber"])
        #expect(seen.text.contains("verify OK"), "\(seen.text)")
        #expect(seen.text.contains("Key Compromise"))
        #expect(seen.text.contains("crlNumber=0x07") || seen.text.contains("crlNumber=07"))
        let judged = try ForeignCommand(
            "/usr/bin/openssl",
            [
                "verify", "-crl_check_all", "-x509_strict", "-CAfile", "\(folder.path)/ca.pem", "-CRLfile",
                "\(folder.path)/list.pem", "\(folder.path)/leaf.pem",
            ])
        #expect(judged.status != 0)
        #expect(judged.text.contains("certificate revoked"), "\(judged.text)")
    }

    @Test(arguments: ["", "no PEM", "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n", "0\u{3}abc"])
    func `what is no list is refused`(text: String) {
        #expect(throws: CertificateError.self) { try RevocationList.all(in: Array(text.utf8)) }
    }

    @Test func `a list of a stranger, of a stranger with our name, or changed after signing is refused`() throws {
        let stranger = try TestAuthority()
        let foreign = try stranger.list()
        #expect(fault(foreign) == .foreignIssuer(stranger.authority.certificate.subject))
        let draft = try RevocationDraft()
        try draft.begin(
            issuer: authority.authority.certificate, thisUpdate: TestAuthority.now, nextUpdate: TestAuthority.now + 60)
        let forged = try draft.sign(with: stranger.authority.key)
        #expect(fault(forged) == .badSignature(issuer: authority.authority.certificate.subject))

        let text = String(decoding: try authority.list(revoking: [authority.partner("school/1")]).pem(), as: UTF8.self)
        var der = [UInt8](
            try #require(Data(base64Encoded: text.split(separator: "\n").dropFirst().dropLast().joined())))
        der[der.count - 1] ^= 1
        let changed = try #require(try RevocationList.all(in: der).first)
        #expect(fault(changed) == .badSignature(issuer: authority.authority.certificate.subject))
    }

    @Test func `a list without an end, or from the future, is refused`() throws {
        #expect(fault(try authority.list(age: -3600)) == .fromTheFuture)
        #expect(fault(try authority.list(age: -60)) == nil, "an authority's clock may be a little ahead")
        let endless = try RevocationDraft()
        try endless.begin(issuer: authority.authority.certificate, thisUpdate: TestAuthority.now, nextUpdate: nil)
        #expect(fault(try endless.sign(with: authority.authority.key)) == .endless)
    }

    @Test func `of several lists of one authority the newest counts, whatever their order`() throws {
        let old = try authority.list(number: 9, age: 60)
        let new = try authority.list(revoking: [authority.partner("school/1")], number: 2)
        for order in [[old, new], [new, old], [new, old, new]] {
            #expect(
                try RevocationLists(choosingFrom: order, of: bundle).lists.map(\.fingerprint) == [new.fingerprint],
                "thisUpdate comes before the number")
        }
    }

    @Test func `with one thisUpdate the higher number counts, and without a difference nobody guesses`() throws {
        let now = TestAuthority.now
        let serial = try authority.partner("school/1").leaf.serial
        func list(_ number: UInt64, revoking: Bool) throws -> RevocationList {
            try authority.authority.revocationList(
                revoking ? [RevokedCertificate(serial: serial, since: now, reason: .unspecified)] : [],
                number: RevocationNumber(number), now: now)
        }
        let (one, two) = (try list(255, revoking: false), try list(256, revoking: true))
        for order in [[one, two], [two, one]] {
            #expect(try RevocationLists(choosingFrom: order, of: bundle).lists.map(\.fingerprint) == [two.fingerprint])
        }
        let twin = try list(256, revoking: false)
        #expect(throws: RevocationFault.contradictory(issuer: authority.authority.certificate.subject)) {
            try RevocationLists(choosingFrom: [two, twin], of: bundle)
        }
    }

    @Test func `an authority without a list is a fault, and none goes back to an older one`() throws {
        let other = try TestAuthority()
        let both = bundle + [other.authority.certificate]
        #expect(throws: RevocationFault.missing(authority: other.authority.certificate.subject)) {
            try RevocationLists(choosingFrom: [authority.list()], of: both)
        }
        let before = try RevocationLists(choosingFrom: [authority.list(number: 5)], of: bundle)
        let older = try RevocationLists(choosingFrom: [authority.list(number: 6, age: 60)], of: bundle)
        #expect(throws: RevocationFault.self) { try older.requireNotOlder(than: before) }
        try before.requireNotOlder(than: older)
        try before.requireNotOlder(than: before)
    }
}
