// SPDX-License-Identifier: Apache-2.0
import Foundation
import TLS
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// A revocation while a partner that speaks HTTP asks for nothing.
    @Suite struct ExchangeRevocationTests {
        private static let python = ProcessInfo.processInfo.environment["FIRSTBELL_TEST_PYTHON"] ?? "python3"

        /// Asks for notices once by HTTP with the certificate in a folder; the status, and how many came.
        private func notices(_ daemon: DaemonFixture, folder: String) async throws -> String {
            let script = """
                import sys
                sys.path.insert(0, sys.argv[1])
                from exchange_partner import Partner
                answer, body = Partner(int(sys.argv[2]), sys.argv[3]).ask("GET", "/v1/notices?wait=20")
                print(answer.status, len(body["notices"]))
                """
            let place = try #require(await daemon.http)
            let outcome = try await BuiltProgram.run(
                "/usr/bin/env", [Self.python, "-c", script, BuiltProgram.package + "/Tests", String(place.port), folder])
            #expect(outcome.status == 0, "\(outcome.errors)")
            return outcome.output
        }

        @Test func `a session by HTTP ends with its certificate, and its notice goes to another session of the partner`()
            async throws
        {
            func prepare(_ daemon: DaemonFixture) -> [String] {
                #expect(throws: Never.self) { try IdentityWorkshop(daemon).putList(number: 1) }
                return IdentityWorkshop.listed + ["FIRSTBELL_HTTP_LISTEN=127.0.0.1:0"]
            }
            try await withDaemon(under: prepare) { daemon in
                await daemon.enter(through: IdentityWorkshop.listed)
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("01-bank-holiday"))

                // By HTTP with one certificate the school is given its notice and says nothing of it.
                let folder = daemon.profileFolder("school/116900")
                let lost = daemon.folder.path + "/lost"
                try FileManager.default.moveItem(atPath: folder, toPath: lost)
                let asked = ContinuousClock.now
                #expect(try await notices(daemon, folder: lost) == "200 1\n")

                // Its other system has a certificate of its own.
                let renewed = try await daemon.firstbell("partner", "renew", "school/116900", "--out", folder)
                #expect(renewed.status == 0, "\(renewed.errors)")
                let school = try await daemon.dealer("school/116900")
                try await school.hello()
                #expect(await school.heard.rest.allSatisfy { $0.verb != .notice })

                let certificate = try #require(try Certificate.bundle(pem: PEMFile.read(lost + "/certificate.pem")).first)
                let revoked = try await daemon.firstbell(
                    "partner", "revoke", "school/116900", "--fingerprint", certificate.fingerprint)
                #expect(revoked.status == 0, "\(revoked.errors)")
                let told = ContinuousClock.now
                let notice = try await school.notice()
                #expect(ContinuousClock.now - told < .seconds(5))
                try #require(ContinuousClock.now - asked < .seconds(60), "after a minute the session ends by itself")
                #expect(notice.envelope.attempt == 2)
                #expect(try await daemon.json("status")["sessions"]?.integer == 2, "police, and the school's other system")
                try await school.record(.delivered, of: notice)
            }
        }
    }
}
