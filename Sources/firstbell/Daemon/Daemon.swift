// SPDX-License-Identifier: Apache-2.0
import Broker
import Edge
import Foundation
import Journal
import Ledger
import Logging
import NIOCore
import Safeguarding
import ServiceLifecycle
import UnixSignals
import Wire
import ZeroMQ

/// The daemon, put together from its parts: journal, broker, sockets, edge.
///
/// It begins from the inside and ends from the outside: nobody can connect before everything behind the edge is ready, and
/// nothing behind the edge is gone while somebody can.
struct Daemon {
    var deployment: Deployment
    /// Where a rehearsal's clock begins; nil leaves it where it stands.
    var now: Instant?

    /// Serves until a signal ends it, or until the journal can no longer be trusted.
    func run() async throws {
        OpenFiles.raiseLimit()
        let configuration = deployment.configuration
        try requireLoopback(configuration.health.listen)
        let places = try NudgePlaces(of: deployment)
        let logger = Logger(label: "firstbell", level: Logger.Level(rawValue: configuration.log.level.rawValue) ?? .info)
        let fence = Fence()
        // Before the policy is read, so that no change of it is missed.
        let policyMarks = DeploymentPolicy(deployment: deployment).path.map { [FileMark($0)] } ?? []
        guard let broker = try DeploymentJournal(deployment: deployment).broker(logger: logger, onFence: { fence.fell($0) }) else {
            throw CommandFailure(
                "another daemon or command has this deployment", try: "`firstbell status`, or end the process that has it")
        }
        do {
            try await serve(broker, policyMarks, places, fence: fence, logger: logger)
        } catch {
            await broker.stop()
            await broker.thread.stop()
            throw error
        }
    }

    private func serve(
        _ broker: Broker, _ policyMarks: [FileMark], _ places: NudgePlaces, fence: Fence, logger: Logger
    ) async throws {
        if let now { try await setClock(of: broker, to: now) }
        let identity = DaemonIdentity(deployment: deployment, admission: broker.admission)
        let marks = identity.files.marks
        let policy = DeploymentPolicy(deployment: deployment)
        let loaded = try load(identity)
        let sockets = try socketDirectory()
        let router = try sockets.path(of: "router")
        let administration = try sockets.endpoint(of: "admin")
        let context = try Context()
        let gateway = try await broker.start(in: context, endpoint: "ipc://" + router, administration: administration)
        try DaemonAddress(administration: administration).announce(for: deployment)
        let refusals = RefusalCounter(logger: logger)
        let ledger = try ledger(of: broker, logger: logger)
        let post = places.isEmpty ? nil : try NudgePost(places, broker: broker)
        let edge = EdgeListener(
            settings: EdgeSettings(deployment.configuration, routerPath: router), tls: loaded.context,
            observer: EdgeObserver(broker: broker, gateway: gateway, refusals: refusals, logger: logger),
            now: { [clock = broker.clock] in clock.now })
        let certificates = PortalCertificates()
        let report = IdentityReport(
            loaded, at: IdentityWatch.now, refusals: refusals, admission: broker.admission, portal: certificates
        ) { [sessions = edge.sessions] in sessions.all.map(PartnerTerm.init) }
        let policyReport = await PolicyReport(file: deployment.configuration.policy.file, digest: broker.policyInForce)
        let portal = deployment.configuration.portal.listen.map {
            PortalService(
                deployment: deployment, broker: broker, place: $0, report: ListenerReport(),
                people: deployment.configuration.portal.certificateListen.map { ($0, ListenerReport()) },
                certificates: certificates, logger: logger)
        }
        let exchange = deployment.configuration.http.listen.map {
            ExchangeService(
                broker: broker, gateway: gateway, edge: edge, place: $0, report: ListenerReport(),
                newConnections: deployment.configuration.limits.newConnections, refused: EdgeObserver.noting(refusals, broker),
                logger: logger)
        }
        let health = deployment.configuration.health.listen.map {
            HealthService(broker: broker, place: $0, identity: report, logger: logger)
        }
        broker.annex.follow {
            [.init("edge", report.json(now: IdentityWatch.now)), .init("ledger", ledger.report.json(now: IdentityWatch.now))]
                + (policy.path == nil ? [] : [.init("policyFile", policyReport.json)])
                + (portal.map { [.init("portal", $0.report.json)] } ?? [])
                + (portal?.people.map { [.init("portalCertificates", $0.report.json)] } ?? [])
                + (exchange.map { [.init("http", $0.report.json)] } ?? [])
                + (health.map { [.init("health", $0.watch.json)] } ?? [])
        }
        do {
            let place = try await listen(edge)
            try DaemonAddress(administration: administration, edge: place).announce(for: deployment)
            let watch = IdentityWatch(
                identity: identity, report: report, edge: edge, refusals: refusals, logger: logger,
                hangups: await UnixSignalsSequence(trapping: .sighup), marks: marks)
            let policyWatch = PolicyWatch(
                source: policy, report: policyReport, broker: broker, logger: logger,
                hangups: await UnixSignalsSequence(trapping: .sighup), marks: policyMarks)
            let services: [any Service] = [
                Heartbeat(broker: broker), fence, watch, policyWatch, ledger.publisher,
                Announcement(
                    edge: place, portal: portal?.report, people: portal?.people?.report, exchange: exchange?.report,
                    health: health?.watch),
            ]
            let pages = [portal as (any Service)?, exchange, health, post].compactMap { $0 }
            try await lifecycle(of: services + pages, logger: logger).run()
        } catch {
            await end(edge, broker, ledger.publisher, context)
            await post?.thread.stop()
            sockets.remove()
            throw error
        }
        await end(edge, broker, ledger.publisher, context)
        await post?.thread.stop()
        sockets.remove()
    }

    /// What is told of the daemon's health is told to whoever asks, so nobody off this machine may.
    private func requireLoopback(_ place: HostPort?) throws {
        guard let place, !["127.0.0.1", "::1", "localhost"].contains(place.host) else { return }
        throw CommandFailure("health.listen is \(place), which is not a loopback address", try: "health.listen: 127.0.0.1:8571")
    }

    private func ledger(of broker: Broker, logger: Logger) throws -> (publisher: LedgerPublisher, report: LedgerReport) {
        var witnesses: [NoteVerifier] = []
        var fault: String?
        do { witnesses = try WitnessFile.load(of: deployment) } catch {
            // Notices do not wait for evidence.
            fault = (error as? CommandFailure)?.what ?? "\(error)"
            logger.error("the ledger's witnesses are not known", metadata: ["what": "\(fault ?? "")"])
        }
        let report = LedgerReport(
            witnesses: witnesses, witnessFault: fault, maxAge: deployment.configuration.ledger.witnessMaxAgeMinutes,
            began: IdentityWatch.now)
        return (try LedgerPublisher(deployment: deployment, broker: broker, report: report, logger: logger), report)
    }

    private func load(_ identity: DaemonIdentity) throws -> DaemonIdentity.Loaded {
        do throws(DaemonIdentity.Failure) {
            return try identity.load(now: IdentityWatch.now)
        } catch {
            throw CommandFailure(
                "the broker's certificate cannot be used: \(error)", try: "firstbell doctor --config \(deployment.file.path)")
        }
    }

    private func lifecycle(of services: [any Service], logger: Logger) -> ServiceGroup {
        var configuration = ServiceGroupConfiguration(
            services: services.map { .init(service: $0) }, gracefulShutdownSignals: [.sigterm, .sigint], logger: logger)
        configuration.maximumGracefulShutdownDuration = .seconds(deployment.configuration.timeouts.shutdownSeconds)
        return ServiceGroup(configuration: configuration)
    }

    private func end(_ edge: EdgeListener, _ broker: Broker, _ ledger: LedgerPublisher, _ context: Context) async {
        await edge.quiet()
        await broker.finishReceived(within: .seconds(5))
        await broker.stop()
        await edge.settle(within: .seconds(5))
        await edge.stop()
        context.terminate()
        await broker.thread.stop()
        await ledger.finish()
        await ledger.thread.stop()
        DaemonAddress.withdraw(for: deployment)
    }

    private func setClock(of broker: Broker, to now: Instant) async throws {
        do {
            _ = try await broker.administer(AdminRequest(.clockSet, ["now": .string(now.rfc3339)]))
        } catch let failure as AdminFailure {
            throw CommandFailure(failure.what, try: failure.remedy)
        }
    }

    private func socketDirectory() throws -> SocketDirectory {
        do {
            return try SocketDirectory()
        } catch {
            throw CommandFailure("\(error)", try: "RUNTIME_DIRECTORY or TMPDIR with a short folder that you may write to")
        }
    }

    private func listen(_ edge: EdgeListener) async throws -> HostPort {
        let wanted = deployment.configuration.edge.listen
        do {
            let got = try await edge.start()
            return HostPort(host: got.host, port: UInt16(clamping: got.port))
        } catch let error as IOError {
            throw CommandFailure(
                error.errnoCode == EADDRINUSE
                    ? "something listens on \(wanted) already"
                    : "the edge cannot listen on \(wanted): \(String(cString: strerror(error.errnoCode)))",
                try: "--listen with another place, or end the other program")
        } catch {
            throw CommandFailure("the edge cannot listen on \(wanted): \(error)", try: "--listen with an address of this machine")
        }
    }
}
