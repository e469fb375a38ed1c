// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import NIOCore
import Safeguarding
import TLS

/// What all connections of one listener share; safe from any event loop.
final class EdgeHouse: Sendable {
    let settings: EdgeSettings
    let sessions: EdgeSessions
    let observer: EdgeObserver
    let now: @Sendable () -> Instant
    private let context: NIOLockedValueBox<ServerContext>
    private let admissions: NIOLockedValueBox<Admissions>
    /// Connections that have not finished their handshakes, by their number.
    private let pending = NIOLockedValueBox<[Admissions.Number: any Channel]>([:])
    /// One for each event loop that has had a session.
    private let rounds = NIOLockedValueBox<[ObjectIdentifier: NIOLoopBound<Rounds>]>([:])
    /// Called when a connection ended while none could be accepted.
    private let whenRoom = NIOLockedValueBox<(@Sendable () -> Void)?>(nil)

    init(
        settings: EdgeSettings, tls: ServerContext, sessions: EdgeSessions, observer: EdgeObserver,
        now: @escaping @Sendable () -> Instant
    ) {
        context = NIOLockedValueBox(tls)
        self.settings = settings
        self.sessions = sessions
        self.observer = observer
        self.now = now
        let files = OpenFiles.sessions(percent: settings.limits.openFilesPercent)
        let room = min(files, settings.limits.connections ?? files)
        admissions = NIOLockedValueBox(Admissions(limits: settings.limits, room: room))
    }

    /// By which handshakes are judged now.
    var tls: ServerContext {
        get { context.withLockedValue { $0 } }
        set { context.withLockedValue { $0 = newValue } }
    }

    /// Lets a connection begin its handshake, or says why not.
    func arrived(_ channel: any Channel, from address: String) -> Admissions.Arrival {
        let arrival = admissions.withLockedValue { $0.arrived(from: address, now: .now()) }
        guard case .begun(let number, let evicted) = arrival else { return arrival }
        let other = pending.withLockedValue { pending in
            pending[number] = channel
            return evicted.flatMap { pending.removeValue(forKey: $0) }
        }
        other?.pipeline.fireUserInboundEventTriggered(SessionEvent.evicted)
        return arrival
    }

    func identified(as partner: PartnerID) -> EdgeReason? {
        admissions.withLockedValue { $0.identified(as: partner, now: .now()) }
    }

    /// Why a session that was let in by `tls` may not stay; nil when it may.
    func objection(to session: EdgeSession, judgedBy tls: ServerContext) -> CutReason? {
        let current = self.tls
        guard current.isSame(as: tls) else { return current.objection(to: session.chain).map { CutReason($0.reason) } }
        if case .refuse(let reason) = current.admission(of: session.peer) { return CutReason(reason) }
        return nil
    }

    /// The rounds of an event loop; to be called on it.
    func rounds(on loop: any EventLoop) -> Rounds {
        rounds.withLockedValue { rounds in
            if let known = rounds[ObjectIdentifier(loop)] { return known.value }
            let new = Rounds(on: loop, every: TimeAmount(settings.limits.round))
            rounds[ObjectIdentifier(loop)] = NIOLoopBound(new, eventLoop: loop)
            return new
        }
    }

    func opened(_ number: Admissions.Number) {
        pending.withLockedValue { $0[number] = nil }
        admissions.withLockedValue { $0.opened(number) }
    }

    func ended(_ number: Admissions.Number, partner: PartnerID?) {
        pending.withLockedValue { $0[number] = nil }
        admissions.withLockedValue { $0.ended(number, partner: partner) }
        let call = whenRoom.withLockedValue { call in
            defer { call = nil }
            return call
        }
        call?()
    }

    /// Whether another connection may be accepted; when not, `call` is called once as soon as that may have changed.
    func hasRoom(orElse call: @escaping @Sendable () -> Void) -> Bool {
        // First the call, then the look: a connection that ends between the two is not missed.
        whenRoom.withLockedValue { $0 = call }
        guard admissions.withLockedValue({ $0.hasRoom }) else { return false }
        whenRoom.withLockedValue { $0 = nil }
        return true
    }

    /// Letters and digits for the session's part of a routing id; twelve of them are 71 bits.
    static func suffix() -> [UInt8] {
        let letters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz".utf8)
        return (0..<12).map { _ in letters[Int.random(in: 0..<letters.count)] }
    }
}
