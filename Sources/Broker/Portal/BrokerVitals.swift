// SPDX-License-Identifier: Apache-2.0
import Safeguarding

/// How a broker is, as far as it can say without asking the journal; never about a person.
package struct BrokerVitals: Hashable, Sendable {
    package var condition: Broker.Condition
    package var isMemoryFull: Bool
    package var counters: BrokerCounters
    package var gateway: GatewayCounters
    package var sessions: Int
    package var settings: Int
    /// Sources of the directory, the roll of each setting among them, of which there has been no word for too long.
    package var staleSources: Int
    /// Escalation, redelivery and everything else that falls due goes by this clock, in milliseconds since 1970.
    package var now: Int64

    package init(
        condition: Broker.Condition, isMemoryFull: Bool, counters: BrokerCounters, gateway: GatewayCounters = GatewayCounters(),
        sessions: Int, settings: Int, staleSources: Int, now: Int64
    ) {
        self.condition = condition
        self.isMemoryFull = isMemoryFull
        self.counters = counters
        self.gateway = gateway
        self.sessions = sessions
        self.settings = settings
        self.staleSources = staleSources
        self.now = now
    }

    /// Whether events are taken.
    package var isReady: Bool { condition == .ready && !isMemoryFull }
}

extension Broker {
    /// Answers as soon as the broker's thread comes to it.
    package func vitals() -> BrokerVitals {
        BrokerVitals(
            condition: condition, isMemoryFull: memory.isExceeded, counters: counters, gateway: gatewayCounters,
            sessions: registry.count, settings: directory.count, staleSources: staleSources.count, now: clock.now.milliseconds)
    }
}
