// SPDX-License-Identifier: Apache-2.0
package import Broker
package import Wire

/// Where sessions begin, speak and end: the broker's side.
package protocol ExchangeDesk: Sendable {
    /// A session begins; nothing of it was heard before.
    func opened(_ session: AdmittedSession)
    /// A session says something, and the answer comes through its door; false when the broker knows no such session any more.
    func received(_ message: Message, from routingID: [UInt8]) async -> Bool
    /// A session ends; what it was sent and gave no receipt for waits again.
    func closed(_ routingID: [UInt8]) async
}

/// The gateway of a running broker.
package struct GatewayDesk: ExchangeDesk {
    private let registry: SessionRegistry
    private let gateway: Gateway

    package init(registry: SessionRegistry, gateway: Gateway) {
        self.registry = registry
        self.gateway = gateway
    }

    package func opened(_ session: AdmittedSession) { registry.opened(session) }

    package func received(_ message: Message, from routingID: [UInt8]) async -> Bool {
        await gateway.received(message, from: routingID)
    }

    package func closed(_ routingID: [UInt8]) async {
        registry.closed(routingID)
        await gateway.sessionClosed(routingID)
    }
}
