// SPDX-License-Identifier: Apache-2.0

extension Broker {
    /// Takes what the gateway has read, a batch at a time, until there is nothing.
    func drain() {
        while condition != .fenced, condition != .draining {
            let taken = intake.take(settings.batchLimit)
            if taken.resume { tellGateway { $0.resume() } }
            guard !taken.items.isEmpty else { return finishTurn() }
            perform(taken.items)
        }
    }
}
