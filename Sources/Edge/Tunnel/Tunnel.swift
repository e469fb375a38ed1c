// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
package import NIOCore
import NIOPosix
package import TLS

/// The mirror of the edge for clients: a unix domain socket whose every connection becomes one TLS connection to the broker.
///
/// A ZeroMQ socket connects to `endpoint` and speaks ZMTP through it unchanged.
package final class Tunnel: Sendable {
    /// Where the broker is.
    package struct Destination: Hashable, Sendable {
        /// A DNS name or a numeric address.
        package let host: String
        package let port: Int

        package init(host: String, port: Int) {
            self.host = host
            self.port = port
        }
    }

    /// `ipc://` and the path of the socket, for `zmq_connect`.
    package let endpoint: String
    private let folder: SocketDirectory
    private let listener: any Channel
    private let connections: TunnelConnections

    /// Listens; no connection to the broker is made before a client connects.
    ///
    /// `observer` is called on an event loop, in order for each connection, and must not block. Throws when the system has no
    /// folder or no socket to give.
    package static func open(
        to destination: Destination, context: ClientContext, connectTimeout: TimeAmount = .seconds(5),
        observer: @escaping @Sendable (TunnelEvent) -> Void
    ) async throws -> Tunnel {
        // Whoever can open the socket speaks as the partner, so only the user's own processes may reach it.
        let folder = try SocketDirectory()
        let path = try folder.path(of: "t")
        let group = MultiThreadedEventLoopGroup.singleton
        let connections = TunnelConnections()
        let dialling = TunnelDialling(
            destination: destination, context: context, connectTimeout: connectTimeout, connections: connections, observer: observer
        )
        let listener = try await ServerBootstrap(group: group)
            .childChannelOption(.autoRead, value: false)
            .childChannelInitializer { local in
                local.eventLoop.makeCompletedFuture {
                    try local.pipeline.syncOperations.addHandler(TunnelDialling.Entrance(dialling))
                }
            }
            .bind(unixDomainSocketPath: path).get()
        return Tunnel(folder: folder, endpoint: "ipc://\(path)", listener: listener, connections: connections)
    }

    private init(folder: SocketDirectory, endpoint: String, listener: any Channel, connections: TunnelConnections) {
        self.folder = folder
        self.listener = listener
        self.connections = connections
        self.endpoint = endpoint
    }

    deinit { listener.close(promise: nil) }

    /// Ends every connection and removes the socket.
    package func close() async {
        try? await listener.close()
        await connections.close()
        folder.remove()
    }
}

/// The local channels of a tunnel, so that closing it ends them.
final class TunnelConnections: Sendable {
    private struct Open {
        var channels: [ObjectIdentifier: any Channel] = [:]
        var closed = false
    }

    private let open = NIOLockedValueBox(Open())

    func add(_ channel: any Channel) {
        let closed = open.withLockedValue { open in
            open.channels[ObjectIdentifier(channel)] = channel
            return open.closed
        }
        channel.closeFuture.whenComplete { _ in self.open.withLockedValue { $0.channels[ObjectIdentifier(channel)] = nil } }
        if closed { channel.close(promise: nil) }
    }

    func close() async {
        let channels = open.withLockedValue { open in
            open.closed = true
            return Array(open.channels.values)
        }
        for channel in channels { try? await channel.close() }
    }
}
