// SPDX-License-Identifier: Apache-2.0

/// Where the edge listens, what stands behind it, and what it lets through.
package struct EdgeSettings: Sendable {
    /// The address to listen on.
    package var host = "127.0.0.1"
    /// The TCP port; 0 lets the kernel choose.
    package var port = 5570
    /// The path of the Unix domain socket on which the ROUTER is bound; at most 107 octets.
    package var routerPath: String
    package var limits = EdgeLimits()

    package init(routerPath: String) { self.routerPath = routerPath }
}

/// The bounds of design.md section 4; nil in a rate or a count turns it off, as load tests do.
package struct EdgeLimits: Sendable {
    /// New connections a second from one address; the schools of one authority share an address.
    package var connectionsPerAddress: Int? = 200
    /// Connections whose handshakes are not complete, in all.
    package var pendingHandshakes: Int? = 2_000
    /// New connections a second from one partner.
    package var connectionsPerPartner: Int? = 10
    /// Sessions of one partner at a time.
    package var sessionsPerPartner: Int? = 16
    /// Connections at a time, in all; nil for as many as the process's file descriptors allow.
    package var connections: Int?
    /// PUBLISH messages of one session that may be without an answer; beyond it the session is not read.
    package var unansweredPublishes = 1_000
    /// Octets of all of a partner's PUBLISH messages without an answer; beyond them none of its sessions is read.
    package var unansweredOctetsPerPartner = 32 << 20
    /// From the accepted connection to a complete READY.
    package var handshake: Duration = .seconds(5)
    /// From the first octet of a message to its last, while the edge is reading.
    package var message: Duration = .seconds(10)
    /// From one look at all sessions for those that say nothing to the next; `Silence` counts by it.
    package var round: Duration = .seconds(1)
    /// The share of the process's file descriptors at which connections are no longer accepted, in hundredths.
    package var openFilesPercent = 90
    /// Octets that may wait for a slow reader, in each direction of a session, before the other side is not read.
    package var highWater = 262_144

    package init() {}

    /// No rates and no counts, for load tests.
    package static var unlimited: EdgeLimits {
        var limits = EdgeLimits()
        limits.connectionsPerAddress = nil
        limits.pendingHandshakes = nil
        limits.connectionsPerPartner = nil
        limits.sessionsPerPartner = nil
        return limits
    }
}

/// The address that a listener got.
package struct EdgeAddress: Hashable, Sendable, CustomStringConvertible {
    package let host: String
    package let port: Int

    package init(host: String, port: Int) {
        self.host = host
        self.port = port
    }

    /// `host:port`, an IPv6 address in brackets.
    package var description: String { host.contains(":") ? "[\(host)]:\(port)" : "\(host):\(port)" }
}
