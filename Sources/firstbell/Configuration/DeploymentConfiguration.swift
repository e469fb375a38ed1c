// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// Everything a deployment can be told, with its default; `ConfigurationKey.all` gives each property its name in files,
/// environment and flags.
struct DeploymentConfiguration: Hashable, Sendable {
    /// The partnership's SPIFFE trust domain.
    ///
    /// It has no default: an identity under a guessed domain would be nobody's.
    var trustDomain = ""
    /// The broker's name: the last part of its SPIFFE id, which is the `source` of every notice.
    var name = "firstbell"
    var edge = Edge()
    var portal = Portal()
    var http = HTTP()
    var health = Health()
    var journal = Journal()
    var keys = Keys()
    var ledger = Ledger()
    var tls = TLS()
    var policy = Policy()
    var matching = Matching()
    var area = Area()
    var escalation = Escalation()
    var imports = Imports()
    var retention = Retention()
    var limits = Limits()
    var timeouts = Timeouts()
    var log = Log()

    /// The listener for partners.
    struct Edge: Hashable, Sendable {
        var listen = HostPort(host: "127.0.0.1", port: 5570)
        /// What profiles and certificate names say instead of `listen`; nil means the same.
        var advertise: HostPort?
    }

    /// The listener for people.
    struct Portal: Hashable, Sendable {
        /// Nil for no portal: nobody's pages are open because a version brought them.
        var listen: HostPort?
        /// What invitations and certificate names say instead of `listen`; nil means the same.
        var advertise: HostPort?
        /// Empty means the broker's, as of `key`.
        var certificate = ""
        var key = ""
        /// Empty where nobody signs in by OpenID Connect.
        var providers = ""
        /// Where people are asked for a certificate; nil for nowhere.
        var certificateListen: HostPort?
        /// What the page of sign-in says instead of `certificateListen`; nil means the same.
        var certificateAdvertise: HostPort?
        /// Of people's certificates; empty where there is no such place.
        var clientAuthority = ""
        /// Empty means that none is looked up.
        var clientRevocationLists = ""
    }

    /// The listener for partners that cannot do ZeroMQ; its certificate and whom it lets in are the edge's.
    struct HTTP: Hashable, Sendable {
        /// Nil for nowhere.
        var listen: HostPort?
    }

    /// Where a supervisor asks how the daemon is.
    struct Health: Hashable, Sendable {
        /// Nil for nowhere.
        var listen: HostPort?
    }

    /// The durable store.
    struct Journal: Hashable, Sendable {
        var path = "journal"
    }

    /// Keys that are not certificates' keys.
    struct Keys: Hashable, Sendable {
        var deployment = SecretLocation.file("keys/deployment.key")
        var ledger = SecretLocation.file("keys/ledger.key")
    }

    /// What is published of the ledger.
    struct Ledger: Hashable, Sendable {
        var path = "ledger"
        /// Empty means that nobody is asked to witness.
        var witnesses = ""
        /// 0 is off.
        var witnessMaxAgeMinutes = 60
    }

    /// The broker's certificate, and the authority that partners' certificates must come from.
    struct TLS: Hashable, Sendable {
        var certificate = "broker/certificate.pem"
        var key = "broker/key.pem"
        var authority = "broker/authority.pem"
        /// A file or a folder of revocation lists; empty means that none is looked up.
        var revocationLists = ""
        /// How long past its `nextUpdate` a list still counts.
        var revocationGraceMinutes = 0
    }

    /// The decision table.
    struct Policy: Hashable, Sendable {
        /// Empty means the policy that comes with FirstBell.
        var file = ""
    }

    /// What a likeness on a roll weighs.
    struct Matching: Hashable, Sendable {
        /// Empty means the weights that come with FirstBell.
        var file = ""
    }

    /// What the partnership agreed for its area.
    struct Area: Hashable, Sendable {
        var localAuthority = "unassigned"
        var cutOff = TimeOfDay.halfPastEight
        var timeZone = "Europe/London"
        var division = Division.englandAndWales
        var untrained = EncompassPolicy.Untrained.deliver
        var contactParentPolicy = ContactParentPolicy.dslJudgement
        var infeasibleMinutes = 30
        var drills = DrillPlan.Rhythm.off
        var drillTime = TimeOfDay.halfPastNine
        /// 0 is off.
        var drillDays = 0

        /// Nil where no drill is sent without somebody's word.
        var drillPlan: DrillPlan? { drills == .off ? nil : DrillPlan(drills, at: drillTime) }
    }

    /// How many hours an import may be old before `status`, `readiness` and the log say so; 0 is off.
    struct Imports: Hashable, Sendable {
        var settingsMaxAgeHours = 168
        var practicesMaxAgeHours = 840
        var rollsMaxAgeHours = 840
    }

    /// How long what is kept.
    struct Retention: Hashable, Sendable {
        var encompassDays = RetentionClass.encompass.usualDays
        var maracDays = RetentionClass.marac.usualDays
        var agencyDays = RetentionClass.agencies.usualDays
        var consentDays = RetentionClass.consent.usualDays
        var digestDays = RetentionClass.digests.usualDays
        var wordsDays = RetentionClass.words.usualDays
        var rollDays = RetentionClass.rolls.usualDays
        var familyDays = RetentionClass.families.usualDays
        var staffDays = RetentionClass.staff.usualDays
        var historyYears = 7
        var metadataYears = 7

        var rule: RetentionRule {
            RetentionRule([
                .encompass: encompassDays, .marac: maracDays, .agencies: agencyDays, .consent: consentDays, .digests: digestDays,
                .words: wordsDays, .rolls: rollDays, .families: familyDays, .staff: staffDays,
                .history: RetentionClass.days(ofYears: historyYears), .metadata: RetentionClass.days(ofYears: metadataYears),
            ])
        }
    }

    /// Bounds on what one address or partner may ask for; 0 is off.
    struct Limits: Hashable, Sendable {
        var connectionsPerSecondPerAddress = 200
        var pendingHandshakes = 2000
        var connectionsPerSecondPerPartner = 10
        var sessionsPerPartner = 16
        var unansweredPublishes = 1000
        var unansweredMegabytesPerPartner = 32
        var diskFreeMegabytes = 64
        var memoryMegabytes = 0
        var publishedMegabytesPerDayPerPartner = 0

        /// New connections of one address a second, at the edge as at the doors for HTTP; nil for any number.
        var newConnections: Int? { connectionsPerSecondPerAddress == 0 ? nil : connectionsPerSecondPerAddress }
    }

    /// How long the broker waits, in seconds.
    struct Timeouts: Hashable, Sendable {
        var handshakeSeconds = 5
        var messageSeconds = 10
        var shutdownSeconds = 15
    }

    /// The log on standard error.
    struct Log: Hashable, Sendable {
        var level = LogLevel.info
    }
}

/// How much the log says; the names are those of swift-log.
enum LogLevel: String, Hashable, Sendable, CaseIterable { case trace, debug, info, notice, warning, error, critical }
