// SPDX-License-Identifier: Apache-2.0
import Broker
import ServiceLifecycle

/// Lets the broker follow the clock, once a second.
struct Heartbeat: Service {
    var broker: Broker

    func run() async {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do { try await Task.sleep(for: .seconds(1)) } catch { return }
                await broker.tick()
            }
        }
    }
}
