// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Logging
import Post
import Safeguarding
import ServiceLifecycle
import ZeroMQ

/// Sends the nudges that the broker has journalled, on a thread of its own: a relay that says nothing holds up nobody else.
///
/// The broker alone writes: it journals an attempt before it is made, and what came of it afterwards.
actor NudgePost: Service {
    nonisolated let thread: SocketThread
    nonisolated var unownedExecutor: UnownedSerialExecutor { thread.asUnownedSerialExecutor() }

    private let broker: Broker
    private let office: PostOffice
    private nonisolated let stop: TransferStop

    /// - Throws: what the thread throws.
    init(_ places: NudgePlaces, broker: Broker) throws {
        self.broker = broker
        let stop = TransferStop()
        self.stop = stop
        office = PostOffice(
            relay: places.relay, webhook: places.webhook, zone: broker.settings.deadlines.zone, link: places.link, stop: stop)
        thread = try SocketThread(name: "nudges")
    }

    func run() async {
        await withGracefulShutdownHandler {
            await cancelWhenGracefulShutdown {
                while !Task.isCancelled {
                    if await self.pulse() { continue }
                    do { try await Task.sleep(for: .seconds(1)) } catch { return }
                }
            }
        } onGracefulShutdown: {
            self.stop.raise()
        }
    }

    /// Sends what is due.
    ///
    /// - Returns: whether there was anything; then there may be more.
    private func pulse() async -> Bool {
        let taken = await broker.takeNudges()
        // A channel whose other side is not there is not tried again for each of those behind.
        var unreachable: Set<NudgeChannel> = []
        for one in taken {
            var outcome = NudgeOutcome.postponed
            if !Task.isCancelled, !unreachable.contains(one.nudge.channel) {
                outcome = office.send(one.nudge, now: Instant(milliseconds: IdentityWatch.now * 1000))
                if case .failed = outcome { unreachable.insert(one.nudge.channel) }
            }
            await broker.nudged([NudgeReport(id: one.id, items: one.nudge.count, outcome: outcome)])
        }
        return !taken.isEmpty
    }
}
