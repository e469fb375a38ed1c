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
    private var unreachable = UnreachableChannels()

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
        // Of a shutdown that another service's failure begins, nobody hears but by cancellation.
        await withTaskCancellationHandler {
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
        } onCancel: {
            self.stop.raise()
        }
    }

    /// Sends what is due.
    ///
    /// - Returns: whether there was anything; then there may be more.
    private func pulse() async -> Bool {
        let taken = await broker.takeNudges(skipping: unreachable.skipped(at: .now))
        var postponed: [NudgeReport] = []
        for one in taken {
            var report = NudgeReport(id: one.id, items: one.nudge.count, outcome: .postponed)
            guard !Task.isCancelled, !unreachable.skipped(at: .now).contains(one.nudge.channel) else {
                postponed.append(report)
                continue
            }
            report.outcome = office.send(one.nudge, now: Instant(milliseconds: IdentityWatch.now * 1000))
            unreachable.note(report.outcome, of: one.nudge.channel, at: .now)
            await broker.nudged([report])
        }
        await broker.nudged(postponed)
        return !taken.isEmpty
    }
}

/// Channels whose other side was not there when last tried, which must not keep those of the other channel waiting.
struct UnreachableChannels: Hashable, Sendable {
    private var standings: [NudgeChannel: Standing] = [:]

    private struct Standing: Hashable {
        var failures: Int
        var until: ContinuousClock.Instant
    }

    /// Those that are not tried now.
    func skipped(at now: ContinuousClock.Instant) -> Set<NudgeChannel> { Set(standings.filter { $0.value.until > now }.keys) }

    /// Takes note of an attempt: after each that had no answer the channel is left alone for 15 seconds, doubled each time, a minute at
    /// most; any answer ends it.
    mutating func note(_ outcome: NudgeOutcome, of channel: NudgeChannel, at now: ContinuousClock.Instant) {
        switch outcome {
        case .failed:
            let failures = (standings[channel]?.failures ?? 0) + 1
            standings[channel] = Standing(failures: failures, until: now + .seconds(min(60, 15 << min(failures - 1, 2))))
        case .accepted, .refused: standings[channel] = nil
        case .interrupted, .postponed: break
        }
    }
}
