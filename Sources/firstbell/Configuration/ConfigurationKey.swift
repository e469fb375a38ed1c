// SPDX-License-Identifier: Apache-2.0

/// One setting: its name, what it is for, what it looks like, and its place in `DeploymentConfiguration`.
struct ConfigurationKey: Sendable {
    /// Dotted, `edge.listen`: nested sections in a file, `FIRSTBELL_EDGE_LISTEN` in the environment.
    let name: String
    /// One sentence for people, without an end mark.
    let summary: String
    /// Completes the sentence "expected ...".
    let expected: String
    /// Puts a text into a configuration; false when it does not fit.
    let put: @Sendable (inout DeploymentConfiguration, String) -> Bool
    /// The text of a configuration's value.
    let text: @Sendable (DeploymentConfiguration) -> String

    init<Value: Sendable>(
        _ name: String, _ path: any WritableKeyPath<DeploymentConfiguration, Value> & Sendable, _ form: ConfigurationForm<Value>,
        _ summary: String
    ) {
        self.name = name
        self.summary = summary
        expected = form.expected
        put = { configuration, text in
            guard let value = form.read(text) else { return false }
            configuration[keyPath: path] = value
            return true
        }
        text = { form.write($0[keyPath: path]) }
    }

    /// The parts of the name.
    var components: [String] { name.split(separator: ".").map(String.init) }
}

extension ConfigurationKey {
    /// Every setting, in the order of the example file.
    static let all: [ConfigurationKey] = [
        .init("trustDomain", \.trustDomain, .trustDomain, "SPIFFE trust domain of the partnership; required, it has no default"),
        .init("name", \.name, .code, "name of this broker, the last part of its SPIFFE id"),
        .init("edge.listen", \.edge.listen, .address, "where partners connect with TLS"),
        .init(
            "edge.advertise", \.edge.advertise, .optionalAddress,
            "what profiles and certificates say instead of edge.listen; empty means the same"),
        .init(
            "portal.listen", \.portal.listen, .optionalListener,
            "where key adults find their pages by https, such as 127.0.0.1:8570; empty for no portal"),
        .init(
            "portal.advertise", \.portal.advertise, .optionalAddress,
            "what invitations and certificates say instead of portal.listen; empty means the same"),
        .init("portal.certificate", \.portal.certificate, .optionalPath, "the portal's certificate; empty for the broker's"),
        .init("portal.key", \.portal.key, .optionalPath, "the private key of portal.certificate; empty for the broker's"),
        .init(
            "portal.providers", \.portal.providers, .optionalPath,
            "a file of the providers of OpenID Connect by which people may sign in; empty for none"),
        .init(
            "portal.certificateListen", \.portal.certificateListen, .optionalListener,
            "where people are asked for a certificate to sign in with, such as 127.0.0.1:8573; empty for nowhere"),
        .init(
            "portal.certificateAdvertise", \.portal.certificateAdvertise, .optionalAddress,
            "what the page of sign-in says instead of portal.certificateListen, with the host of the portal; empty means the same"),
        .init(
            "portal.clientAuthority", \.portal.clientAuthority, .optionalPath,
            "the authorities that people's certificates come from; portal.certificateListen needs it"),
        .init(
            "portal.clientRevocationLists", \.portal.clientRevocationLists, .optionalPath,
            "their revocation lists, as tls.revocationLists; empty for none"),
        .init(
            "http.listen", \.http.listen, .optionalListener,
            "where partners speak HTTP with their certificates, such as 127.0.0.1:8572; empty for nowhere"),
        .init(
            "health.listen", \.health.listen, .optionalListener,
            "where /livez, /readyz, /startupz and /metrics are, by plain http on a loopback address; empty for nowhere"),
        .init("journal.path", \.journal.path, .path, "folder of the durable store"),
        .init(
            "keys.deployment", \.keys.deployment, .secret,
            "the key that seals the journal: a file of 32 octets, or credential:NAME for a systemd credential"),
        .init(
            "keys.ledger", \.keys.ledger, .secret,
            "the key that signs the ledger's checkpoints: a file, or credential:NAME; the daemon makes one where there was none yet"
        ),
        .init(
            "ledger.path", \.ledger.path, .path,
            "folder where the ledger is published for auditors and witnesses; nothing in it is about a person"),
        .init(
            "ledger.witnesses", \.ledger.witnesses, .optionalPath,
            "a file with the keys of those who witness the ledger, one NAME+HASH+KEY a line; empty for none"),
        .init(
            "ledger.witnessMaxAgeMinutes", \.ledger.witnessMaxAgeMinutes, .integer(0...525_600),
            "age of a witness's last signature beyond which an alarm says so; 0 is off"),
        .init("tls.certificate", \.tls.certificate, .path, "the broker's certificate"),
        .init("tls.key", \.tls.key, .path, "the broker's private key"),
        .init("tls.authority", \.tls.authority, .path, "the authority that partners' certificates come from"),
        .init(
            "tls.revocationLists", \.tls.revocationLists, .optionalPath,
            "revocation lists of the authority, PEM or DER: a file, or a folder of .pem, .crl and .der; empty for none"),
        .init(
            "tls.revocationGraceMinutes", \.tls.revocationGraceMinutes, .integer(0...10_080),
            "how long a list counts past its nextUpdate; after that no partner can connect"),
        .init(
            "policy.file", \.policy.file, .optionalPath,
            "the policy: which flow goes to whom, on what law; empty for the one that comes with FirstBell"),
        .init(
            "matching.file", \.matching.file, .optionalPath,
            "the weights by which a child who is on no roll is compared with those who are; empty for those that come with FirstBell"
        ),
        .init(
            "area.localAuthority", \.area.localAuthority, .code,
            "code of the local authority that owns holds where no setting is known"),
        .init(
            "area.cutOff", \.area.cutOff, .timeOfDay,
            "local time by which a notice must be there, where a setting has none of its own"),
        .init("area.timeZone", \.area.timeZone, .timeZone, "zone of the cut-off and of the calendars"),
        .init(
            "area.division", \.area.division, .oneOf, "whose bank holidays count: england-and-wales, scotland or northern-ireland"),
        .init(
            "area.untrained", \.area.untrained, .oneOf,
            "statutory notice to a setting without a trained key adult: deliver (and raise an exception) or hold"),
        .init(
            "area.contactParentPolicy", \.area.contactParentPolicy, .oneOf,
            "used where an incident says nothing: DO_NOT_CONTACT, HARMED_PARENT_ONLY_IF_SAFE or DSL_JUDGEMENT"),
        .init(
            "area.infeasibleMinutes", \.area.infeasibleMinutes, .integer(0...1440),
            "a report this close to the cut-off, or closer, marks its deadline infeasible"),
        .init(
            "area.drills", \.area.drills, .oneOf,
            "how often every setting is sent a drill, on its own first school day: off, month, or half-term (after a week without school)"
        ),
        .init("area.drillTime", \.area.drillTime, .timeOfDay, "local time from which it is sent on that day"),
        .init(
            "area.drillDays", \.area.drillDays, .integer(0...730),
            "how many days ago a setting may last have passed a drill before readiness says so; 0 is off"),
        .init(
            "escalation.mailRelay", \.escalation.mailRelay, .optionalAddress,
            "the relay by which people are told that something still waits, such as smtp.authority.example:587; empty for no mail"),
        .init(
            "escalation.mailSecurity", \.escalation.mailSecurity, .oneOf,
            "how TLS begins there: starttls, without which nothing is sent, or tls at once, as at port 465"),
        .init(
            "escalation.mailAuthority", \.escalation.mailAuthority, .optionalPath,
            "a file of the authorities that the relay's certificate may come from; empty for those that the system trusts"),
        .init(
            "escalation.mailUser", \.escalation.mailUser, .optionalAccount,
            "the account at the relay; empty where it asks for none"),
        .init(
            "escalation.mailPassword", \.escalation.mailPassword, .optionalSecret,
            "its password: a file of one line, or credential:NAME"),
        .init(
            "escalation.mailSender", \.escalation.mailSender, .optionalEmail,
            "the address that the mail comes from; its domain is that of the Message-ID"),
        .init(
            "escalation.webhook", \.escalation.webhook, .optionalHTTPS,
            "the https address that is told of every level too; empty for none"),
        .init(
            "escalation.webhookAuthority", \.escalation.webhookAuthority, .optionalPath,
            "a file of the authorities that its certificate may come from; empty for those that the system trusts"),
        .init(
            "escalation.webhookSecret", \.escalation.webhookSecret, .optionalSecret,
            "what signs the requests to it: a file of one line of 32 characters or more, or credential:NAME"),
        .init(
            "escalation.hourBefore", \.escalation.hourBefore, .audience,
            "who is told an hour before the deadline: deputies, key-adults, leads, setting, duty; leads where those are nobody"),
        .init(
            "escalation.halfHourBefore", \.escalation.halfHourBefore, .audience, "the same for half an hour before the deadline"),
        .init("escalation.atDeadline", \.escalation.atDeadline, .audience, "the same for the deadline itself"),
        .init(
            "escalation.giveUpHours", \.escalation.giveUpHours, .integer(1...168),
            "for how long a message that fails is tried again before an alarm says that it was given up"),
        .init(
            "escalation.readinessAt", \.escalation.readinessAt, .optionalTimeOfDay,
            "local time at which duty officers are told, before a school day, how many settings could not receive; empty for never"),
        .init(
            "imports.settingsMaxAgeHours", \.imports.settingsMaxAgeHours, .integer(0...87_600),
            "age of the last import of a register of settings beyond which an alarm says so; here and below 0 is off"),
        .init(
            "imports.practicesMaxAgeHours", \.imports.practicesMaxAgeHours, .integer(0...87_600),
            "the same for GP practices"),
        .init(
            "imports.rollsMaxAgeHours", \.imports.rollsMaxAgeHours, .integer(0...87_600),
            "the same for the roll of each setting"),
        .init(
            "retention.encompassDays", \.retention.encompassDays, .integer(7...365),
            "days that content is kept after it was acknowledged, withdrawn or resolved, here of incidents and their notices; nothing that waits for somebody ages"
        ),
        .init(
            "retention.maracDays", \.retention.maracDays, .integer(7...365),
            "the same for MARAC meetings and cases, and the notices of them"),
        .init(
            "retention.agencyDays", \.retention.agencyDays, .integer(7...365), "the same for all other matters between agencies"),
        .init(
            "retention.consentDays", \.retention.consentDays, .integer(7...365),
            "the same for statements of consent; none that has not run out ages"),
        .init(
            "retention.digestDays", \.retention.digestDays, .integer(7...365), "the same for daily digests of flagged families"),
        .init(
            "retention.wordsDays", \.retention.wordsDays, .integer(7...365),
            "the same for what people wrote about holds, breaches, recalls and receipts, which never outlives the content"),
        .init(
            "retention.rollDays", \.retention.rollDays, .integer(7...365), "days that a row of a roll is kept after it ended"),
        .init(
            "retention.familyDays", \.retention.familyDays, .integer(7...365),
            "days that it is kept who was flagged, after a row of the register of families ended"),
        .init(
            "retention.staffDays", \.retention.staffDays, .integer(365...3_650),
            "days that it is kept who a key adult or representative was, after they left"),
        .init(
            "retention.historyYears", \.retention.historyYears, .integer(2...10),
            "years after the report that notices of imported history keep the keys of the earlier system"),
        .init(
            "retention.metadataYears", \.retention.metadataYears, .integer(6...10),
            "years that it is kept whom an event was about and what the ledger says of it, without content; numbers stay for ever"),
        .init(
            "limits.connectionsPerSecondPerAddress", \.limits.connectionsPerSecondPerAddress, .integer(0...1_000_000),
            "new connections from one address; here and below 0 is off"),
        .init(
            "limits.pendingHandshakes", \.limits.pendingHandshakes, .integer(0...1_000_000),
            "connections that have not finished TLS, in all"),
        .init(
            "limits.connectionsPerSecondPerPartner", \.limits.connectionsPerSecondPerPartner, .integer(0...1_000_000),
            "new connections of one partner"),
        .init(
            "limits.sessionsPerPartner", \.limits.sessionsPerPartner, .integer(0...1_000_000),
            "connections of one partner at a time"),
        .init(
            "limits.unansweredPublishes", \.limits.unansweredPublishes, .integer(0...1_000_000),
            "PUBLISH without an answer in one session, beyond which the edge stops reading"),
        .init(
            "limits.unansweredMegabytesPerPartner", \.limits.unansweredMegabytesPerPartner, .integer(0...1_000_000),
            "PUBLISH without an answer of one partner, beyond which the edge reads none of its sessions"),
        .init(
            "limits.diskFreeMegabytes", \.limits.diskFreeMegabytes, .integer(0...1_000_000),
            "free space of the journal's disk below which events are refused; receipts go on"),
        .init(
            "limits.memoryMegabytes", \.limits.memoryMegabytes, .integer(0...10_000_000),
            "memory of the daemon; from nine tenths of it on events are refused, and receipts go on"),
        .init(
            "limits.publishedMegabytesPerDayPerPartner", \.limits.publishedMegabytesPerDayPerPartner, .integer(0...1_000_000),
            "content that one producer may publish in a day of UTC, beyond which its events are refused"),
        .init(
            "timeouts.handshakeSeconds", \.timeouts.handshakeSeconds, .integer(1...600), "for TLS and the ZMTP handshake together"),
        .init("timeouts.messageSeconds", \.timeouts.messageSeconds, .integer(1...600), "for the rest of a message that has begun"),
        .init("timeouts.shutdownSeconds", \.timeouts.shutdownSeconds, .integer(1...600), "for a graceful end"),
        .init("log.level", \.log.level, .oneOf, "trace, debug, info, notice, warning, error or critical"),
    ]

    /// By name.
    static let named: [String: ConfigurationKey] = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
