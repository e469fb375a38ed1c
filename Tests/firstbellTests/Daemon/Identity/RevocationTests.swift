// SPDX-License-Identifier: Apache-2.0
import Edge
import Foundation
import Journal
import Safeguarding
import TLS
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Revocation at a daemon that runs (proofs.md T14).
    @Suite struct RevocationTests {
        private func withLists(
            madeBefore age: Int64 = 0, life: Duration = .seconds(86_400),
            _ body: (DaemonFixture, IdentityWorkshop) async throws -> Void
        ) async throws {
            func prepare(_ daemon: DaemonFixture) -> [String] {
                #expect(throws: Never.self) { try IdentityWorkshop(daemon).putList(number: 1, madeBefore: age, life: life) }
                return IdentityWorkshop.listed + [DaemonFixture.healthPlace]
            }
            try await withDaemon(under: prepare) { daemon in
                await daemon.enter(through: IdentityWorkshop.listed)
                try await body(daemon, IdentityWorkshop(daemon))
            }
        }

        private static func isEnd(_ event: TunnelEvent) -> Bool {
            switch event {
            case .ended, .lost: true
            case .admitted, .failed: false
            }
        }

        @Test func `a revoked partner is cut within five seconds, gets nothing more, and comes back with another certificate`()
            async throws
        {
            try await withLists { daemon, workshop in
                let books = await daemon.keepBooks()
                let police = try await daemon.dealer("police/22")
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                try await school.record(.delivered, of: try await school.notice())

                let revoked = ContinuousClock.now
                let outcome = try await daemon.firstbell("partner", "revoke", "school/116900")
                #expect(outcome.status == 0, "\(outcome.errors)")
                _ = try await school.connection.take("end of the session", within: .seconds(10), where: { Self.isEnd($0) })
                #expect(ContinuousClock.now - revoked < .seconds(5))
                _ = try await school.connection.take("refusal at the handshake") {
                    $0 == .failed(.tls(.alert(.certificateRevoked)))
                }
                await books.cut(school.partner)

                // What is released now waits, in the journal and at the client.
                _ = try await police.accepted(try exampleEvent("03-siblings-in-two-schools"))
                let status = try await daemon.json("status")
                #expect(status["byStage"]?["sent"]?.integer == nil, "nothing may be sent to a session that was cut")
                #expect(status["byStage"]?["delivered"]?.integer == 1)
                #expect(await school.heard.rest.filter { $0.verb == .notice }.isEmpty)
                let edge = try #require(status["edge"])
                #expect(edge["refusals"]?["certificate-revoked"]?.integer ?? 0 > 0)
                #expect(edge["revocationLists"]?[0]?["revoked"]?.integer == 1)
                #expect(edge["revocationLists"]?[0]?["number"]?.string == "2")
                #expect(await daemon.logs.contains("certificate-revoked"))

                try FileManager.default.removeItem(atPath: daemon.profileFolder("school/116900"))
                let renewed = try await daemon.firstbell(
                    "partner", "renew", "school/116900", "--out", daemon.profileFolder("school/116900"))
                #expect(renewed.status == 0, "\(renewed.errors)")
                await books.readmit(school.partner)
                let again = try await daemon.dealer("school/116900")
                try await again.hello()
                #expect(try await again.notice().envelope.attempt == 1)
                try daemon.check(await books.history, isSettled: false)
            }
        }

        @Test func `a partner that is revoked in the middle of a message is cut within five seconds, and nothing of it is taken`()
            async throws
        {
            try await withLists { daemon, workshop in
                let books = await daemon.keepBooks()
                let other = try await daemon.dealer("police/20")
                let raw = try await RawPartner(folder: daemon.profileFolder("police/22"), port: await daemon.port)
                try await raw.shakeHands()
                let whole = try numberedEvent(1)
                let half = try numberedEvent(2)
                func message(_ event: [UInt8]) -> [UInt8] {
                    ZMTPBytes.message(Wire.Message(.publish, correlation: [1], body: event).frames)
                }
                let octets = message(half.octets)
                try await raw.send(message(whole.octets) + octets.prefix(octets.count / 2))
                // The first of the two messages stands, so that the session is one that publishes.
                let police = try #require(PartnerID("police/22"))
                let begun = ContinuousClock.now
                while try daemon.reader().progress(source: police, id: whole.id) == nil {
                    try #require(ContinuousClock.now - begun < .seconds(10), "the whole message was not taken")
                }

                let revoked = ContinuousClock.now
                let outcome = try await daemon.firstbell("partner", "revoke", "police/22")
                #expect(outcome.status == 0, "\(outcome.errors)")
                let edge = try await workshop.edge(of: daemon, within: .seconds(5)) {
                    $0["revocationLists"]?[0]?["revoked"]?.integer == 1
                }
                #expect(edge["revocationLists"]?[0]?["number"]?.string == "2")
                // The rest comes when the session may have ended or not.
                try? await raw.send(Array(octets.dropFirst(octets.count / 2)))
                #expect(try await raw.ended(within: .seconds(10)))
                #expect(ContinuousClock.now - revoked < .seconds(5))

                _ = try await other.accepted(LoadChild.all[0].incident(id: "after-the-cut", force: "20"))
                #expect(try daemon.reader().progress(source: police, id: half.id) == nil)
                let status = try await daemon.json("status")
                #expect(status["events"]?.integer == 2)
                try daemon.check(await books.history, isSettled: false)
            }
        }

        @Test func `the end of a certificate from elsewhere is told while it is in use, and of a revoked one not`() async throws {
            try await withLists { daemon, workshop in
                func partners(_ edge: JSONValue) -> [JSONValue] {
                    edge["expiries"]?.elements.filter { $0["name"]?.string == "school/116900" } ?? []
                }
                #expect(try await daemon.firstbell("partner", "revoke", "school/116900").status == 0)
                let id = try #require(SPIFFEID("spiffe://\(SampleDeployment.trustDomain)/school/116900"))
                let made = try workshop.ca().makePartner(id, now: workshop.now - 20 * 86_400, life: .seconds(25 * 86_400))
                try PrivateFile.replace(daemon.profileFolder("school/116900") + "/key.pem", with: made.key.pem())
                try PrivateFile.replace(daemon.profileFolder("school/116900") + "/certificate.pem", with: made.leaf.pem())
                #expect(partners(try await workshop.edge(of: daemon) { _ in true }).isEmpty)
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let told = partners(try await workshop.edge(of: daemon) { !partners($0).isEmpty })
                #expect(told.map { $0["role"]?.string } == ["partner"] && told.first?["threshold"]?.integer == 7)
            }
        }

        @Test func `a stale list refuses every partner with a code of its own, turns status red, and ends with a fresh one`()
            async throws
        {
            try await withLists(madeBefore: 7200, life: .seconds(3600)) { daemon, workshop in
                let school = try await daemon.dealer("school/116900")
                _ = try? await school.connection.take("attempt", within: .milliseconds(1))
                async let hello = school.hello()
                _ = try await school.connection.take("refusal at the handshake") { $0 == .failed(.tls(.alert(.internalError))) }
                let outcome = try await daemon.firstbell("status", "--format", "json")
                #expect(outcome.status == 1)
                let edge = try #require(try JSONDocument(Array(outcome.output.utf8)).root["edge"])
                #expect(edge["healthy"]?.boolean == false)
                #expect(edge["revocationLists"]?[0]?["state"]?.string == "stale")
                #expect(edge["revocationLists"]?[0]?["ageSeconds"]?.integer ?? 0 >= 7200)
                #expect(edge["revocationLists"]?[0]?["leftSeconds"]?.integer ?? 0 <= -3600)
                #expect(edge["refusals"]?["revocation-list-stale"]?.integer ?? 0 > 0)
                // A supervisor acts on readiness, and starting the daemon anew mends no list; the metrics are for alarms.
                let told = try await daemon.health("/readyz", "/metrics") {
                    $0.contains("code=\"revocation-list-stale\"") && $0.hasPrefix("200 ok")
                }
                #expect(told.hasPrefix("200 ok"))
                #expect(told.contains("firstbell_refusals_total{place=\"edge\",code=\"revocation-list-stale\"}"))
                let name = "firstbell_revocation_list_left_seconds{of=\"partners\""
                let left = told.split(separator: "\n").first { $0.hasPrefix(name) }
                #expect(left?.split(separator: " ").last.flatMap { Int($0) } ?? 0 <= -3600)
                let doctor = try await daemon.firstbell("doctor")
                #expect(doctor.status == 1)
                #expect(doctor.output.contains("refresh-revocations"), "\(doctor.output)")

                #expect(try await daemon.firstbell("partner", "refresh-revocations").status == 0)
                #expect(try await hello.pending == 0)
                #expect(try await daemon.firstbell("status").status == 0)
            }
        }

        @Test func `an authority that is taken out of the bundle takes its sessions with it, and what cannot be read does not`()
            async throws
        {
            try await withDaemon { daemon in
                let workshop = IdentityWorkshop(daemon)
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                let stranger = try CertificateAuthority.establish(trustDomain: SampleDeployment.trustDomain, now: workshop.now)

                // A bundle that cannot be read is told, and changes nothing.
                try PrivateFile.replace(daemon.deployment + "/broker/authority.pem", with: [1])
                await daemon.hangUp()
                var edge = try await workshop.edge(of: daemon) { $0["healthy"]?.boolean == false }
                #expect(edge["faults"]?[0]?["file"]?.string == daemon.deployment + "/broker/authority.pem")
                #expect(edge["loads"]?.integer == 1)
                #expect(await daemon.logs.contains("broker/authority.pem"))
                try await school.hello()
                #expect(await school.connection.rest.allSatisfy { !Self.isEnd($0) })

                let taken = ContinuousClock.now
                try workshop.putAuthorities([stranger.certificate])
                _ = try await school.connection.take("end of the session", within: .seconds(10), where: { Self.isEnd($0) })
                #expect(ContinuousClock.now - taken < .seconds(5), "without being told, from the file alone")
                _ = try await school.connection.take("refusal at the handshake") { $0 == .failed(.tls(.alert(.unknownCA))) }

                try workshop.putAuthorities([stranger.certificate, workshop.ca().certificate])
                await daemon.hangUp()
                edge = try await workshop.edge(of: daemon) { $0["loads"]?.integer ?? 0 >= 3 }
                #expect(edge["healthy"]?.boolean == true)
                try await school.hello()
            }
        }
    }
}
