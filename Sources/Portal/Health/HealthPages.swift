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
    /// What the parts around the broker add to the metrics; of them nothing makes a page red.
    package var further: [Metric]

    /// The broker is asked each second; one that says nothing for so long is not alive.
    package static let patience = Duration.seconds(4)

    package init(
        vitals: BrokerVitals? = nil, age: Duration? = nil, hasStarted: Bool = false, version: String,
        further: [Metric] = []
    ) {
        self.vitals = vitals
        self.age = age
        self.hasStarted = hasStarted
        self.version = version
        self.further = further
    }

    private var isAlive: Bool { age.map { $0 < Self.patience } ?? false }
    private var isReady: Bool { isAlive && hasStarted && vitals?.isReady == true }

    /// The answer for a path.
    package func page(_ path: String) -> Page {
        switch path {
        case "/livez": verdict(isAlive && vitals?.condition != .fenced)
        case "/readyz": verdict(isReady)
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
        let own = [
            Metric("firstbell_build_info", .gauge, "The version that runs.", [.init(1, ["version": version])]),
            Metric("firstbell_alive", .gauge, "Whether the broker has answered within 4 seconds.", isAlive ? 1 : 0),
            Metric("firstbell_ready", .gauge, "Whether events are taken.", isReady ? 1 : 0),
        ]
        let all = own + (vitals.map(Metric.all(of:)) ?? []) + further
        return all.flatMap(\.lines).joined(separator: "\n") + "\n"
    }
}
