// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
import NIOCore
import Safeguarding

/// What all connections of one listener share; safe from any event loop.
final class EdgeHouse: Sendable {
    let settings: EdgeSettings
    let sessions: EdgeSessions
    let observer: EdgeObserver
    let now: @Sendable () -> Instant
    private let admissions: NIOLockedValueBox<Admissions>
    /// Called when a connection ended while none could be accepted.
    private let whenRoom = NIOLockedValueBox<(@Sendable () -> Void)?>(nil)

    init(settings: EdgeSettings, sessions: EdgeSessions, observer: EdgeObserver, now: @escaping @Sendable () -> Instant) {
        self.settings = settings
        self.sessions = sessions
        self.observer = observer
        self.now = now
        let files = OpenFiles.sessions(percent: settings.limits.openFilesPercent)
        let room = min(files, settings.limits.connections ?? files)
        admissions = NIOLockedValueBox(Admissions(limits: settings.limits, room: room))
    }

    func arrived(from address: String) -> EdgeReason? {
        admissions.withLockedValue { $0.arrived(from: address, now: .now()) }
    }

    func identified(as partner: PartnerID) -> EdgeReason? {
        admissions.withLockedValue { $0.identified(as: partner, now: .now()) }
    }

    func opened() { admissions.withLockedValue { $0.opened() } }

    func ended(partner: PartnerID?, wasPending: Bool) {
        admissions.withLockedValue { $0.ended(partner: partner, wasPending: wasPending) }
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
