// SPDX-License-Identifier: Apache-2.0
import ServiceLifecycle

/// Says on standard output where partners can connect, and that the daemon is ready.
///
/// A service, because the group traps signals before it starts any: whoever reads `ready` may send SIGTERM at once, and until
/// then that would end the process on the spot.
struct Announcement: Service {
    /// Where the edge listens.
    var edge: HostPort

    func run() async throws {
        try Console.lines(["edge \(edge)", "ready"])
        // A service that returns ends its group.
        try? await gracefulShutdown()
    }
}
