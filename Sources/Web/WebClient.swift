// SPDX-License-Identifier: Apache-2.0
import NIOCore

/// Whoever sent a request.
package struct WebClient: Sendable {
    /// The address, without its port.
    package let address: String
    private let channel: any Channel

    init(_ channel: any Channel) {
        self.channel = channel
        address = channel.remoteAddress?.ipAddress ?? ""
    }

    /// Runs what is for this client alone, cancelled when the client has gone.
    ///
    /// - Parameter executor: where it runs; nil for where all tasks do.
    func whileThere<Result: Sendable>(
        on executor: CourteousExecutor?, _ body: @escaping @Sendable () async -> Result
    ) async -> Result {
        let task = Task(executorPreference: executor) { await body() }
        channel.eventLoop.execute { [channel] in
            guard let clock = try? channel.pipeline.syncOperations.handler(type: RequestClock.self) else { return task.cancel() }
            clock.answering { task.cancel() }
        }
        return await withTaskCancellationHandler {
            await task.value
        } onCancel: {
            task.cancel()
        }
    }

    /// Ends the connection a second from now, whatever it has still to take.
    package func endSoon() {
        channel.eventLoop.scheduleTask(in: .seconds(1)) { [channel] in channel.close(promise: nil) }
    }

    /// What the connection proved of a person; nil where there was no certificate.
    package func person() async -> PersonProof? {
        try? await channel.eventLoop.submit { [channel] in
            try channel.pipeline.syncOperations.handler(type: PersonKeeper.self).proof
        }.get()
    }

    /// What the connection proved of a partner; nil at a door for anybody.
    package func proof() async -> PartnerProof? {
        try? await channel.eventLoop.submit { [channel] in
            try channel.pipeline.syncOperations.handler(type: ProofKeeper.self).proof
        }.get()
    }
}
