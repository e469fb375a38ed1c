// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import Testing

@testable import firstbell

@Suite struct ConfigurationTests {
    /// A configuration from the text of a file called `firstbell.yaml`.
    private func configuration(
        _ text: String, flags: [String: String] = [:], environment: [String: String] = [:]
    ) throws -> DeploymentConfiguration {
        try DeploymentConfiguration(
            file: ConfigurationFile(text: text, name: "firstbell.yaml"), flags: flags, environment: environment,
            name: "firstbell.yaml")
    }

    private func problems(_ text: String, flags: [String: String] = [:], environment: [String: String] = [:]) throws
        -> [ConfigurationError.Problem]
    {
        do {
            _ = try configuration(text, flags: flags, environment: environment)
            return []
        } catch let error as ConfigurationError {
            return error.problems
        }
    }

    @Test func `retention goes by the file, class by class, and elsewhere by what is proposed`() throws {
        let rule = try configuration("trustDomain: a.example\nretention:\n  maracDays: 60\n  metadataYears: 8\n").retention.rule
        #expect(rule[.marac] == 60 && rule[.metadata] == 2_922)
        for kind in RetentionClass.allCases where kind != .marac && kind != .metadata {
            #expect(rule[kind] == kind.usualDays, "\(kind)")
        }
    }

    @Test func `a file with the trust domain alone gives every default`() throws {
        var expected = DeploymentConfiguration()
        expected.trustDomain = "area.example"
        #expect(try configuration("trustDomain: area.example\n") == expected)
    }

    @Test func `the example file sets every key to its default`() throws {
        let url = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent(
            "../../../deploy/firstbell.example.yaml")
        var defaults = DeploymentConfiguration()
        defaults.trustDomain = "worcestershire.example"
        let expected = ConfigurationTemplate.complete(defaults)
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
            try expected.write(to: url, atomically: true, encoding: .utf8)
            Issue.record("recorded \(url.lastPathComponent)")
        }
        let text = try String(contentsOf: url, encoding: .utf8)
        #expect(text == expected)
        let file = try ConfigurationFile(text: text, name: "firstbell.example.yaml")
        #expect(Set(file.entries.keys) == Set(ConfigurationKey.all.map(\.name)))
        #expect(try configuration(text) == defaults)
    }

    @Test func `a sparse file reads back as what it was written from`() throws {
        var written = DeploymentConfiguration()
        written.trustDomain = "area.example"
        written.area.localAuthority = "885"
        written.edge.advertise = HostPort(host: "broker.area.example", port: 5570)
        written.keys.deployment = .credential("deployment-key")
        written.journal.path = "a folder: with \"quotes\" # and more"
        #expect(try configuration(ConfigurationTemplate.sparse(written)) == written)
    }

    @Test func `flag comes before environment, environment before file, file before default`() throws {
        let file = "trustDomain: a.example\nedge:\n  listen: 127.0.0.1:1\nname: from-file\narea:\n  cutOff: 08:31\n"
        let read = try configuration(
            file, flags: ["edge.listen": "127.0.0.1:3"],
            environment: ["FIRSTBELL_EDGE_LISTEN": "127.0.0.1:2", "FIRSTBELL_NAME": "from-environment"])
        #expect(read.edge.listen.port == 3)
        #expect(read.name == "from-environment")
        #expect(read.area.cutOff == TimeOfDay(hour: 8, minute: 31))
        #expect(read.limits.sessionsPerPartner == 16)
    }

    @Test(arguments: [
        ("trustDomain: a.example\nedge:\n  lissten: 127.0.0.1:1\n", "firstbell.yaml:3", "unknown key edge.lissten", "edge.listen"),
        ("trustDomain: a.example\nlisten: 127.0.0.1:1\n", "firstbell.yaml:2", "unknown key listen", "edge.listen"),
        ("trustDomain: a.example\ntimeout:\n  shutdownSeconds: 3\n", "firstbell.yaml:2", "unknown key timeout", "timeouts"),
        ("# one\n\ntrustdomain: a.example\n", "firstbell.yaml:3", "unknown key trustdomain", "trustDomain"),
        (
            "trustDomain: a.example\nlimits:\n  cutOff: 08:30\n", "firstbell.yaml:3", "unknown key limits.cutOff", "area.cutOff"
        ),
        (
            "trustDomain: a.example\nlimits:\n  pendingHandshakes: many\n", "firstbell.yaml:3",
            "limits.pendingHandshakes has a value it cannot have", "a whole number from 0 to 1000000"
        ),
        (
            "trustDomain: a.example\nretention:\n  encompassDays: 3650\n", "firstbell.yaml:3",
            "retention.encompassDays has a value it cannot have", "a whole number from 7 to 365"
        ),
        (
            "trustDomain: a.example\nretention:\n  rollDays: 0\n", "firstbell.yaml:3",
            "retention.rollDays has a value it cannot have", "a whole number from 7 to 365"
        ),
        (
            "trustDomain: a.example\nretention:\n  maracDays: 60\n  metadataYears: 2\n", "firstbell.yaml:4",
            "retention.metadataYears has a value it cannot have", "a whole number from 6 to 10"
        ),
        (
            "trustDomain: a.example\nretention:\n  bodyDays: 90\n", "firstbell.yaml:3", "unknown key retention.bodyDays",
            "retention.wordsDays"
        ),
        (
            "trustDomain: a.example\narea:\n  cutOff: 8:30\n", "firstbell.yaml:3", "area.cutOff has a value it cannot have",
            "a time of day as HH:MM, such as 08:30"
        ),
        (
            "trustDomain: a.example\narea:\n  untrained: [hold]\n", "firstbell.yaml:3", "area.untrained is a list",
            "one of deliver, hold"
        ),
        (
            "trustDomain: a.example\nescalation:\n  webhook: http://desk.example/\n", "firstbell.yaml:3",
            "escalation.webhook has a value it cannot have",
            "an https address such as https://desk.example/firstbell, or \"\""
        ),
        (
            "trustDomain: a.example\nescalation:\n  atDeadline: duty,everybody\n", "firstbell.yaml:3",
            "escalation.atDeadline has a value it cannot have",
            "deputies, key-adults, leads, setting, duty with commas between them, or \"\" for nobody"
        ),
        (
            "trustDomain: a.example\nescalation:\n  mailSender: \"a@b.example\\r\\nBcc: c@d.example\"\n", "firstbell.yaml:3",
            "escalation.mailSender has a value it cannot have",
            "an e-mail address such as firstbell@authority.example, or \"\""
        ),
        (
            "trustDomain: a.example\nname:\n  is: x\n", "firstbell.yaml:2", "name is a section",
            "1 to 32 letters, digits, '.', '_' or '-', beginning with a letter or digit"
        ),
        (
            "trustDomain: a.example\nname:\n", "firstbell.yaml:2", "name has no value",
            "1 to 32 letters, digits, '.', '_' or '-', beginning with a letter or digit; or leave the line out for the default"
        ),
        (
            "trustDomain: a.example\nedge: here\n", "firstbell.yaml:2", "edge holds no keys",
            "keys and values, one a line, as in deploy/firstbell.example.yaml"
        ),
        ("name: x\n", "firstbell.yaml", "trustDomain is missing", "a line such as `trustDomain: worcestershire.example`"),
        ("", "firstbell.yaml", "trustDomain is missing", "a line such as `trustDomain: worcestershire.example`"),
        (
            "- trustDomain\n", "firstbell.yaml:1", "this file holds no keys",
            "keys and values, one a line, as in deploy/firstbell.example.yaml"
        ),
    ])
    func `a problem names its line, the key and what to write`(text: String, place: String, what: String, remedy: String) throws {
        #expect(try problems(text).contains(.init(place: place, what: what, remedy: remedy)))
    }

    @Test func `text that is not YAML is an error with a line`() throws {
        let found = try problems("trustDomain: a.example\nedge: [\n")
        #expect(found.count == 1)
        #expect(found.first?.place == "firstbell.yaml:3")
        #expect(found.first?.what.hasPrefix("not YAML") == true)
    }

    @Test func `a key that stands twice is an error`() throws {
        let found = try problems("trustDomain: a.example\ntrustDomain: b.example\n")
        #expect(found.map(\.what) == ["a key stands twice in this section: trustDomain"])
    }

    @Test func `all problems of a file are told at once`() throws {
        #expect(
            try problems("trustDomain: a.example\nnam: x\nedge:\n  port: 1\n").map(\.place) == [
                "firstbell.yaml:2", "firstbell.yaml:4",
            ])
    }

    @Test func `a bad value in the environment or a flag names that place`() throws {
        let file = "trustDomain: a.example\n"
        #expect(
            try problems(file, environment: ["FIRSTBELL_AREA_TIME_ZONE": "Mars/Base"]).map(\.place) == ["FIRSTBELL_AREA_TIME_ZONE"])
        #expect(try problems(file, flags: ["edge.listen": "nowhere"]).map(\.place) == ["--listen"])
    }

    @Test func `no message repeats the value, which may be a secret put in the wrong place`() throws {
        let secret = "hunter2-hunter2"
        for key in ConfigurationKey.all where key.expected != ConfigurationForm<String>.path.expected {
            let section = key.components.count > 1 ? "\(key.components[0]):\n  \(key.components[1])" : key.components[0]
            for problem in try problems("\(section): [\"\(secret)\"]\n") + problems("\(section): \"\(secret)/ \"\n") {
                #expect(!"\(problem)".contains(secret))
            }
        }
    }

    @Test(arguments: ConfigurationKey.all.map(\.name))
    func `each key has a name of its own in the environment`(name: String) throws {
        let key = try #require(ConfigurationKey.named[name])
        var changed = DeploymentConfiguration()
        changed.trustDomain = "a.example"
        let candidates = [
            "17", "b.example", "name", "10.0.0.1:17", "09:17", "Europe/Paris", "scotland", "hold", "DO_NOT_CONTACT", "debug",
            "500", "8", "tls", "a@b.example", "https://a.example/", "leads", "month",
        ]
        let value = try #require(
            candidates.first { candidate in
                var probe = changed
                return key.put(&probe, candidate) && key.text(probe) != key.text(changed)
            })
        let variable =
            "FIRSTBELL_"
            + name.map { $0 == "." ? "_" : $0.isUppercase ? "_\($0)" : $0.uppercased() }.joined()
        let read = try configuration("trustDomain: a.example\n", environment: [variable: value])
        #expect(key.text(read) == value)
    }
}
