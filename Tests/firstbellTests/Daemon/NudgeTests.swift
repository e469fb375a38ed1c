// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Nudges over a mail relay and to a webhook's receiver that nobody here wrote (aiosmtpd; Python's http.server and ssl).
    @Suite struct NudgeTests {
        private static let contacts = """
            partner,role,address
            school/116900,setting,office@example-primary.example
            school/116901,setting,office@sample-high.example
            local-authority/885,duty,duty@worcestershire.example
            """

        @Test func `each level reaches its people once, over a relay that is down, a kill and a wrong certificate`() async throws {
            let receivers = try NudgeReceivers(folder: TestFolder())
            try await receivers.start()
            let daemon = try await DaemonFixture()
            try receivers.configure(daemon.configuration)
            try await withDaemon(daemon) { daemon in
                try await daemon.importText("contacts", Self.contacts)
                let police = try await daemon.dealer("police/22")
                for event in ["01-bank-holiday", "03-siblings-in-two-schools"] {
                    _ = try await police.accepted(try exampleEvent(event))
                }

                // T-60 while nothing listens: everything fails, and is there when it listens again.
                await receivers.stop()
                try await daemon.advance("10h30m")
                #expect(try await nudges(daemon) { ($0["failing"] ?? 0) >= 2 && $0["waiting"] == 3 })
                await daemon.kill()
                try await receivers.start()
                try await daemon.start()
                try await daemon.advance("2m")
                #expect(try await nudges(daemon) { $0["sentToday"] == 3 })
                #expect(
                    try await receivers.read(3).sorted() == [
                        "mail deputy@example-primary.example school/116900", "mail key-adult@sample-high.example school/116901",
                        "webhook T-60 [school/116900:2, school/116901:1]",
                    ])

                // T-30 under the authority of another: nothing is sent; then the relay has no time, and the daemon is killed.
                _ = await daemon.stop()
                try receivers.configure(daemon.configuration, mailAuthority: "webhook-ca.pem")
                try await daemon.start()
                try await daemon.advance("28m")
                #expect(try await nudges(daemon) { $0["lastCode"] == -60 })
                _ = await daemon.stop()
                try receivers.configure(daemon.configuration)
                try receivers.answer("451")
                try await daemon.start()
                try await daemon.advance("2m")
                #expect(try await nudges(daemon) { $0["lastCode"] == 451 })
                await daemon.kill()
                try receivers.answer("ok")
                try await daemon.start()
                try await daemon.advance("3m")
                #expect(try await nudges(daemon) { $0["sentToday"] == 6 && $0["waiting"] == 0 })
                #expect(
                    Set(try await receivers.read(until: { $0.count { $0.hasPrefix("mail ") } == 2 })) == [
                        "mail office@example-primary.example school/116900", "mail office@sample-high.example school/116901",
                        "webhook T-30 [school/116900:2, school/116901:1]", "refused 451",
                    ])

                // T+0: an address that the relay does not know, and a receiver that would send us elsewhere.
                try receivers.answer("550")
                try receivers.answer("302", webhook: true)
                try await daemon.advance("25m")
                #expect(try await nudges(daemon) { $0["failing"] == 2 })
                #expect(try await nudges(daemon, each: "5m") { $0["givenUpToday"] == 1 && $0["lastCode"] == 302 })
                // What has said 2xx has it, though the rest of its answer never comes.
                try receivers.answer("cut", webhook: true)
                try await daemon.advance("20m")
                #expect(try await nudges(daemon) { $0["sentToday"] == 7 && $0["waiting"] == 0 })
                let late = try await receivers.read(until: { $0.last == "webhook T+0 [school/116900:2, school/116901:1] cut" })
                #expect(
                    late.count { $0 == "refused 550" } == 4 && late.contains("webhook T+0 [school/116900:2, school/116901:1] 302"))
                #expect(!late.contains { $0.hasPrefix("mail ") || $0.contains("elsewhere") })
                #expect(try await daemon.json("ledger", "verify")["holds"]?.boolean == true)
            }
            await receivers.stop()
            receivers.judge()
        }

        /// Waits until `status` says so of nudges; false when it never does.
        ///
        /// - Parameter each: how far the clock is moved before every look.
        private func nudges(_ daemon: DaemonFixture, each: String? = nil, _ isSo: ([String: Int64]) -> Bool) async throws -> Bool {
            let begun = ContinuousClock.now
            var last: [String: Int64] = [:]
            while ContinuousClock.now - begun < .seconds(60) {
                if let each { try await daemon.advance(each) }
                guard case .object(let members)? = try await daemon.json("status")["nudges"]?.tree else { return false }
                last = members.reduce(into: [:]) { if case .integer(let value) = $1.value { $0[$1.name] = value } }
                if isSo(last) { return true }
            }
            Issue.record("nudges stay \(last)")
            return false
        }
    }
}

/// The program `Tests/nudge_receivers.py`, and what came to it; of one test's task.
private final class NudgeReceivers {
    private static let secret = String(repeating: "0123456789abcdef", count: 4)
    private let folder: TestFolder
    private var process: ChildProcess?
    private var ports: (smtp: Int64, https: Int64) = (0, 0)
    private var starts = 0
    /// Every line.
    private var heard: [JSONValue] = []

    init(folder: TestFolder) throws {
        self.folder = folder
        try PrivateFile.create(Array("pass word\n".utf8), at: folder.path + "/password")
        try PrivateFile.create(Array(Self.secret.utf8), at: folder.path + "/secret")
    }

    func start() async throws {
        starts += 1
        let python = try await ForeignTools.python()
        let process = try ChildProcess(
            python[0],
            Array(python.dropFirst()) + [
                BuiltProgram.package + "/Tests/nudge_receivers.py", "--folder", folder.path, "--password", "pass word", "--secret",
                Self.secret, "--smtp-port", "\(ports.smtp)", "--https-port", "\(ports.https)",
            ], errors: "\(folder.path)/errors-\(starts)")
        self.process = process
        let first = try await next()
        ports = (try #require(first["smtp"]?.integer), try #require(first["https"]?.integer))
    }

    func stop() async {
        _ = await process?.stop()
        process = nil
    }

    /// Names these receivers in a configuration file.
    func configure(_ file: String, mailAuthority: String = "relay-ca.pem") throws {
        let settings = [
            "mailRelay: 127.0.0.1:\(ports.smtp)", "mailAuthority: \(folder.path)/\(mailAuthority)", "mailUser: firstbell",
            "mailPassword: \(folder.path)/password", "mailSender: firstbell@worcestershire.example",
            "webhook: https://127.0.0.1:\(ports.https)/nudges?desk=1", "webhookAuthority: \(folder.path)/webhook-ca.pem",
            "webhookSecret: \(folder.path)/secret",
        ]
        let text = try String(contentsOfFile: file, encoding: .utf8)
        let start = try #require(text.firstRange(of: "\nescalation:\n")?.upperBound)
        let end = try #require(text[start...].firstRange(of: "\n\n")?.lowerBound)
        let section = settings.map { "  \($0)" }.joined(separator: "\n")
        try (text[..<start] + section + text[end...]).write(toFile: file, atomically: true, encoding: .utf8)
    }

    /// What the relay, or the receiver, answers from now on.
    func answer(_ mood: String, webhook: Bool = false) throws {
        try mood.write(toFile: folder.path + (webhook ? "/webhook-mood" : "/mood"), atomically: true, encoding: .utf8)
    }

    /// The next `count` things that came, in words.
    func read(_ count: Int) async throws -> [String] { try await read { $0.count == count } }

    func read(until isEnough: ([String]) -> Bool) async throws -> [String] {
        var words: [String] = []
        while !isEnough(words) { words.append(try word(await next())) }
        return words
    }

    private func next() async throws -> JSONValue {
        guard let process else { throw Silent(description: "they do not run") }
        // Lines wait in the stream for whoever asks next.
        for await line in process.lines {
            let value = try JSONDocument(Array(line.utf8)).root
            heard.append(value)
            return value
        }
        throw Silent(description: process.lastErrors)
    }

    private func word(_ value: JSONValue) throws -> String {
        if let code = value["refused"]?.string { return "refused \(code)" }
        if let mail = value["mail"] {
            let body = try #require(mail["body"]?.string)
            let place = body.split(whereSeparator: \.isNewline).first { $0.hasPrefix("school/") }?.prefix { $0 != "," } ?? ""
            return "mail \(Self.texts(mail["to"]).first ?? "") \(place)"
        }
        let webhook = try #require(value["webhook"])
        let body = webhook["body"]
        let places = body?["waiting"]?.elements.map { "\($0["partner"]?.string ?? ""):\($0["notices"]?.integer ?? 0)" } ?? []
        let answer = webhook["answered"]?.string ?? ""
        return "webhook \(body?["level"]?.string ?? "") [\(places.joined(separator: ", "))]" + (answer == "ok" ? "" : " \(answer)")
    }

    /// Judges all that came: sent under TLS by the account, genuine and fresh, each under one reference, and about nobody.
    func judge() {
        var ids: [String] = []
        for value in heard {
            if let mail = value["mail"] {
                #expect(mail["tls"]?.boolean == true && mail["user"]?.string == "firstbell" && mail["defects"]?.integer == 0)
                #expect(mail["sender"]?.string == "firstbell@worcestershire.example" && Self.texts(mail["to"]).count == 1)
                let to = Self.texts(mail["to"]).first ?? "nobody"
                let headers = (mail["headers"]?.elements.map { Self.texts($0) } ?? []).map { ($0.first ?? "", $0.last ?? "") }
                #expect(
                    headers.map(\.0) == [
                        "Date", "From", "To", "Subject", "Message-ID", "Auto-Submitted", "X-Auto-Response-Suppress", "MIME-Version",
                        "Content-Type", "Content-Transfer-Encoding",
                    ])
                #expect(headers.first { $0.0 == "Subject" }?.1.hasPrefix("REHEARSAL: FirstBell: ") == true)
                ids.append(headers.first { $0.0 == "Message-ID" }?.1 ?? "")
                let text = ((mail["raw"]?.string ?? "") + (mail["body"]?.string ?? "")).replacing(to, with: "")
                #expect(!text.isEmpty)
                Canary.watch(text, from: "a nudge by mail")
            }
            if let webhook = value["webhook"] {
                #expect(webhook["genuine"]?.boolean == true && webhook["fresh"]?.boolean == true)
                #expect(webhook["path"]?.string == "/nudges?desk=1" && webhook["type"]?.string == "application/json")
                #expect(webhook["key"]?.string == webhook["body"]?["id"]?.string)
                if ["ok", "cut"].contains(webhook["answered"]?.string) { ids.append(webhook["key"]?.string ?? "") }
                Canary.watch(String(decoding: webhook.canonical(), as: UTF8.self), from: "a nudge to a webhook")
            }
        }
        #expect(ids.count == 7 && Set(ids).count == 7, "each nudge is taken once")
    }

    private static func texts(_ value: JSONValue?) -> [String] { value?.elements.compactMap(\.string) ?? [] }

    struct Silent: Error, CustomStringConvertible { let description: String }
}
