// SPDX-License-Identifier: Apache-2.0

/// The pattern a socket speaks; FB1 needs no other (zeromq.md 1.3 point 11).
package enum SocketKind: Sendable {
    /// Knows each peer by its routing id; `ZMQ_ROUTER`.
    case router
    /// One peer, both ways, no lock-step; `ZMQ_DEALER`.
    case dealer
}

/// What a socket is told before it binds or connects.
///
/// The defaults are those of a broker's socket. A ROUTER always has `ZMQ_ROUTER_MANDATORY` on, since otherwise messages to a
/// full or unknown peer vanish without an error, and `ZMQ_ROUTER_HANDOVER` off, since a newcomer must not take over an id.
package struct SocketOptions: Sendable {
    /// Pings that notice a dead peer; `ZMQ_HEARTBEAT_IVL`, `_TIMEOUT` and `_TTL`.
    package struct Heartbeat: Sendable {
        /// How often to ping a silent peer.
        package var interval: Duration
        /// How long to wait for any traffic after a ping.
        package var timeout: Duration
        /// What the peer is asked to wait for us; more than 65.5 s overflows in libzmq 4.3.4 (its issue 4226).
        package var timeToLive: Duration

        package init(interval: Duration, timeout: Duration, timeToLive: Duration) {
            precondition(timeToLive <= .seconds(60), "the edge refuses a longer time to live")
            self.interval = interval
            self.timeout = timeout
            self.timeToLive = timeToLive
        }
    }

    /// Who may connect to a bound `ipc://` socket, by what the kernel knows of a peer when it connects (SO_PEERCRED of unix(7)).
    package enum LocalPeer: Hashable, Sendable {
        /// This process itself; `ZMQ_IPC_FILTER_PID`.
        case thisProcess
        /// Every process of a user; `ZMQ_IPC_FILTER_UID`.
        case user(UInt32)
    }

    /// Those of whom a peer has to be one; empty for whoever can open the path.
    package var localPeers: Set<LocalPeer> = []
    /// How long unsent messages outlive `close`; `ZMQ_LINGER`.
    package var linger: Duration = .zero
    /// Messages queued to one peer before `send` says `.wouldBlock`; `ZMQ_SNDHWM`.
    package var sendHighWater: Int32 = 1000
    /// Messages queued from one peer before its connection is no longer read; `ZMQ_RCVHWM`.
    package var receiveHighWater: Int32 = 1000
    /// Largest frame in octets, not message; -1 for no limit; `ZMQ_MAXMSGSIZE`.
    package var maxMessageSize: Int64 = 320 * 1024
    /// How long a peer may take over its greeting and READY; `ZMQ_HANDSHAKE_IVL`.
    package var handshakeInterval: Duration = .seconds(5)
    /// Nil for none; `ZMQ_HEARTBEAT_IVL` 0.
    package var heartbeat: Heartbeat?
    /// First pause before connecting again; `ZMQ_RECONNECT_IVL`.
    package var reconnectInterval: Duration = .milliseconds(100)
    /// The pause doubles up to this; zero keeps it constant; `ZMQ_RECONNECT_IVL_MAX`.
    package var reconnectIntervalMax: Duration = .zero
    /// The id that a DEALER claims for itself, 1 to 255 octets; nil for none; `ZMQ_ROUTING_ID`.
    package var routingID: [UInt8]?

    package init() {}
}
