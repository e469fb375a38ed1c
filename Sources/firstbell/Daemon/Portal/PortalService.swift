// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Logging
import Portal
import Safeguarding
import ServiceLifecycle
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
    var logger: Logger

    func run() async {
        await report.keep("the portal", logger: logger) { try await serve() }
    }

    private func serve() async throws {
        let credential = try PortalCredential(deployment: deployment)
        let desk = BrokerDesk(broker: broker, reader: try DeploymentJournal(deployment: deployment).reader()) { [deployment] in
            try LedgerProving(deployment: deployment, witnessed: false).portalEvidence(of: $0)
        }
        defer { desk.end() }
        let providers = try ProvidersFile.load(of: deployment)
        let post = ProviderPost()
        defer { post.end() }
        let site = PortalSite(
            desk: desk, issuer: "FirstBell \(deployment.configuration.trustDomain)",
            providers: providers.isEmpty ? nil : ProviderDesk(providers, line: post) { IdentityWatch.now },
            origin: { [report, advertised = deployment.configuration.portal.advertise] in
                (advertised ?? report.place).map { PortalAddress.origin(of: $0) }
            }, machine: { IdentityWatch.now })
        defer { site.end() }
        let server = WebServer(
            host: place.host, port: Int(place.port), door: .browsers { credential.current },
            connectionsPerSecond: deployment.configuration.limits.newConnections)
        let service = server.service(logger: logger) { [report, place] port in
            report.listens(at: HostPort(host: place.host, port: UInt16(clamping: port)))
        } answer: { request, client in
            await site.respond(to: request, from: client)
        }
        let watch = Task { await follow(credential) }
        defer { watch.cancel() }
        try await withGracefulShutdownHandler {
            try await service.run()
        } onGracefulShutdown: {
            // Whoever waits for a provider would keep the server from ending.
            post.cut()
        }
    }

    /// Reads certificate and key anew when they have changed and rest.
    private func follow(_ credential: PortalCredential) async {
        var sightings = FileSightings(read: credential.marks)
        while (try? await Task.sleep(for: .seconds(1))) != nil {
            let marks = credential.marks
            guard sightings.looked(marks) else { continue }
            sightings.reading(marks)
            do {
                try credential.reload()
                report.recovered()
                logger.notice("the portal's certificate was read anew")
            } catch {
                report.failed("\(error)", isListening: true)
                logger.error("the portal's certificate cannot be read anew", metadata: ["what": "\(error)"])
            }
        }
    }
}
