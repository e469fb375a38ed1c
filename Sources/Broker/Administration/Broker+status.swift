// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import Wire
import ZeroMQ

/// Who has asked for `status` on the admin socket, and the thread that reads the journal for them.
struct StatusDesk {
    /// Made when somebody asks first.
    var thread: SocketThread?
    /// Who waits for the look that is being read, and who came after it was taken.
    var reading: [[UInt8]] = []
    var next: [[UInt8]] = []
}

extension Broker {
    /// How the daemon and the journal stand, read on the caller's thread, which is the broker's.
    func status() throws -> JSON { try statusLook().answer(journal.reader) }

    /// What ``status()`` needs of the broker, taken without a read of the journal.
    package func statusLook() -> StatusLook {
        let word =
            switch condition {
            case .ready: memory.isExceeded ? "memory-full" : "ready"
            case .full: "disk-full"
            case .fenced: "fenced"
            case .draining: "draining"
            }
        return StatusLook(
            now: clock.now, word: word, isRehearsal: settings.rehearsal, policy: policyDigest, directory: directory,
            practices: practices.count, sessions: registry.count, delivery: delivery, lastNotice: journal.lastNotice,
            counters: counters, gateway: gatewayCounters, limits: limitsStatus(), transfers: transfersStatus,
            sourceLimits: settings.sourceLimits, hasNudges: settings.nudges != nil, zone: settings.deadlines.zone,
            annex: annex.members, stuck: stuck)
    }

    /// What the gateway has counted since the start; nothing where there is none.
    var gatewayCounters: GatewayCounters { gateway?.counters.withLockedValue { $0 } ?? GatewayCounters() }

    /// Has `status` read for a client of the admin socket by a thread that decides nothing.
    ///
    /// - Returns: false where there is no such thread, so that it is to be answered here.
    func readStatus(for client: [UInt8]) -> Bool {
        // A broker that ends reads nothing more beside itself: its journal is about to be closed.
        guard condition != .draining else { return false }
        guard statusThread() != nil else { return false }
        statusDesk.next.append(client)
        if statusDesk.reading.isEmpty { readNextStatus() }
        return true
    }

    /// The thread that reads the journal for `status`, made when it is needed first; nil where there can be none.
    func statusThread() -> SocketThread? {
        if statusDesk.thread == nil { statusDesk.thread = try? SocketThread(name: "status") }
        return statusDesk.thread
    }

    private func readNextStatus() {
        guard let desk = statusDesk.thread, !statusDesk.next.isEmpty else { return }
        (statusDesk.reading, statusDesk.next) = (statusDesk.next, [])
        let (look, reader) = (statusLook(), journal.reader)
        desk.post { [weak self, thread] in
            let answer: Result<[UInt8], any Error> = Result { try look.answer(reader).octets }
            thread.post { [weak self] in self?.assumeIsolated { $0.hasRead(answer) } }
        }
    }

    private func hasRead(_ answer: Result<[UInt8], any Error>) {
        let frames: [[UInt8]]
        switch answer {
        case .success(let octets): frames = [Array("OK".utf8), octets]
        case .failure(let error):
            frames = [Array("ERROR".utf8), journalFailure(error, while: AdminVerb.status.rawValue).json.octets]
        }
        do {
            // Who came later has this answer where there will be no other.
            if condition == .draining { (statusDesk.reading, statusDesk.next) = (statusDesk.reading + statusDesk.next, []) }
            for client in statusDesk.reading { _ = try adminSocket?.send(to: client, frames) }
        } catch {
            logger.error("the admin socket failed", metadata: ["call": "\(error.call)", "code": "\(error.code)"])
        }
        statusDesk.reading = []
        readNextStatus()
    }
}
