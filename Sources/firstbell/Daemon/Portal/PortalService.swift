// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Logging
import Portal
import Safeguarding
import ServiceLifecycle
import TLS
import Web

/// Serves the portal beside the broker.
///
/// When it cannot, notices go on: it says so in `status` and in the log, and tries again.
struct PortalService: Service {
    var deployment: Deployment
    var broker: Broker
    /// Where it is to listen.
    var place: HostPort
    var report: ListenerReport
    /// Where people are asked for a certificate, and what becomes of that; nil where they are not.
    var people: (place: HostPort, report: ListenerReport)?
    /// Told of certificates and lists.
    var certificates: PortalCertificates
    var logger: Logger

    func run() async {
        defer { people?.report.ended() }
        await report.keep("the portal", logger: logger) {
            do { try await serve() } catch {
                // Whoever waits to hear where that is must not wait for a portal that is not there.
                people?.report.failed("the portal is not served")
                throw error
            }
        }
    }

    private func serve() async throws {
        let credential = try PortalCredential(deployment: deployment, report: certificates)
        let reader = try DeploymentJournal(deployment: deployment).reader()
        let desk = BrokerDesk(broker: broker, reader: reader) { [deployment] id, reader in
            try LedgerProving(deployment: deployment, witnessed: false, reader: reader).portalEvidence(of: id)
        }
        defer { desk.end() }
        let providers = try ProvidersFile.load(of: deployment)
        let lost = try reader.portalIssuers().subtracting(providers.map(\.issuer))
        if !lost.isEmpty {
            logger.warning(
                "accounts are linked with providers that no section of portal.providers has",
                metadata: ["issuers": "\(lost.sorted().joined(separator: ", "))"])
        }
        let post = ProviderPost()
        defer { post.end() }
        let site = PortalSite(
            desk: desk, issuer: "FirstBell \(deployment.configuration.trustDomain)",
            providers: providers.isEmpty ? nil : ProviderDesk(providers, line: post) { IdentityWatch.now },
            origin: { [report, advertised = deployment.configuration.portal.advertise] in
                (advertised ?? report.place).map { PortalAddress.origin(of: $0) }
            },
            certificates: { [people, advertised = deployment.configuration.portal.certificateAdvertise] in
                (advertised ?? people?.report.place).flatMap { place in
                    people?.report.place == nil ? nil : PortalAddress.origin(of: place)
                }
            }, machine: { IdentityWatch.now })
        defer { site.end() }
        let server = WebServer(
            host: place.host, port: Int(place.port), door: .browsers { credential.current },
            connectionsPerSecond: deployment.configuration.limits.newConnections, threads: .courteous)
        let service = server.service(logger: logger) { [report, place] port in
            report.listens(at: HostPort(host: place.host, port: UInt16(clamping: port)))
        } answer: { request, client in
            await site.respond(to: request, from: client)
        }
        let watch = Task { await follow(credential, report) }
        defer { watch.cancel() }
        try await withGracefulShutdownHandler {
            try await withThrowingTaskGroup(of: Void.self) { group in
                if let people {
                    group.addTask {
                        await people.report.keep("the door for certificates", logger: logger) {
                            try await serve(people.place, people.report, credential, site)
                        }
                    }
                }
                defer { group.cancelAll() }
                try await service.run()
            }
        } onGracefulShutdown: {
            // Whoever waits for a provider would keep the server from ending.
            post.cut()
        }
    }

    /// Serves the door at which people are asked for a certificate.
    private func serve(
        _ place: HostPort, _ report: ListenerReport, _ portal: PortalCredential, _ site: PortalSite
    ) async throws {
        let credential = try PeopleCredential(deployment: deployment, portal: portal, report: certificates)
        let door = WebDoor.people({ credential.current }) { [broker] error in
            // Whoever only closes the window proves nothing.
            guard case .refused(let refusal) = error else { return }
            broker.refusals.note(RefusalRecord(place: .portal, code: "certificate-\(refusal.reason.rawValue)", partner: nil))
        }
        let server = WebServer(
            host: place.host, port: Int(place.port), door: door,
            connectionsPerSecond: deployment.configuration.limits.newConnections, threads: .courteous)
        let service = server.service(logger: logger) { port in
            report.listens(at: HostPort(host: place.host, port: UInt16(clamping: port)))
        } answer: { request, client in
            var found = CertificateDoor.Found.nothing
            if let person = await client.person() {
                let isVoid: @Sendable () -> Bool = { person.objection(of: credential.current, now: IdentityWatch.now) != nil }
                found = isVoid() ? .void : .key(person.key, isVoid: isVoid, until: person.validUntil)
            }
            return await site.respond(to: request, from: client, certificate: found)
        }
        let watch = Task { await follow(credential, report) { await site.endVoidSessions() } }
        defer { watch.cancel() }
        try await service.run()
    }

    /// Reads files of certificates anew when they have changed and rest.
    ///
    /// - Parameter then: done each time that they were.
    private func follow(
        _ credential: some ReadAnew, _ report: ListenerReport, then: @Sendable () async -> Void = {}
    ) async {
        var sightings = FileSightings(read: credential.marks)
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            let marks = credential.marks
            guard sightings.looked(marks) else { continue }
            sightings.reading(marks)
            do {
                try credential.reload()
                report.recovered()
                logger.notice("\(credential.name) was read anew")
                await then()
            } catch {
                report.failed("\(error)", isListening: true)
                logger.error("\(credential.name) cannot be read anew", metadata: ["what": "\(error)"])
            }
        }
    }
}

/// What is of files that may change while it is in use.
protocol ReadAnew: Sendable {
    /// What the log calls it.
    var name: String { get }
    var marks: [FileMark] { get }
    /// Takes what the files hold now; on failure what was taken before stays.
    func reload() throws
}
