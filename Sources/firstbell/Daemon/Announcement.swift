// SPDX-License-Identifier: Apache-2.0
import ServiceLifecycle

/// Says on standard output where partners and people can connect, and that the daemon is ready.
///
/// A service, because the group traps signals before it starts any: whoever reads `ready` may send SIGTERM at once, and until
/// then that would end the process on the spot.
struct Announcement: Service {
    /// Where the edge listens.
    var edge: HostPort
    /// Nil where there is no portal.
    var portal: ListenerReport?
    /// Nil where people are asked for no certificate.
    var people: ListenerReport?
    /// Nil where nobody speaks HTTP.
    var exchange: ListenerReport?
    var health: HealthWatch?

    func run() async throws {
        // Deliveries wait for neither: partners can connect already, and each says at once whether it can listen.
        let pages = await portal?.firstPlace()
        let certificates = await people?.firstPlace()
        let exchange = await exchange?.firstPlace()
        health?.started()
        let places = [("portal", pages), ("certificates", certificates), ("http", exchange)].compactMap { name, place in
            place.map { "\(name) \($0)" }
        }
        try Console.lines(["edge \(edge)"] + places + ["ready"])
        // A service that returns ends its group.
        try? await gracefulShutdown()
    }
}
