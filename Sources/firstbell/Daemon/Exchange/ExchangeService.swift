// SPDX-License-Identifier: Apache-2.0
import Broker
import Edge
import Exchange
import Logging
import ServiceLifecycle
import TLS
import Web

/// Serves partners that speak HTTP, beside the edge and by the same certificates.
///
/// When it cannot, notices go on for everybody else: it says so in `status` and in the log, and tries again.
struct ExchangeService: Service {
    var broker: Broker
    var gateway: Gateway
    /// Whose word on certificates counts here too.
    var edge: EdgeListener
    /// Where it is to listen.
    var place: HostPort
    var report: ListenerReport
    /// Of one address, a second; nil for any number.
    var newConnections: Int?
    var refused: @Sendable (EdgeRefusal) -> Void
    var logger: Logger

    func run() async {
        await report.keep("HTTP", logger: logger) { try await serve() }
    }

    private func serve() async throws {
        let site = ExchangeSite(desk: GatewayDesk(registry: broker.registry, gateway: gateway))
        let door = WebDoor.partners({ edge.tls }) { [refused] error, address in
            refused(EdgeRefusal(error, peerAddress: address))
        } crowded: { [refused] reason, address in
            refused(EdgeRefusal(code: reason.rawValue, peerAddress: address))
        }
        let server = WebServer(host: place.host, port: Int(place.port), door: door, connectionsPerSecond: newConnections)
        let service = server.service(logger: logger) { [report, place] port in
            report.listens(at: HostPort(host: place.host, port: UInt16(clamping: port)))
        } answer: { [edge, refused] request, client in
            await site.respond(to: request, from: client, judge: { edge.tls }, now: { IdentityWatch.now }) {
                refused(EdgeRefusal(code: $0.rawValue, peerAddress: $2.address, partner: $1))
            }
        }
        let sweeping = Task { [edge, logger] in
            while (try? await Task.sleep(for: .seconds(1))) != nil {
                await site.sweep()
                let ended = await site.review(by: edge.tls, now: IdentityWatch.now)
                if ended > 0 { logger.notice("sessions by HTTP that may not stay were ended", metadata: ["count": "\(ended)"]) }
            }
        }
        let outcome: Result<Void, any Error>
        do {
            outcome = .success(
                try await withGracefulShutdownHandler {
                    try await service.run()
                } onGracefulShutdown: {
                    // Whoever waits for a notice would keep the server from ending; what the broker is deciding is still answered.
                    site.close()
                })
        } catch {
            outcome = .failure(error)
        }
        sweeping.cancel()
        await site.end()
        try outcome.get()
    }
}
