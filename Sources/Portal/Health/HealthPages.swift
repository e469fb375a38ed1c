// SPDX-License-Identifier: Apache-2.0
package import Broker

/// What a supervisor and Prometheus are told; nothing in it is about a person, a partner or a setting.
package struct HealthPages: Sendable {
    /// How the broker was when it answered last.
    package var vitals: BrokerVitals?
    /// How long ago that was; nil where it never did.
    package var age: Duration?
    /// Whether partners can connect.
    package var hasStarted: Bool
    package var version: String

    /// The broker is asked each second; one that says nothing for so long is not alive.
    package static let patience = Duration.seconds(4)

    package init(vitals: BrokerVitals? = nil, age: Duration? = nil, hasStarted: Bool = false, version: String) {
        self.vitals = vitals
        self.age = age
        self.hasStarted = hasStarted
        self.version = version
    }

    private var isAlive: Bool { age.map { $0 < Self.patience } ?? false }

    /// The answer for a path.
    package func page(_ path: String) -> Page {
        switch path {
        case "/livez": verdict(isAlive && vitals?.condition != .fenced)
        case "/readyz": verdict(isAlive && hasStarted && vitals?.isReady == true)
        case "/startupz": verdict(hasStarted)
        case "/metrics":
            Page(status: 200, contentType: "text/plain; version=0.0.4; charset=utf-8", body: Array(metrics.utf8))
        default: Page(status: 404, contentType: "text/plain; charset=utf-8", body: Array("not found\n".utf8))
        }
    }

    private func verdict(_ isWell: Bool) -> Page {
        Page(
            status: isWell ? 200 : 503, contentType: "text/plain; charset=utf-8", body: Array((isWell ? "ok\n" : "not ok\n").utf8))
    }

    /// The text format of Prometheus, version 0.0.4.
    var metrics: String {
        var lines: [String] = []
        func add(_ name: String, _ type: String, _ help: String, _ value: Int64, _ labels: String = "") {
            lines += ["# HELP \(name) \(help)", "# TYPE \(name) \(type)", "\(name)\(labels) \(value)"]
        }
        add("firstbell_build_info", "gauge", "The version that runs.", 1, "{version=\"\(version)\"}")
        add("firstbell_alive", "gauge", "Whether the broker has answered within 4 seconds.", isAlive ? 1 : 0)
        add("firstbell_ready", "gauge", "Whether events are taken.", isAlive && hasStarted && vitals?.isReady == true ? 1 : 0)
        guard let vitals else { return lines.joined(separator: "\n") + "\n" }
        let counters = vitals.counters
        add("firstbell_events_published_total", "counter", "Events accepted since the start.", Int64(counters.published))
        add("firstbell_events_duplicate_total", "counter", "Events that were accepted before.", Int64(counters.duplicates))
        add("firstbell_messages_rejected_total", "counter", "Messages refused for want of room.", Int64(counters.rejected))
        add("firstbell_receipts_total", "counter", "Receipts recorded since the start.", Int64(counters.receipts))
        add("firstbell_alarms_total", "counter", "What a person should have looked at.", Int64(counters.alarms))
        add("firstbell_nudges_waiting", "gauge", "Messages about what waits that are to be sent.", Int64(counters.nudgesWaiting))
        add("firstbell_nudges_sent_total", "counter", "Those that a relay or receiver took.", Int64(counters.nudgesSent))
        add("firstbell_nudges_failed_total", "counter", "Attempts that failed.", Int64(counters.nudgesFailed))
        add("firstbell_nudges_given_up_total", "counter", "Those that failed for good.", Int64(counters.nudgesGivenUp))
        add(
            "firstbell_nudges_unreached_total", "counter", "Times that nobody was known to be told.",
            Int64(counters.nudgesUnreached))
        add("firstbell_sessions", "gauge", "Sessions of partners now.", Int64(vitals.sessions))
        add("firstbell_settings", "gauge", "Settings in the directory.", Int64(vitals.settings))
        add(
            "firstbell_stale_sources", "gauge", "Sources of the directory, rolls among them, without word for too long.",
            Int64(vitals.staleSources))
        add("firstbell_clock_seconds", "gauge", "The broker's clock, in seconds since 1970.", vitals.now / 1000)
        return lines.joined(separator: "\n") + "\n"
    }
}
