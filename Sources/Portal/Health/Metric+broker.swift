// SPDX-License-Identifier: Apache-2.0
package import Broker
import Journal
package import Wire

extension Metric {
    /// What a broker says of itself on its thread.
    static func all(of vitals: BrokerVitals) -> [Metric] {
        let (counters, gateway) = (vitals.counters, vitals.gateway)
        return [
            Metric("firstbell_events_published_total", .counter, "Events accepted since the start.", counters.published),
            Metric("firstbell_events_duplicate_total", .counter, "Events that were accepted before.", counters.duplicates),
            Metric("firstbell_messages_rejected_total", .counter, "Messages refused for want of room.", counters.rejected),
            Metric("firstbell_notices_sent_total", .counter, "Notices sent, each time counted.", gateway.noticesSent),
            Metric("firstbell_receipts_total", .counter, "Receipts recorded since the start.", counters.receipts),
            Metric(
                "firstbell_strangers_total", .counter, "Messages that did not come as the edge admits them.", gateway.strangers),
            Metric(
                "firstbell_alarms_total", .counter, "What a person should have looked at.", counters.alarms + gateway.alarms),
            Metric(
                "firstbell_nudges_waiting", .gauge, "Messages about what waits that are to be sent.", counters.nudgesWaiting),
            Metric("firstbell_nudges_sent_total", .counter, "Those that a relay or receiver took.", counters.nudgesSent),
            Metric("firstbell_nudges_failed_total", .counter, "Attempts that failed.", counters.nudgesFailed),
            Metric("firstbell_nudges_given_up_total", .counter, "Those that failed for good.", counters.nudgesGivenUp),
            Metric(
                "firstbell_nudges_unreached_total", .counter, "Times that nobody was known to be told.",
                counters.nudgesUnreached),
            Metric("firstbell_sessions", .gauge, "Sessions of partners now.", vitals.sessions),
            Metric("firstbell_settings", .gauge, "Settings in the directory.", vitals.settings),
            Metric(
                "firstbell_stale_sources", .gauge,
                "Sources of the directory, rolls among them, without word for too long.", vitals.staleSources),
            Metric("firstbell_clock_seconds", .gauge, "The broker's clock, in seconds since 1970.", vitals.now / 1000),
        ]
    }

    /// What was refused since the start, by where and why.
    package static func refusals(_ totals: [RefusalKind: Int]) -> Metric {
        let order = totals.sorted { ($0.key.place.rawValue, $0.key.code) < ($1.key.place.rawValue, $1.key.code) }
        return Metric(
            "firstbell_refusals_total", .counter, "Connections, messages and pages refused since the start.",
            order.map { .init(Int64($0.value), ["place": $0.key.place.rawValue, "code": $0.key.code]) })
    }

    /// Whether events are refused before they are read, how often they were, and how many partners have used up their quota.
    package static func publishing(refusing: [RetryCause], refused: [RetryCause: Int], overQuota: Int) -> [Metric] {
        let causes = PublishGate.own
        return [
            Metric(
                "firstbell_publishes_refusing", .gauge, "Whether events are refused for the cause now.",
                causes.map { .init(refusing.contains($0) ? 1 : 0, ["cause": $0.rawValue]) }),
            Metric(
                "firstbell_publishes_refused_total", .counter, "Events refused for the cause since the start.",
                causes.map { .init(Int64(refused[$0] ?? 0), ["cause": $0.rawValue]) }),
            Metric("firstbell_partners_over_quota", .gauge, "Partners that have used up their quota of the day.", overQuota),
        ]
    }

    /// What has no next action with a time, and how old that word is; nothing before it was counted.
    package static func stuck(_ reading: StuckCount.Reading?, now: ContinuousClock.Instant) -> [Metric] {
        guard let reading else { return [] }
        return [
            Metric("firstbell_stuck", .gauge, "What is open and has no next action with a time; must be 0.", reading.count),
            Metric(
                "firstbell_stuck_age_seconds", .gauge, "How long ago firstbell_stuck was counted.",
                max(0, (now - reading.at).components.seconds)),
        ]
    }

    /// What may be asked of a broker from any thread, so that one that hangs is told of too.
    package static func all(around broker: Broker) -> [Metric] {
        publishing(refusing: broker.gate.causes, refused: broker.gate.refused, overQuota: broker.gate.exhausted.count)
            + [refusals(broker.refusals.totals)] + stuck(broker.stuck.reading, now: .now)
    }
}
