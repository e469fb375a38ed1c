// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Journal
import Ledger
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import ServiceLifecycle
import Wire
import ZeroMQ

/// Publishes the ledger beside the broker: a checkpoint each second in which something was recorded, and one each idle minute.
///
/// It reads and writes files on a thread of its own. When it cannot publish, notices go on; `status` and the log say so.
actor LedgerPublisher: Service {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let deployment: Deployment
    private let broker: Broker
    private let reader: JournalReader
    private let report: LedgerReport
    private let logger: Logger
    /// Nil until key and folder are there.
    private var publication: LedgerPublication?
    private var publishedAt: ContinuousClock.Instant?
    private var syncedAt: ContinuousClock.Instant
    private let uptime: @Sendable () -> ContinuousClock.Instant

    private static let idle = Duration.seconds(60)

    /// - Parameter uptime: by which a minute is idle, whatever the clock of a rehearsal shows.
    /// - Throws: what the thread or the journal throws.
    init(
        deployment: Deployment, broker: Broker, report: LedgerReport, logger: Logger,
        uptime: @escaping @Sendable () -> ContinuousClock.Instant = { .now }
    ) throws {
        self.uptime = uptime
        syncedAt = uptime()
        self.deployment = deployment
        self.broker = broker
        reader = try DeploymentJournal(deployment: deployment).reader()
        self.report = report
        self.logger = logger
        thread = try SocketThread(name: "ledger")
    }

    func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                await self.pulse()
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
            }
        }
    }

    /// What is done each second.
    func pulse() async {
        await prepare()
        look()
    }

    /// Makes the key and the folder ready, or says why they are not, and tries again the next time.
    ///
    /// A daemon that cannot sign is not one that must not serve: a notice that is late is worse than evidence that is.
    private func prepare() async {
        guard publication == nil else { return }
        do {
            let signer = try LedgerKeyFile.establish(of: deployment, isFirst: reader.ledgerKey() == nil)
            try await broker.useLedgerKey(signer.verifier.text)
            publication = try LedgerPublication(
                reader: reader, folder: deployment.path(deployment.configuration.ledger.path), signer: signer,
                rehearsal: reader.identity().rehearsal)
            report.signs(with: signer.verifier)
        } catch {
            // Of these only the operator's own words name anything: paths and keys.
            let what = (error as? CommandFailure)?.what ?? (error as? AdminFailure)?.what ?? "\(error)"
            if report.failed(what) { logger.error("the ledger cannot be published", metadata: ["what": "\(what)"]) }
        }
    }

    /// Publishes what there is, for the last time.
    func finish() {
        look(isLast: true)
    }

    private func look(isLast: Bool = false) {
        guard let publication else { return }
        do {
            let now = uptime()
            let isIdle = publishedAt.map { now - $0 >= Self.idle } ?? true
            if try isIdle || publication.isBehind() {
                let head = try publication.publish(at: broker.clock.now)
                publishedAt = now
                report.published(head, at: broker.clock.now)
            }
            if isLast || now - syncedAt >= Self.idle {
                syncedAt = now
                try publication.sync()
            }
            if report.took(try reader.cosignatures()) { try publication.publishWitnessed(by: report.witnesses) }
            for (witness, isSilent) in report.witnessNews(now: IdentityWatch.now) {
                let metadata: Logger.Metadata = ["witness": "\(witness)"]
                if isSilent {
                    logger.error("a witness of the ledger is silent for too long", metadata: metadata)
                } else {
                    logger.notice("a witness of the ledger has signed again", metadata: metadata)
                }
            }
        } catch {
            // An error of the file system or of the journal; neither names a person.
            if report.failed("\(error)") { logger.error("the ledger cannot be published", metadata: ["what": "\(error)"]) }
        }
    }
}

/// What `status` says of the published ledger.
final class LedgerReport: Sendable {
    private struct State {
        var head: TreeHead?
        var at: Instant?
        var fault: String?
        var seen: [String: Cosignature] = [:]
        var silent: Set<String> = []
        var key: NoteVerifier?
    }

    private let state = NIOLockedValueBox(State())
    /// Who should sign.
    let witnesses: [NoteVerifier]
    private let witnessFault: String?
    private let maxAge: Int
    private let began: Int64

    /// - Parameters:
    ///   - witnesses: who should sign.
    ///   - witnessFault: why they are not known.
    ///   - maxAge: in minutes; 0 is off.
    ///   - began: in seconds since 1970: until then nobody was silent.
    init(witnesses: [NoteVerifier], witnessFault: String? = nil, maxAge: Int, began: Int64) {
        self.witnesses = witnesses
        self.witnessFault = witnessFault
        self.maxAge = maxAge
        self.began = began
    }

    func signs(with key: NoteVerifier) { state.withLockedValue { $0.key = key } }

    func published(_ head: TreeHead, at now: Instant) {
        state.withLockedValue { state in
            state.head = head
            state.at = now
            state.fault = nil
        }
    }

    /// It cannot be published; true when that is news.
    func failed(_ fault: String) -> Bool {
        state.withLockedValue { state in
            defer { state.fault = fault }
            return state.fault != fault
        }
    }

    /// What each witness signed last; true when that is another than before.
    func took(_ cosignatures: [Cosignature]) -> Bool {
        let seen = Dictionary(uniqueKeysWithValues: cosignatures.map { ($0.witness, $0) })
        return state.withLockedValue { state in
            defer { state.seen = seen }
            return state.seen != seen
        }
    }

    /// Witnesses who have become silent, or are no longer.
    func witnessNews(now: Int64) -> [(String, isSilent: Bool)] {
        state.withLockedValue { state in
            let silent = Set(standings(state.seen, now: now).filter(\.isSilent).map(\.witness))
            defer { state.silent = silent }
            return silent.subtracting(state.silent).sorted().map { ($0, true) }
                + state.silent.subtracting(silent).sorted().map { ($0, false) }
        }
    }

    private func standings(_ seen: [String: Cosignature], now: Int64) -> [WitnessStanding] {
        witnesses.map { WitnessStanding(witness: $0.name, last: seen[$0.name], maxAge: maxAge, began: began, now: now) }
    }

    func json(now: Int64) -> JSON {
        let state = self.state.withLockedValue { $0 }
        let standings = standings(state.seen, now: now)
        return [
            "healthy": .boolean(state.fault == nil && witnessFault == nil && !standings.contains(where: \.isSilent)),
            "key": state.key.map { .string($0.text) } ?? .null,
            "publishedSize": state.head.map { .integer(Int64($0.size)) } ?? .null,
            "publishedAt": state.at.map { .string($0.rfc3339) } ?? .null,
            "fault": (state.fault ?? witnessFault).map { .string($0) } ?? .null,
            "witnesses": .array(standings.map { .object($0.members) }),
        ]
    }
}
