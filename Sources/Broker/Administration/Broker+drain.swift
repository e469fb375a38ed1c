// SPDX-License-Identifier: Apache-2.0

extension Broker {
    /// Finishes what had come before the edge stopped reading: decided, committed and answered, until a while brings nothing more.
    ///
    /// What the edge had passed on may still be on its way through libzmq, which says of nothing that it was the last.
    package func finishReceived(within limit: Duration) async {
        let end = ContinuousClock.now + limit
        var before: BrokerCounters
        repeat {
            before = counters
            await gateway?.drain()
            drain()
            try? await Task.sleep(for: .milliseconds(50))
        } while counters != before && .now < end
    }
}
