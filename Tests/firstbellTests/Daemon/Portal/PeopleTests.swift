// SPDX-License-Identifier: Apache-2.0
import Foundation
import TLS
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Signing in with a certificate of a person, with Python's ssl as the browser.
    @Suite struct PeopleTests {
        private static let lead = "dsl@example-primary.example"

        private func python(_ arguments: [String]) async throws -> JSONValue {
            let command = try await ForeignTools.python() + [BuiltProgram.package + "/Tests/portal_people.py"] + arguments
            let outcome = try await BuiltProgram.run(command[0], Array(command.dropFirst()))
            #expect(outcome.status == 0, "\(outcome.errors)")
            return try JSONDocument(Array(outcome.output.utf8)).root
        }

        @Test func `a bound certificate and a code sign in until it is revoked, and no other certificate does`() async throws {
            let folder = try TestFolder()
            let (people, strangers) = (
                try TestAuthority(trustDomain: "people.example"), try TestAuthority(trustDomain: "else.example")
            )
            let (mine, revoked) = (try people.partner("school/1"), try people.partner("school/3"))
            for (name, authority, credential) in [
                ("own", people, mine), ("other", people, try people.partner("school/2")),
                ("revoked", people, revoked), ("stranger", strangers, try strangers.partner("school/1")),
            ] {
                try FileManager.default.createDirectory(atPath: "\(folder.path)/\(name)", withIntermediateDirectories: true)
                try authority.write(credential, to: "\(folder.path)/\(name)")
            }
            try PEMFile.create("\(folder.path)/list.pem", octets: try people.list(revoking: [revoked]).pem())
            try PEMFile.create("\(folder.path)/next.pem", octets: try people.list(revoking: [revoked, mine], number: 2).pem())
            let place = [
                "/usr/bin/env", "FIRSTBELL_PORTAL_LISTEN=127.0.0.1:0", "FIRSTBELL_PORTAL_CERTIFICATE_LISTEN=127.0.0.1:0",
                "FIRSTBELL_PORTAL_CLIENT_AUTHORITY=\(folder.path)/own/authority.pem",
                "FIRSTBELL_PORTAL_CLIENT_REVOCATION_LISTS=\(folder.path)/list.pem",
            ]
            try await withDaemon(.examples, under: { _ in place }) { daemon in
                await daemon.enter(through: ["/usr/bin/env", "FIRSTBELL_PORTAL_LISTEN=127.0.0.1:1"])
                let (portal, door) = (try #require(await daemon.portal), try #require(await daemon.certificates))
                let common = [
                    "--port", "\(portal.port)", "--authority", daemon.profileFolder("school/116900") + "/authority.pem",
                ]
                let link = try #require(
                    try await daemon.json("portal", "invite", Self.lead, "--role", "key-adult", "--for", "school/116900")["link"]?
                        .string)
                let own = "\(folder.path)/own/certificate.pem"
                let early = try await daemon.firstbell("portal", "bind", Self.lead, "--certificate", own)
                #expect(early.status == 1 && early.errors.contains("its invitation was not used yet"))
                let accepted = try await python(
                    ["accept", "--invitation", String(try #require(link.split(separator: "/").last))] + common)
                let code = try #require(accepted["codes"]?[0]?.string)
                let wrong = try await daemon.firstbell(
                    "portal", "bind", Self.lead, "--certificate", "\(folder.path)/own/authority.pem")
                #expect(wrong.status == 1 && wrong.errors.contains("is not for signing in"))
                #expect(try await daemon.firstbell("portal", "bind", Self.lead, "--certificate", own).status == 0)

                let said = try await python(
                    ["visit", "--door", "\(door.port)", "--folder", folder.path, "--code", code] + common)
                #expect(said["link"]?.boolean == true)
                #expect(
                    [said["nothing"], said["unbound"], said["wrong"], said["inbox"]].map { $0?.integer } == [403, 403, 403, 200])
                #expect(
                    said["refused"]?.elements.compactMap(\.string) == [
                        "SSLV3_ALERT_CERTIFICATE_REVOKED", "TLSV1_ALERT_UNKNOWN_CA",
                    ])
                #expect(said["signedIn"]?[0]?.integer == 200)
                #expect(said["signedIn"]?[1]?.string == "https://127.0.0.1:\(portal.port)/before-school")
                // What a revocation of a partner's certificate does within five seconds it does to a person's session.
                #expect(said["revoked"]?.integer == 303)
                #expect(try #require(said["revokedAfter"]?.double) < 5)
                let status = try await daemon.json("status")
                #expect(status["portalCertificates"]?["healthy"]?.boolean == true)
                #expect(try await daemon.json("portal", "list")["accounts"]?[0]?["boundTo"]?[0]?.string == "certificate")
                #expect(try await daemon.firstbell("portal", "unbind", Self.lead).status == 0)
                #expect(try await daemon.json("portal", "list")["accounts"]?[0]?["boundTo"]?.count == 0)
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
            }
        }
    }
}
