// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// The portal of a running daemon, with Python's http.client and ssl as the browser.
    @Suite struct PortalTests {
        private static let lead = "dsl@example-primary.example"
        private static let place = [
            "/usr/bin/env", "FIRSTBELL_PORTAL_LISTEN=127.0.0.1:0", "FIRSTBELL_PORTAL_ADVERTISE=portal.example:443",
        ]

        private func visit(_ daemon: DaemonFixture, _ invitation: String) async throws -> JSONValue {
            let portal = try #require(await daemon.portal)
            let outcome = try await BuiltProgram.run(
                "/usr/bin/env",
                [
                    ProcessInfo.processInfo.environment["FIRSTBELL_TEST_PYTHON"] ?? "python3",
                    BuiltProgram.package + "/Tests/portal_visitor.py", "--port", String(portal.port), "--authority",
                    daemon.profileFolder("school/116900") + "/authority.pem", "--invitation", invitation, "--email", Self.lead,
                ])
            #expect(outcome.status == 0, "\(outcome.errors)")
            return try JSONDocument(Array(outcome.output.utf8)).root
        }

        private func invited(_ daemon: DaemonFixture, _ arguments: [String]) async throws -> String {
            let answer = try await daemon.json(["portal"] + arguments)
            let link = try #require(answer["link"]?.string)
            #expect(link.hasPrefix("https://portal.example:443/invitation/"))
            return String(try #require(link.split(separator: "/").last))
        }

        @Test func `a key adult comes from an invitation to an acknowledged notice, and a client of the school sees the same`()
            async throws
        {
            try await withDaemon(.examples, under: { _ in Self.place }) { daemon in
                await daemon.enter(through: Self.place)
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(try exampleEvent("03-siblings-in-two-schools"))
                let invitation = try await invited(daemon, ["invite", Self.lead, "--role", "key-adult", "--for", "school/116900"])
                let said = try await visit(daemon, invitation)
                func number(_ name: String) -> Int64? { said[name]?.integer }
                #expect([number("accepted"), number("codes"), number("again")] == [200, 10, 404])
                #expect(said["strangers"]?.elements.compactMap(\.integer) == [303, 303, 303])
                #expect([number("wrong"), number("signedIn"), number("inbox")] == [403, 303, 1])
                #expect(said["namesInInbox"]?.boolean == false)
                #expect(
                    [number("exportBefore"), number("opened"), number("acknowledged"), number("after"), number("style")] == [
                        303, 303, 303, 0, 200,
                    ])
                let order = said["order"]?.elements.compactMap(\.integer) ?? []
                #expect(order.count == 3 && order == order.sorted() && (order.first ?? -1) > 0)
                #expect(said["title"]?.string == "Notice - FirstBell")
                #expect(said["page"]?.string?.contains("Pat Specimen") == true)
                #expect(said["csv"]?.string?.hasPrefix("\"Pupil\",\"DOB\"") == true)
                #expect(said["headers"]?["Content-Security-Policy"]?.string?.contains("default-src 'none'") == true)
                #expect(said["headers"]?["Cache-Control"]?.string == "no-store")
                #expect(said["headers"]?["Referrer-Policy"]?.string == "no-referrer")
                #expect(said["server"]?.isNull == true)
                // What is not TLS 1.3, not small or not quick gets nothing.
                #expect(said["tls13"]?[0]?.string == "TLSv1.3" && said["tls13"]?[1]?.string == "HTTP/1.1 200 OK")
                #expect(said["tls12"]?.string == "SSLError")
                #expect(said["longHeader"]?.string?.hasPrefix("HTTP/1.1 4") == true)
                #expect(said["longBody"]?.string?.hasPrefix("HTTP/1.1 413") == true)
                #expect(said["slow"]?.string == "" || said["slow"]?.string?.hasSuffix("Error") == true)
                #expect((said["slowSeconds"]?.double ?? 0) > 5 && (said["slowSeconds"]?.double ?? 99) < 30)

                // It is a receipt like any other: the school's own system finds it done, and the ledger has it.
                let standing = try await daemon.json("status")
                #expect(standing["byStage"]?["closed"]?.integer == 1)
                #expect(standing["portal"]?["healthy"]?.boolean == true)
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
                let account = try await daemon.viewed("portal", "list", by: "A. Operator", reason: "a test")["accounts"]?[0]
                #expect(account?["state"]?.string == "active" && account?["email"]?.string == Self.lead)
                let readiness = try await daemon.json("readiness")
                #expect(readiness["findings"]?.elements.contains { $0["setting"]?.string == "school/116900" } == false)
                let school = try await daemon.dealer("school/116900")
                #expect(try await school.hello().pending == 0)
                let progress = try await police.accepted(try exampleEvent("03-siblings-in-two-schools"))
                #expect(progress.duplicate)
            }
        }

        @Test func `nobody who is no key adult is invited, nor anybody to nothing`() async throws {
            try await withDaemon(.examples, under: { _ in Self.place }) { daemon in
                await daemon.enter(through: Self.place)
                for (email, role, partner, said) in [
                    ("stranger@example.example", "key-adult", "school/116900", "nobody with this e-mail is a key adult"),
                    (Self.lead, "key-adult", "school/116901", "nobody with this e-mail is a key adult"),
                    (Self.lead, "auditor", "school/116900", "the role auditor is one of a local authority"),
                    (Self.lead, "king", "school/116900", "no such role"),
                ] {
                    let outcome = try await daemon.firstbell("portal", "invite", email, "--role", role, "--for", partner)
                    #expect(outcome.status == 1 && outcome.errors.contains(said) && outcome.errors.contains("Try: "))
                }
                _ = try await invited(daemon, ["invite", Self.lead, "--role", "deputy", "--for", "school/116900"])
                #expect(try await daemon.json("portal", "list")["accounts"]?[0]?["state"]?.string == "invited")
                #expect(try await daemon.firstbell("portal", "suspend", Self.lead).status == 0)
                #expect(try await daemon.json("portal", "list")["accounts"]?[0]?["state"]?.string == "suspended")
                #expect(try await daemon.firstbell("portal", "reset", Self.lead).status == 1)
                #expect(try await daemon.firstbell("portal", "resume", Self.lead).status == 0)
                _ = try await invited(daemon, ["reset", Self.lead])
                try await daemon.advance("8d")
                #expect(try await daemon.json("portal", "list")["accounts"]?[0]?["state"]?.string == "expired")
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
            }
        }

        @Test func `health is told on loopback, and nowhere else`() async throws {
            try await withDaemon(.examples, under: { _ in ["/usr/bin/env", DaemonFixture.healthPlace] }) { daemon in
                let told = try await daemon.health("/livez", "/readyz", "/startupz", "/metrics") {
                    $0.contains("\nfirstbell_stuck ")
                }
                #expect(told.hasPrefix("200 ok\n\n200 ok\n\n200 ok\n\n200 # HELP firstbell_build_info"))
                for line in [
                    "firstbell_ready 1", "firstbell_stuck 0", "firstbell_certificates_expiring{role=\"broker\",days=\"60\"} 0",
                    "firstbell_publishes_refusing{cause=\"disk\"} 0",
                ] {
                    #expect(told.contains("\n\(line)\n"), "\(line)")
                }
            }
            let open = try await DaemonFixture()
            await open.enter(through: ["/usr/bin/env", "FIRSTBELL_HEALTH_LISTEN=0.0.0.0:0"])
            let refused = try await open.firstbell("serve")
            #expect(refused.status == 1 && refused.errors.contains("not a loopback address"))
        }

        @Test func `a place that is taken stops no delivery, and status says so`() async throws {
            let other = try await DaemonFixture()
            await other.wrap(in: Self.place)
            try await withDaemon(other) { other in
                let taken = try #require(await other.portal)
                let daemon = try await DaemonFixture()
                await daemon.wrap(in: ["/usr/bin/env", "FIRSTBELL_PORTAL_LISTEN=\(taken)"])
                try await withDaemon(daemon) { daemon in
                    #expect(await daemon.portal == nil)
                    let police = try await daemon.dealer("police/22")
                    _ = try await police.accepted(try exampleEvent("01-bank-holiday"))
                    let status = try await daemon.json("status")
                    #expect(status["portal"]?["healthy"]?.boolean == false && status["portal"]?["fault"]?.string != nil)
                    #expect(status["condition"]?.string == "ready")
                }
            }
        }
    }
}
