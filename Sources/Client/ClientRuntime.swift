// SPDX-License-Identifier: Apache-2.0
import ZeroMQ

/// The threads that connections run on: one is enough for a process with many partners.
public final class ClientRuntime: Sendable {
    let context: Context
    let thread: SocketThread

    /// Starts the threads; `connections` is the most that may be open at once.
    public init(connections: Int = 64) throws(ClientError) {
        do {
            context = try Context(maxSockets: Int32(clamping: max(connections, 1) + 8))
            thread = try SocketThread(name: "client")
        } catch {
            throw .system(reason: "\(error)")
        }
    }

    /// Ends the threads; close every connection first.
    public func stop() async {
        await thread.stop()
        await terminate()
    }

    /// Blocks for as long as goodbyes take to leave, half a second at most.
    @concurrent
    private func terminate() async { context.terminate() }
}
