// SPDX-License-Identifier: Apache-2.0
import Foundation
import Post
import TestSupport
import Testing

@testable import firstbell

@Suite struct NudgePlacesTests {
    private func places(_ lines: [String], in folder: TestFolder) throws -> NudgePlaces {
        let file = folder.path + "/firstbell-\(UUID().uuidString).yaml"
        try (["trustDomain: a.example", "escalation:"] + lines.map { "  \($0)" }).joined(separator: "\n")
            .write(toFile: file, atomically: true, encoding: .utf8)
        return try NudgePlaces(of: Deployment.load(file: file, environment: [:]), environment: [:])
    }

    @Test func `nothing is sent unless a relay or a receiver is named, and then with its secret`() throws {
        let folder = try TestFolder()
        let secret = String(repeating: "0123456789abcdef", count: 2)
        try PrivateFile.create(Array((secret + "\n").utf8), at: folder.path + "/secret")
        try PrivateFile.create([], at: folder.path + "/authority.pem")
        #expect(try places(["giveUpHours: 3"], in: folder).isEmpty)
        let both = try places(
            [
                "mailRelay: 127.0.0.1:2525", "mailSender: a@b.example", "mailUser: a user", "mailPassword: secret",
                "mailAuthority: authority.pem", "webhook: https://desk.example/x?y=1", "webhookSecret: secret",
            ], in: folder)
        #expect(both.relay?.password == secret && both.relay?.user == "a user" && both.relay?.port == 2525)
        #expect(both.relay?.authority == folder.path + "/authority.pem" && both.webhook?.authority == nil)
        #expect(both.webhook?.secret == Array(secret.utf8) && both.link == nil)
    }

    @Test func `what is missing or unusable is named by its key, and no secret is`() throws {
        let folder = try TestFolder()
        try PrivateFile.create(Array("Geheim\n".utf8), at: folder.path + "/short")
        try PrivateFile.create(Array("Geheim\nGeheim\n".utf8), at: folder.path + "/two")
        try PrivateFile.createReadable(String(repeating: "Geheim", count: 8), at: folder.path + "/open")
        let relay = ["mailRelay: 127.0.0.1:25", "mailSender: a@b.example"]
        let webhook = "webhook: https://desk.example/"
        let faults: [([String], String)] = [
            (["mailRelay: 127.0.0.1:25"], "escalation.mailSender"), (relay + ["mailUser: a"], "escalation.mailPassword"),
            (relay + ["mailPassword: short"], "escalation.mailUser"),
            (relay + ["mailUser: a", "mailPassword: two"], "escalation.mailPassword"),
            (relay + ["mailUser: a", "mailPassword: none"], "/none"),
            (relay + ["mailUser: a", "mailPassword: credential:mail"], "$CREDENTIALS_DIRECTORY"),
            (relay + ["mailAuthority: none.pem"], "escalation.mailAuthority"), ([webhook], "escalation.webhookSecret"),
            ([webhook, "webhookSecret: short"], "escalation.webhookSecret"), ([webhook, "webhookSecret: open"], "others may read"),
        ]
        for (lines, named) in faults {
            do {
                _ = try places(lines, in: folder)
                Issue.record("\(lines) is taken")
            } catch let failure as CommandFailure {
                #expect(failure.what.contains(named), "\(failure.what)")
                #expect(!failure.what.contains("Geheim") && !failure.remedy.contains("Geheim"))
            }
        }
    }
}
