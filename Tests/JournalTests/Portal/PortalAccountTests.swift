// SPDX-License-Identifier: Apache-2.0
import Foundation
import GRDB
import Ledger
import Safeguarding
import Testing

@testable import Journal

/// Accounts of the portal in the journal.
@Suite struct PortalAccountTests {
    private let token = [UInt8](repeating: 7, count: 32)
    private let email = "Dsl@Example-Primary.example"

    private func invite(_ test: TestJournal, until: Duration = .seconds(60)) throws -> Int64 {
        let school = try #require(PartnerID("school/116900"))
        return try test.write { transaction in
            try transaction.invite(
                email: email, name: "Pat Specimen", role: .keyAdult, of: school, token: token, factor: [1, 2, 3],
                until: test.now + until)
        }
    }

    @Test func `an invitation is taken once, and not when it has run out`() throws {
        let test = try TestJournal()
        let id = try invite(test)
        #expect(try test.journal.reader.portalInvitation(token, now: test.now)?.account.id == id)
        #expect(try test.journal.reader.portalInvitation(token, now: test.now + .seconds(60)) == nil)
        #expect(try test.journal.reader.portalInvitation([UInt8](repeating: 8, count: 32), now: test.now) == nil)
        #expect(try test.write { try $0.accept(token, password: "a hash", step: 100, recovery: ["ONE", "TWO"]) })
        #expect(try !test.write { try $0.accept(token, password: "another", step: 101, recovery: []) })
        let found = try #require(try test.journal.reader.portalAccount(email: email.lowercased()))
        #expect(found.secret == PortalSecret(password: "a hash", factor: [1, 2, 3]) && found.lastStep == 100)
        #expect(found.account.acceptedAt == test.now && found.account.generation == 2)
        #expect(try test.journal.reader.portalSettings() == Set([found.account.partner]))
    }

    @Test func `each step counts once and never an earlier one, each recovery code once and for its account alone`() throws {
        let test = try TestJournal()
        let id = try invite(test)
        #expect(try !test.write { try $0.signIn(id, factor: .step(200)) })
        _ = try test.write { try $0.accept(token, password: "a hash", step: 100, recovery: ["ONE", "TWO"]) }
        func signs(_ factor: PortalFactor, as account: Int64? = nil) throws -> Bool {
            try test.write { try $0.signIn(account ?? id, factor: factor) }
        }
        #expect(
            try [.step(100), .step(99), .step(101), .step(101), .step(103), .step(102)].map { try signs($0) } == [
                false, false, true, false, true, false,
            ])
        #expect(try [.recovery("ONE"), .recovery("ONE"), .recovery("THREE")].map { try signs($0) } == [true, false, false])
        #expect(try !signs(.recovery("TWO"), as: 99))
        // What confirms a change is used up by it, and by nothing else.
        func confirms(_ factor: PortalFactor) throws -> Bool { try test.write { try $0.confirm(id, factor: factor) } }
        #expect(
            try [.step(103), .step(104), .step(104), .recovery("ONE"), .proved].map { try confirms($0) } == [
                false, true, false, false, false,
            ])
        #expect(try !signs(.step(104)))
        try test.write { try $0.setSuspended(true, account: id) }
        #expect(try !signs(.recovery("TWO")) && !signs(.step(500)) && !confirms(.step(500)))
        try test.write { try $0.setSuspended(false, account: id) }
        #expect(try signs(.recovery("TWO")))
        #expect(try #require(try test.journal.reader.portalAccount(id)).generation == 4)
    }

    @Test func `a reset takes everything that proved the owner`() throws {
        let test = try TestJournal()
        let id = try invite(test)
        _ = try test.write { try $0.accept(token, password: "a hash", step: 100, recovery: ["ONE"]) }
        #expect(try invite(test) == id)
        let found = try #require(try test.journal.reader.portalAccount(email: email))
        #expect(found.secret.password == nil && found.account.acceptedAt == nil && found.lastStep == 0)
        #expect(try test.journal.reader.portalSettings().isEmpty)
        #expect(try !test.write { try $0.signIn(id, factor: .recovery("ONE")) })
        _ = try test.write { try $0.accept(token, password: "new", step: 1, recovery: []) }
        #expect(try !test.write { try $0.signIn(id, factor: .recovery("ONE")) })
        let verified = try test.journal.reader.verifyLedger()
        #expect(UInt64(verified.opened) == verified.leaves)
    }

    @Test func `a refusal names the account that was signed in, and nobody where nobody was`() throws {
        let test = try TestJournal()
        let id = try invite(test)
        for account in [id, nil] {
            try test.write {
                try $0.record(RefusalRecord(place: .portal, code: "unknown-hold", partner: nil, account: account), count: 2)
            }
        }
        let entries = try test.journal.reader.entries(.refusal).map { String(decoding: $0, as: UTF8.self) }
        #expect(entries.map { $0.contains("\"account\":\(id)") } == [true, false])
        let verified = try test.journal.reader.verifyLedger()
        #expect(UInt64(verified.opened) == verified.leaves)
    }

    @Test func `an account that nobody uses goes with those who left, and its number stays taken`() throws {
        let test = try TestJournal()
        let id = try invite(test)
        let proof = PortalProof.certificate("ab")
        _ = try test.write { try $0.accept(token, password: "a hash", proof: proof, step: 100, recovery: ["ONE"]) }
        func age(_ days: Int64) throws -> Int {
            try test.journal.write(at: test.now + .seconds(days * 86_400)) {
                try $0.ageRegisters(RetentionRule([.staff: 30]), limit: 10, destroying: true).rows
            }
        }
        #expect(try age(29) == 0)
        #expect(try age(30) == 1)
        #expect(try age(31) == 0)
        #expect(try test.journal.reader.portalAccounts().isEmpty && test.journal.reader.portalSettings().isEmpty)
        #expect(try test.journal.reader.portalAccount(email: email) == nil)
        #expect(try test.journal.reader.portalBindings().isEmpty)
        #expect(try !test.write { try $0.signIn(id, factor: .step(500)) })
        // Whoever comes back begins anew.
        #expect(try invite(test) == id + 1)
        let new = DeploymentKey.generate()
        try test.journal.beginRotation(to: new, at: test.now)
        let folder = test.journal.folder
        test.journal.close()
        let both = try Journal(opening: folder, key: DeploymentKey(new, beside: [test.keyOctets]))
        while try both.rotateOn(limit: 100, at: test.now).position != nil {}
        #expect(try both.reader.portalAccounts().map(\.id) == [id + 1])
        both.close()
    }

    @Test func `an account is bound to one name at a provider, which is of nobody else, until it begins anew`() throws {
        let test = try TestJournal()
        let id = try invite(test)
        let (first, second) = (
            PortalProof(kind: .provider, issuer: "https://id.example", subject: "s-1"),
            PortalProof(kind: .provider, issuer: "https://id.example", subject: "s-2")
        )
        #expect(try !test.write { try $0.bind(id, to: first, generation: nil) }, "nobody has accepted it")
        #expect(try !test.write { try $0.accept(token, password: nil, step: 100, recovery: []) }, "nothing would prove the owner")
        #expect(try test.write { try $0.accept(token, password: nil, proof: first, step: 100, recovery: ["ONE"]) })
        let found = try #require(try test.journal.reader.portalAccount(boundTo: first))
        #expect(found.account.id == id && found.secret.password == nil)
        #expect(try test.write { try $0.signIn(id, factor: .proved, proof: first) })
        #expect(try !test.write { try $0.signIn(id, factor: .proved) }, "nothing was proved")
        #expect(try !test.write { try $0.signIn(id, factor: .proved, proof: second) })

        let other = try test.write { transaction in
            try transaction.invite(
                email: "kim@school.example", name: "Kim Specimen", role: .keyAdult, of: found.account.partner,
                token: [UInt8](repeating: 9, count: 32), factor: [1], until: test.now + .seconds(60))
        }
        let accepted = try test.write { transaction in
            try transaction.accept([UInt8](repeating: 9, count: 32), password: "a hash", proof: first, step: 100, recovery: [])
        }
        #expect(!accepted, "it is another's")
        _ = try test.write {
            try $0.accept([UInt8](repeating: 9, count: 32), password: "a hash", step: 100, recovery: [])
        }
        #expect(try !test.write { try $0.bind(other, to: first, generation: nil) })
        let generation = try #require(try test.journal.reader.portalAccount(id)).generation
        #expect(try !test.write { try $0.bind(id, to: second, generation: generation - 1) }, "changed meanwhile")
        func generations() throws -> Int64 { try #require(try test.journal.reader.portalAccount(id)).generation - generation }
        #expect(try test.write { try $0.bind(id, to: first, generation: generation) } && generations() == 0, "the same again")
        #expect(try test.write { try $0.bind(id, to: second, generation: generation) } && generations() == 1, "another")
        #expect(try test.write { try $0.bind(id, to: .certificate("ab"), generation: nil) } && generations() == 1, "one more")
        #expect(try test.journal.reader.portalBindings(of: id).map(\.proof) == [second, .certificate("ab")])
        #expect(try test.journal.reader.portalIssuers() == ["https://id.example"])
        #expect(try test.write { try $0.bind(id, to: .certificate("cd"), generation: nil) } && generations() == 2, "a new card")
        #expect(try test.write { try $0.unbind(id, .provider, issuer: "https://id.example") } && generations() == 3)
        #expect(try !test.write { try $0.unbind(id, .provider) })
        #expect(try test.journal.reader.portalIssuers() == [])
        func canSignIn() throws -> Bool { try test.journal.reader.portalSettings().contains(found.account.partner) }
        try test.write { try $0.setSuspended(true, account: other) }
        #expect(try canSignIn(), "with a certificate")
        #expect(try test.write { try $0.unbind(id, .certificate) } && !canSignIn(), "neither password nor binding")
        try test.write { try $0.setSuspended(false, account: other) }
        #expect(try canSignIn(), "the other has a password")
        #expect(try test.write { try $0.bind(other, to: first, generation: nil) })
        _ = try invite(test)
        #expect(try test.journal.reader.portalBindings().map(\.account) == [other])
        let verified = try test.journal.reader.verifyLedger()
        #expect(UInt64(verified.opened) == verified.leaves)
    }

    @Test func `nothing about the owner is in the clear, and a new deployment key opens it`() throws {
        let test = try TestJournal()
        _ = try invite(test)
        let proof = PortalProof(kind: .provider, issuer: "https://id.example", subject: "s-1")
        _ = try test.write { try $0.accept(token, password: "a hash", proof: proof, step: 100, recovery: ["RECOVERYCODE"]) }
        let rows = try test.journal.pool.read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM portal_account").map { "\($0)" }
                + Row.fetchAll(db, sql: "SELECT * FROM portal_recovery").map { "\($0)" }
                + Row.fetchAll(db, sql: "SELECT * FROM portal_binding").map { "\($0)" }
        }.joined().lowercased()
        for word in ["pat specimen", "example-primary.example", "recoverycode", "a hash", "id.example", "s-1"] {
            #expect(!rows.contains(word))
        }
        let new = DeploymentKey.generate()
        try test.journal.beginRotation(to: new, at: test.now)
        let folder = test.journal.folder
        test.journal.close()
        let both = try Journal(opening: folder, key: DeploymentKey(new, beside: [test.keyOctets]))
        while try both.rotateOn(limit: 100, at: test.now).position != nil {}
        both.close()
        let journal = try Journal(opening: folder, key: DeploymentKey(new))
        let found = try #require(try journal.reader.portalAccount(email: email))
        #expect(found.account.name == "Pat Specimen" && found.secret.password == "a hash")
        #expect(try journal.reader.portalAccount(boundTo: proof)?.account.id == found.account.id)
        #expect(try journal.reader.portalBindings().map(\.proof) == [proof])
        journal.close()
    }
}
