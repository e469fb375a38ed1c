// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import Portal
@testable import firstbell

@Suite struct ProvidersFileTests {
    private let folder: TestFolder

    init() throws {
        folder = try TestFolder()
        try PrivateFile.create(Array("Geheim\n".utf8), at: folder.path + "/secret")
        try PrivateFile.createReadable("Geheim", at: folder.path + "/open")
        try PrivateFile.create([], at: folder.path + "/authority.pem")
    }

    private func providers(_ text: String?) throws -> [Provider] {
        let name = UUID().uuidString
        let file = "\(folder.path)/\(name).yaml"
        if let text { try text.write(toFile: "\(folder.path)/\(name)-p.yaml", atomically: true, encoding: .utf8) }
        try "trustDomain: a.example\n\(text == nil ? "" : "portal:\n  providers: \(name)-p.yaml\n")"
            .write(toFile: file, atomically: true, encoding: .utf8)
        return try ProvidersFile.load(of: Deployment.load(file: file, environment: [:]), environment: [:])
    }

    /// A section that is right but for lines that are put in the place of those with the same key, or left out where they have no value.
    private func section(_ changes: [String: String] = [:], of id: String = "one") -> String {
        let right = [
            "name": "One ID", "issuer": "https://id.example/tenant", "clientId": "client", "clientSecret": "./secret",
            "domains": "a.example, B.example",
        ]
        let lines = right.merging(changes) { $1 }.filter { !$0.value.isEmpty }.map { "  \($0.key): \($0.value)" }.sorted()
        return "\(id):\n\(lines.joined(separator: "\n"))\n"
    }

    @Test func `providers are read with their secrets, in the order of the file`() throws {
        #expect(try providers(nil).isEmpty)
        let two = ["issuer": "https://other.example", "tenant": "T-1", "factorAmr": "mfa", "authority": "authority.pem"]
        let found = try providers(section() + section(two, of: "two"))
        #expect(
            found == [
                Provider(
                    id: "one", name: "One ID", issuer: "https://id.example/tenant", clientID: "client", clientSecret: "Geheim",
                    domains: ["a.example", "b.example"]),
                Provider(
                    id: "two", name: "One ID", issuer: "https://other.example", clientID: "client", clientSecret: "Geheim",
                    authority: folder.path + "/authority.pem", domains: ["a.example", "b.example"], tenant: "t-1",
                    factor: .amr("mfa")),
            ])
        #expect(try providers(section(["factorAcr": "urn:two"])).first?.factor == .acr("urn:two"))
    }

    @Test func `whoever has waited for a provider that rests does not ask it`() async throws {
        let (post, request) = (ProviderPost(), ProviderRequest(url: "https://127.0.0.1:1/"))
        defer { post.end() }
        await #expect(throws: ProviderFault.busy) { try await post.ask(request, unless: { true }) }
        await #expect(throws: ProviderFault.down) { try await post.ask(request, unless: { false }) }
        post.end()
        await #expect(throws: ProviderFault.busy) { try await post.ask(request, unless: { false }) }
    }

    @Test func `what is wrong is named with its line, and no secret is`() throws {
        let faults: [(String, String)] = [
            ("", "no provider stands in it"), ("One: {}", "a provider's word"), (section(["name": ""]), "one.name is missing"),
            (section(["issuer": "http://id.example"]), "one.issuer is no https address"),
            (section(["issuer": "https://id.example/?a=1"]), "one.issuer is no https address"),
            (section(["domains": "a.example, not a domain"]), "one.domains has a word that is no domain"),
            (section(["domains": "\"\""]), "one.domains is missing"), (section(["clientKey": "x"]), "unknown key one.clientKey"),
            (section(["factorAcr": "a", "factorAmr": "b"]), "one.factorAmr stands beside factorAcr"),
            (section() + section(of: "two"), "one.issuer is another section's too"),
            (section(["clientSecret": "./none"]), "clientSecret of one"), (section(["clientSecret": "./open"]), "others may read"),
            // The secret itself, where its place should be.
            (section(["clientSecret": "Geheim~1"]), "clientSecret of one is no place of a secret"),
            (section(["clientSecret": "Geheim/1+2="]), "clientSecret of one"),
            (section(["clientSecret": "credential:x"]), "$CREDENTIALS_DIRECTORY"),
            (section(["authority": "none.pem"]), "authority of one cannot be read"),
        ]
        for (text, named) in faults {
            do {
                _ = try providers(text)
                Issue.record("\(text) is taken")
            } catch {
                let said = (error as? CommandFailure).map { "\($0.what) \($0.remedy)" } ?? "\(error)"
                #expect(said.contains(named), "\(said)")
                #expect(!said.contains("Geheim"), "\(said)")
            }
        }
    }
}
