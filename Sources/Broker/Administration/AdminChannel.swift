// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers
package import Wire
import ZeroMQ

/// A command's way to a running daemon: one request and its answer at a time over the admin socket.
package actor AdminChannel {
    private nonisolated let thread: SocketThread
    package nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }
    private let context: Context
    private var socket: Socket?
    private var waiting: CheckedContinuation<[[UInt8]], any Error>?

    /// Connects to the socket that the daemon bound at `endpoint`.
    package init(endpoint: String) throws {
        thread = try SocketThread(name: "admin")
        context = try Context()
        self.endpoint = endpoint
    }

    private let endpoint: String

    private func connect() throws {
        guard socket == nil else { return }
        var options = SocketOptions()
        options.maxMessageSize = 256 << 20
        let fresh = try Socket(.dealer, in: context, options: options)
        try fresh.connect(to: endpoint)
        socket = consume fresh
        socket?.watch(on: thread) { [weak self] in self?.assumeIsolated { $0.drain() } }
    }

    /// Asks, and waits for the answer for at most `patience`.
    ///
    /// - Throws: ``AdminFailure``: what the daemon said, or that it did not answer.
    package func ask(_ request: AdminRequest, patience: Duration = .seconds(600)) async throws -> JSONValue {
        try connect()
        let timeout = Task {
            try await Task.sleep(for: patience)
            self.give(.failure(AdminFailure("the daemon does not answer", try: "firstbell status, and the daemon's log")))
        }
        defer { timeout.cancel() }
        let frames = try await withCheckedThrowingContinuation { continuation in
            waiting = continuation
            do {
                _ = try socket?.send(request.frames)
            } catch {
                give(.failure(AdminFailure("the daemon cannot be reached", try: "firstbell status")))
            }
        }
        let value = try JSONDocument(frames.last ?? []).root
        guard frames.first == Array("OK".utf8) else {
            throw AdminFailure(value) ?? AdminFailure("the daemon's answer cannot be read", try: "a command of its version")
        }
        return value
    }

    /// Closes the socket and ends the thread.
    package func close() async {
        socket?.unwatch()
        socket = nil
        context.terminate()
        await thread.stop()
    }

    private func drain() {
        while let message = try? socket?.receive() { give(.success(message.frames)) }
    }

    private func give(_ result: Result<[[UInt8]], any Error>) {
        waiting?.resume(with: result)
        waiting = nil
    }
}
