// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Logging
import Reports
import Safeguarding
import ZeroMQ

/// The journal of a deployment, opened by what the configuration says.
struct DeploymentJournal {
    var deployment: Deployment

    var folder: String { deployment.path(deployment.configuration.journal.path) }

    /// Opens the journal for reading beside whoever writes it.
    func reader() throws -> JournalReader {
        do {
            return try JournalReader(folder: folder, key: key())
        } catch let error as JournalError {
            throw failure(error)
        }
    }

    /// Opens the journal for writing; nil when another process has it.
    func journal() throws -> Journal? {
        do {
            return try Journal(opening: folder, key: key())
        } catch JournalError.held {
            return nil
        } catch let error as JournalError {
            throw failure(error)
        }
    }

    /// Opens the journal for writing and puts a broker on it; nil when another process has it.
    func broker(logger: Logger, onFence: @escaping @Sendable (JournalError) -> Void = { _ in }) throws -> Broker? {
        do {
            let journal = try Journal(opening: folder, key: key())
            let identity = try journal.reader.identity()
            try require(identity)
            let clock = BrokerClock(offset: identity.rehearsal ? try journal.reader.clockOffset() : 0)
            return try Broker(
                settings: try settings(rehearsal: identity.rehearsal), journal: journal, clock: clock,
                thread: SocketThread(name: "broker"), logger: logger, onFence: onFence)
        } catch JournalError.held {
            return nil
        } catch let error as JournalError {
            throw failure(error)
        }
    }

    /// The timeliness of notices reported to the police from one day to another, as it stands now by the deployment's clock.
    func timeliness(
        from: CivilDate?, to: CivilDate?, by dimensions: [TimelinessDimension], history: HistoryUse, comparesLastYear: Bool,
        format: ReportFormat
    ) throws -> TimelinessReport {
        do {
            let reader = try reader()
            return try TimelinessReport(
                journal: reader, from: from, to: to, asOf: try now(reader), zone: try zone(), by: dimensions,
                history: history, comparesLastYear: comparesLastYear, isBrief: format == .text)
        } catch let error as JournalError {
            throw failure(error)
        }
    }

    /// Victims heard from one day to another against notices delivered to their practices, as it stands now.
    func coverage(from: CivilDate?, to: CivilDate?, area: String?, audience: ReportAudience) throws -> CoverageReport {
        do {
            let reader = try reader()
            return try CoverageReport(
                journal: reader, from: from, to: to, area: area, audience: audience, asOf: try now(reader), zone: try zone())
        } catch let error as JournalError {
            throw failure(error)
        }
    }

    /// A report of tables, as its figures stand now by the deployment's clock.
    func figures(
        from: CivilDate?, to: CivilDate?, _ make: (JournalReader, ReportHeading) throws -> FigureReport
    ) throws -> FigureReport {
        do {
            let reader = try reader()
            let identity = try reader.identity()
            return try make(
                reader,
                ReportHeading(
                    deployment: identity.trustDomain, rehearsal: identity.rehearsal, from: from, to: to, asOf: try now(reader),
                    zone: try zone()))
        } catch let error as JournalError {
            throw failure(error)
        }
    }

    /// What the configuration says of the broker.
    func settings(rehearsal: Bool) throws -> BrokerSettings {
        let configuration = deployment.configuration
        let area = configuration.area
        let policy = try DeploymentPolicy(deployment: deployment).load()
        let weights = configuration.matching.file
        return BrokerSettings(
            trustDomain: configuration.trustDomain, name: configuration.name, rehearsal: rehearsal,
            policy: EncompassPolicy(policy),
            deadlines: DeadlineRule(
                zone: try zone(), cutOff: policy.area.cutOff, infeasibleWithin: .seconds(area.infeasibleMinutes * 60)),
            matching: weights.isEmpty ? .shipped : try MatchWeightsFile.load(deployment.path(weights)), division: area.division,
            localAuthority: area.localAuthority, diskFloor: Int64(configuration.limits.diskFreeMegabytes) << 20,
            memoryLimit: Int64(configuration.limits.memoryMegabytes) << 20,
            dailyQuota: Int64(configuration.limits.publishedMegabytesPerDayPerPartner) << 20,
            sourceLimits: SourceLimits(configuration.imports),
            retention: configuration.retention.rule, nudges: configuration.escalation.plan,
            drills: area.drillPlan, drillDays: area.drillDays)
    }

    /// The deployment's zone, without what else its settings are.
    private func zone() throws -> Zone {
        let name = deployment.configuration.area.timeZone
        guard let zone = Zone(name) else {
            throw CommandFailure("this machine does not know the zone \(name)", try: "apt-get install tzdata")
        }
        return zone
    }

    /// The deployment's clock, which in a rehearsal is not the machine's.
    private func now(_ reader: JournalReader) throws -> Instant {
        BrokerClock(offset: try reader.identity().rehearsal ? try reader.clockOffset() : 0).now
    }

    /// An error of the journal, with where it is and what to do.
    func failure(_ error: JournalError, at place: String? = nil) -> CommandFailure {
        let remedy =
            switch error {
            case .held: "again in a moment, or end that process"
            case .newerVersion: "the version of FirstBell that wrote it; nothing was changed"
            case .olderVersion: "a start of the daemon, which brings it up to this version; back it up before"
            case .wrongKey, .badKey: "keys.deployment with the key of this deployment, from your backup"
            case .formerKeyMissing: "the former key beside keys.deployment, with .old at its name, from your backup"
            case .rotating: "`firstbell key rotate`, which goes on with it"
            case .missing: "journal.path, or `firstbell init`"
            case .alreadyExists: "another folder"
            case .full: "space on its disk"
            case .fenced, .notDurable, .database: "the disk, and the system's log"
            case .cutShort: "your backup and the disk's health; after a restore of an older journal, remove journal.mark"
            case .damaged: "`firstbell ledger verify`, and your backup"
            }
        return CommandFailure("\(place ?? folder): \(error)", try: remedy)
    }

    func key() throws -> DeploymentKey {
        try DeploymentKeyFile.load(deployment.configuration.keys.deployment, of: deployment)
    }

    /// A journal keeps who it belongs to: under another identity every partner's `source` would be a stranger's.
    private func require(_ identity: DeploymentIdentity) throws {
        let configuration = deployment.configuration
        guard identity.trustDomain == configuration.trustDomain, identity.name == configuration.name else {
            throw CommandFailure(
                "the journal is of \(identity.trustDomain)/broker/\(identity.name), and the configuration says "
                    + "\(configuration.trustDomain)/broker/\(configuration.name)",
                try: "trustDomain and name as they were at `firstbell init`, or the right journal.path")
        }
    }
}

extension SourceLimits {
    fileprivate init(_ imports: DeploymentConfiguration.Imports) {
        func limit(_ hours: Int) -> Duration? { hours == 0 ? nil : .seconds(hours * 3600) }
        self.init(
            settings: limit(imports.settingsMaxAgeHours), practices: limit(imports.practicesMaxAgeHours),
            rolls: limit(imports.rollsMaxAgeHours))
    }
}
