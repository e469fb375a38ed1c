// SPDX-License-Identifier: Apache-2.0
import Broker
import Logging
import NIOConcurrencyHelpers
import Portal
import ServiceLifecycle
import Web
import Wire

/// Tells a supervisor how the daemon is, by plain HTTP on a loopback address.
///
/// The broker is asked once a second and every page answers from what it said, so that a broker that hangs is told of too. What is
/// stuck is counted beside it about once a minute, and no page waits for that.
struct HealthService: Service {
    var broker: Broker
    var place: HostPort
    var identity: IdentityReport
    var logger: Logger
    let watch = HealthWatch()

    private static let patience = Duration.seconds(10)

    func run() async {
        let asking = Task { await watch.follow(broker) }
        defer { asking.cancel() }
        while !Task.isShuttingDownGracefully, !Task.isCancelled {
            do {
                let server = WebServer(host: place.host, port: Int(place.port), door: .plain, connectionsPerSecond: nil)
                try await server.service(logger: logger) { [watch, place] port in
                    watch.listens(at: HostPort(host: place.host, port: UInt16(clamping: port)))
                } answer: { [watch, broker, identity] request, _ in
                    watch.pages(Metric.all(around: broker) + identity.metrics(now: IdentityWatch.now)).respond(to: request)
                }.run()
            } catch {
                logger.critical("health cannot be told", metadata: ["what": "\(error)"])
            }
            guard !Task.isShuttingDownGracefully else { return }
            await cancelWhenGracefulShutdown { try? await Task.sleep(for: Self.patience) }
        }
    }
}

/// What the broker said last.
final class HealthWatch: Sendable {
    private struct State {
        var vitals: BrokerVitals?
        var at: ContinuousClock.Instant?
        var hasStarted = false
        var place: HostPort?
    }

    private let state = NIOLockedValueBox(State())

    /// Where this is told.
    func listens(at place: HostPort) { state.withLockedValue { $0.place = place } }

    /// What `status` says of it.
    var json: JSON { ["listen": state.withLockedValue { $0.place }.map { .string($0.description) } ?? .null] }

    /// Partners can connect.
    func started() { state.withLockedValue { $0.hasStarted = true } }

    /// - Parameter further: what is told beside the broker's word.
    func pages(_ further: [Metric]) -> HealthPages {
        let state = state.withLockedValue { $0 }
        return HealthPages(
            vitals: state.vitals, age: state.at.map { ContinuousClock.now - $0 }, hasStarted: state.hasStarted,
            version: FirstBellVersion.current, further: further)
    }

    func follow(_ broker: Broker) async {
        while !Task.isCancelled {
            let vitals = await broker.vitals()
            state.withLockedValue { ($0.vitals, $0.at) = (vitals, .now) }
            await broker.watchStuck()
            guard (try? await Task.sleep(for: .seconds(1))) != nil else { return }
        }
    }
}
