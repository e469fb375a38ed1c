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
    var portal: PortalReport?
    var health: HealthWatch?

    func run() async throws {
        // Deliveries do not wait for the portal: partners can connect already, and it says at once whether it can listen.
        let place = await portal?.firstPlace()
        health?.started()
        try Console.lines(["edge \(edge)"] + (place.map { ["portal \($0)"] } ?? []) + ["ready"])
        // A service that returns ends its group.
        try? await gracefulShutdown()
    }
}
