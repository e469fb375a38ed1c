// SPDX-License-Identifier: Apache-2.0
import Foundation
import Post
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Signing in with a provider of OpenID Connect that nobody here wrote (oidc-provider-mock on Authlib), under TLS.
    @Suite struct ProviderTests {
        private static let lead = "dsl@example-primary.example"

        private func python(_ arguments: [String]) async throws -> [String] {
            try await ForeignTools.python() + [BuiltProgram.package + "/Tests/portal_provider.py"] + arguments
        }

        @Test func `a key adult takes an invitation and signs in with a provider, and forged answers come to nothing`() async throws
        {
            let folder = try TestFolder()
            let command = try await python(["serve", "--folder", folder.path, "--email", Self.lead])
            let process = try ChildProcess(command[0], Array(command.dropFirst()), errors: folder.path + "/errors")
            var issuer: String?
            for await line in process.lines {
                issuer = try JSONDocument(Array(line.utf8)).root["issuer"]?.string
                break
            }
            let place = try #require(issuer, "\(process.lastErrors)")
            try PrivateFile.create(Array("a secret+\n".utf8), at: folder.path + "/secret")
            let file = folder.path + "/providers.yaml"
            try """
            example:
              name: Example ID
              issuer: \(place)
              clientId: firstbell
              clientSecret: \(folder.path)/secret
              authority: \(folder.path)/provider-ca.pem
              domains: example-primary.example
            """.write(toFile: file, atomically: true, encoding: .utf8)
            try await withDaemon(
                .examples,
                under: { _ in ["/usr/bin/env", "FIRSTBELL_PORTAL_LISTEN=127.0.0.1:0", "FIRSTBELL_PORTAL_PROVIDERS=\(file)"] }
            ) { daemon in
                await daemon.enter(through: ["/usr/bin/env", "FIRSTBELL_PORTAL_LISTEN=127.0.0.1:1"])
                let portal = try #require(await daemon.portal)
                let link = try #require(
                    try await daemon.json("portal", "invite", Self.lead, "--role", "key-adult", "--for", "school/116900")["link"]?
                        .string)
                let visitor = try await python([
                    "visit", "--port", "\(portal.port)", "--authority", daemon.profileFolder("school/116900") + "/authority.pem",
                    "--provider-authority", folder.path + "/provider-ca.pem", "--invitation",
                    String(try #require(link.split(separator: "/").last)),
                ])
                let outcome = try await BuiltProgram.run(visitor[0], Array(visitor.dropFirst()))
                #expect(outcome.status == 0, "\(outcome.errors)")
                let said = try JSONDocument(Array(outcome.output.utf8)).root
                #expect(said["origin"]?.string == "https://127.0.0.1:\(portal.port)")
                #expect(said["others"]?.elements.compactMap(\.integer) == [403, 403, 403])
                #expect([said["accepted"], said["replayed"]].map { $0?.integer } == [200, 403])
                #expect(said["signIns"]?.elements.compactMap(\.integer) == [403, 200])
                #expect([said["early"], said["wrongCode"], said["inbox"]].map { $0?.integer } == [303, 403, 200])
                #expect(said["signedIn"]?[0]?.integer == 200 && said["signedIn"]?[1]?.string == "/before-school")
                #expect(said["account"]?.boolean == true)
                let browser = try await python([
                    "browse", "--port", "\(portal.port)", "--issuer", place, "--code", try #require(said["code"]?.string),
                ])
                let browsed = try await BuiltProgram.run(browser[0], Array(browser.dropFirst()))
                #expect(browsed.status == 0, "\(browsed.errors)")
                let seen = try JSONDocument(Array(browsed.output.utf8)).root
                #expect(seen["heading"]?.string == "Before school today")
                #expect(seen["faults"]?.elements.compactMap(\.string) == [])
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
                let account = try await daemon.viewed("portal", "list", by: "A. Operator", reason: "a test")["accounts"]?[0]
                #expect(account?["boundTo"]?.elements.compactMap(\.string) == [place])
                #expect(account?["state"]?.string == "active")
            }

            // What is asked by the way that the daemon has to providers: bounded, verified, and not led elsewhere.
            let (stop, authority) = (TransferStop(), folder.path + "/provider-ca.pem")
            func ask(_ path: String, _ authority: String?, seconds: Int = 10) -> FetchOutcome {
                FetchRequest(url: place + path, authority: authority, seconds: seconds).send(stop)
            }
            if case .answered(let body) = ask("/.well-known/openid-configuration", authority) {
                #expect(try JSONDocument(body).root["issuer"]?.string == place)
            } else {
                Issue.record("no answer")
            }
            #expect(ask("/huge", authority) == .tooLarge)
            #expect(ask("/slow", authority, seconds: 1) == .failed(28))
            #expect(ask("/away", authority) == .refused(302))
            #expect(ask("/.well-known/openid-configuration", nil) == .failed(60))
            _ = await process.stop()
            #expect(ask("/.well-known/openid-configuration", authority) == .failed(7))
        }
    }
}
