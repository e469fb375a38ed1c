// SPDX-License-Identifier: Apache-2.0
package import ZeroMQ

/// A message as a test looks at it: who sent it, its frames, and the properties the test asked for.
package struct ReceivedMessage: Hashable, Sendable {
    package var routingID: [UInt8]
    package var frames: [[UInt8]]
    package var isTruncated: Bool
    /// Values up to the first NUL, of the names that `SocketOwner.propertyNames` lists and the connection has.
    package var properties: [String: String]
}

/// Owns one socket on its own thread, as the broker does, and hands what arrives to an asynchronous sequence.
package actor SocketOwner {
    private static let names: [StaticString] = [
        "X-Partner", "x-partner", "X-Cert-SHA256", "X-Peer", "User-Id", "Identity", "Socket-Type", "X-Free", "Peer-Address",
    ]

    package nonisolated let thread: SocketThread
    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    /// Every message, in order.
    package nonisolated let messages: AsyncStream<ReceivedMessage>
    private let arrived: AsyncStream<ReceivedMessage>.Continuation
    private var socket: Socket?

    package init() throws {
        thread = try SocketThread(name: "test")
        (messages, arrived) = AsyncStream.makeStream()
    }

    isolated deinit { arrived.finish() }

    /// Makes the socket and binds it; answers the endpoint.
    package func bind(
        _ kind: SocketKind = .router, in context: Context, to endpoint: String, options: SocketOptions = SocketOptions()
    ) throws -> String {
        let made = try Socket(kind, in: context, options: options)
        try made.bind(to: endpoint)
        let bound = try made.lastEndpoint
        socket = consume made
        watch()
        return bound
    }

    /// Makes the socket and connects it.
    package func connect(
        _ kind: SocketKind = .dealer, in context: Context, to endpoint: String, options: SocketOptions = SocketOptions()
    ) throws {
        let made = try Socket(kind, in: context, options: options)
        try made.connect(to: endpoint)
        socket = consume made
        watch()
    }

    package func pauseReading() {
        socket?.unwatch()
    }

    package func resumeReading() { watch() }

    package func send(to routingID: [UInt8], _ frames: [[UInt8]]) throws -> SendResult? {
        try socket?.send(to: routingID, frames)
    }

    package func send(_ frames: [[UInt8]]) throws -> SendResult? { try socket?.send(frames) }

    /// Closes the socket, ends the sequence and joins the thread.
    package nonisolated func stop() async {
        await close()
        await thread.stop()
    }

    /// Closes the socket and ends the sequence; the thread goes on.
    package func close() {
        socket = nil
        arrived.finish()
    }

    private func watch() {
        socket?.watch(on: thread) { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    private func drain() {
        do {
            while let message = try socket?.receive() {
                var properties: [String: String] = [:]
                for name in SocketOwner.names {
                    if let value = message.property(name) { properties["\(name)"] = String(decoding: value, as: UTF8.self) }
                }
                arrived.yield(
                    ReceivedMessage(
                        routingID: message.routingID, frames: message.frames, isTruncated: message.isTruncated,
                        properties: properties))
            }
        } catch {
            close()
        }
    }
}
