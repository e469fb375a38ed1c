// SPDX-License-Identifier: Apache-2.0
import ZeroMQ

extension Broker {
    /// Takes what the gateway has read and sends what is ready to go, a batch at a time, until there is nothing.
    ///
    /// - Parameter most: batches after which it goes on only when what else waits for the broker's thread has had its turn: whoever
    ///   sends without end must not stop the clock, nor keep the command that would suspend it from being read.
    func drain(most: Int = .max) {
        var left = most
        while condition != .fenced, condition != .draining {
            guard left > 0 else { return goOnLater() }
            left -= 1
            let taken = intake.take(settings.batchLimit, ofEach: Delivery.share)
            if taken.resume { tellGateway { $0.resume() } }
            guard !taken.items.isEmpty || hasReady else { return }
            guard perform(taken.items) || !taken.items.isEmpty else { return }
        }
    }

    /// Has the thread come back to what waits, after what it has been given since.
    func goOnLater() {
        guard !willGoOn else { return }
        willGoOn = true
        thread.post { [weak self] in
            self?.assumeIsolated { broker in
                broker.willGoOn = false
                broker.drain(most: Self.turnsAtOnce)
            }
        }
    }

    /// How many turns follow each other while something else may wait.
    static let turnsAtOnce = 8
}
