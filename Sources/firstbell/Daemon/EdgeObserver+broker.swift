// SPDX-License-Identifier: Apache-2.0
import Broker
import Edge
import Journal
import Logging
import NIOCore

extension EdgeObserver {
    /// Tells the gateway of sessions, and the log of refusals; neither hears anything that a client wrote.
    init(broker: Broker, gateway: Gateway, refusals: RefusalCounter, logger: Logger) {
        let registry = broker.registry
        self.init(
            opened: { session in
                registry.opened(
                    AdmittedSession(
                        routingID: session.routingID, partner: session.partner, certificate: session.certificateSHA256,
                        publishesAnswered: { session.publishesAnswered($0) },
                        cut: { session.cut(CutReason(rawValue: $0)) }))
                logger.info("session opened", metadata: ["partner": "\(session.partner)", "peer": "\(session.peerAddress)"])
            },
            closed: { session, closing in
                registry.closed(session.routingID)
                logger.info("session closed", metadata: ["partner": "\(session.partner)", "reason": "\(closing)"])
                // The edge's closures are synchronous, and the gateway lives on a thread of its own.
                Task { await gateway.sessionClosed(session.routingID) }
            },
            refused: Self.noting(refusals, broker))
    }

    /// Counts a connection that is turned away, at whatever door, and has the ledger say so.
    static func noting(_ refusals: RefusalCounter, _ broker: Broker) -> @Sendable (EdgeRefusal) -> Void {
        { refusal in
            refusals.refused(refusal, second: Int64(NIODeadline.now().uptimeNanoseconds / 1_000_000_000))
            broker.refusals.note(RefusalRecord(place: .edge, code: refusal.code, partner: refusal.partner))
        }
    }
}

extension EdgeSettings {
    /// What a deployment's configuration says of the edge.
    init(_ configuration: DeploymentConfiguration, routerPath: String) {
        self.init(routerPath: routerPath)
        host = configuration.edge.listen.host
        port = Int(configuration.edge.listen.port)
        func bound(_ limit: Int) -> Int? { limit == 0 ? nil : limit }
        limits.connectionsPerAddress = configuration.limits.newConnections
        limits.pendingHandshakes = bound(configuration.limits.pendingHandshakes)
        limits.connectionsPerPartner = bound(configuration.limits.connectionsPerSecondPerPartner)
        limits.sessionsPerPartner = bound(configuration.limits.sessionsPerPartner)
        limits.unansweredPublishes = bound(configuration.limits.unansweredPublishes) ?? .max
        limits.unansweredOctetsPerPartner = bound(configuration.limits.unansweredMegabytesPerPartner).map { $0 << 20 } ?? .max
        limits.handshake = .seconds(configuration.timeouts.handshakeSeconds)
        limits.message = .seconds(configuration.timeouts.messageSeconds)
    }
}
