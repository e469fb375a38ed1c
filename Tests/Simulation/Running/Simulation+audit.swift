// SPDX-License-Identifier: Apache-2.0
import Ledger
import NIOConcurrencyHelpers
import Safeguarding
import Wire

import Broker
import Journal

/// The books are compared with what the partners know.
extension Simulation {
    func checkNotStuck() throws {
        let actions = try broker.assumeIsolated { try $0.actions() }
        // Time has passed with a tick each time, so nothing may be late.
        try require(.notStuck, actions.stuck.isEmpty, actions.stuck.first.map { String($0.prefix(24)) } ?? "")
    }

    func checkBooks() throws {
        let books = try broker.assumeIsolated { try $0.books() }
        try require(
            .accountsAgree, Set(books.events) == Set(records.events.keys), "the journal has other events than were accepted")
        try require(.accountsAgree, try broker.assumeIsolated { try $0.countsWaiting() }, "the count of what waits is wrong")
        let subjects = books.notices.filter { !$0.isHold }
        let known = records.notices.filter { !$0.value.isHold }
        try require(.accountsAgree, subjects.count == known.count, "\(subjects.count) notices, \(known.count) decided")
        try require(.accountsAgree, books.holds.count == records.holds, "\(books.holds.count) holds, \(records.holds) decided")
        // Of a hold that is not certainly an authority's none is told.
        let owned = books.holds.count { $0.owner != Oracle.nobody }
        try require(.accountsAgree, books.notices.count - subjects.count == owned, "a hold without word to its owner, or twice")
        for hold in books.holds {
            guard let recipient = hold.recipient, let authority = Oracle.certainAuthority(of: recipient) else { continue }
            try require(
                .rightRecipient, hold.owner == authority,
                "a hold of \(recipient) is owned by \(hold.owner?.description ?? "nobody")")
        }
        for line in subjects {
            guard let notice = known[line.id] else { throw Violation(.notInvented, "notice \(line.sequence) is nobody's") }
            try check(line, notice, books.history[line.id] ?? [])
        }
        for hold in books.holds { try check(hold, books.history[hold.id] ?? []) }
        for line in books.notices where line.isHold {
            let levels = (books.history[line.id] ?? []).filter { if case .escalated = $0 { true } else { false } }
            try require(.escalatedOnce, levels.isEmpty, "the word of a hold escalates")
        }
    }

    private func check(_ line: Books.NoticeLine, _ notice: Records.NoticeRecord, _ history: [Books.Entry]) throws {
        let name = label(line.id)
        try require(.rightRecipient, line.recipient == notice.recipient, "\(name) is \(line.recipient?.description ?? "nobody")'s")
        try require(
            .stagesMonotone,
            notice.stage.stage.map { $0.rawValue == line.stage } ?? (line.stage == "released" || line.stage == "sent"),
            "\(name) is \(line.stage) in the journal and \(notice.stage) to its recipient")
        try require(
            .stagesMonotone,
            zip(line.instants.compactMap(\.self), line.instants.compactMap(\.self).dropFirst()).allSatisfy { $0 <= $1 },
            "\(name) went back in time")
        try require(
            .repetitionMarked, line.attempt == notice.attempt, "\(name) has \(line.attempt) attempts, \(notice.attempt) were seen")
        try require(
            .deadline, line.deadline == notice.deadline, "\(name) is due \(line.deadline.rfc3339), not \(notice.deadline.rfc3339)")
        try checkLevels(history, name: name, deadline: line.deadline, level: line.escalation, isOpen: line.awaitsReader)
    }

    private func check(_ hold: Books.HoldLine, _ history: [Books.Entry]) throws {
        guard hold.isOpen else { return }
        let name = "a hold \(hold.code) of \(hold.recipient?.description ?? "nobody")"
        if hold.isException {
            let levels = history.filter { if case .escalated = $0 { true } else { false } }
            return try require(.escalatedOnce, levels.isEmpty, "an exception stops nothing and escalates")
        }
        let recipient = hold.recipient ?? hold.owner ?? World.fallback
        let deadline = deadlines.deadline(for: recipient, reportedAt: hold.reportedAt, attendance: nil)
        try require(.deadline, hold.deadline == deadline, "\(name) is due \(hold.deadline.rfc3339), not \(deadline.rfc3339)")
        try checkLevels(history, name: name, deadline: hold.deadline, level: hold.escalation, isOpen: true)
    }

    /// Each level once for each deadline, in order, never before its time, and the last one that has come is there.
    private func checkLevels(
        _ history: [Books.Entry], name: String, deadline: Instant, level: Int, isOpen: Bool
    ) throws {
        var due: Instant?
        var last = 0
        for entry in history {
            switch entry {
            case .made(let deadline): due = deadline
            case .moved(let deadline):
                if deadline != due { last = 0 }
                due = deadline
            case .escalated(let code, let at, let deadline):
                guard let level = EscalationLevel(code: code) else {
                    throw Violation(.escalatedOnce, "\(name) has a level \(code)")
                }
                try require(.escalatedOnce, level.rawValue > last, "\(name) escalates to \(code) again")
                try require(
                    .escalatedInTime, deadline == due && at >= level.instant(for: deadline), "\(name) escalates to \(code) early")
                last = level.rawValue
            }
        }
        try require(.deadline, due == deadline, "\(name) has a deadline that the ledger does not know")
        guard isOpen else { return }
        let wanted = EscalationLevel.allCases.last { $0.instant(for: deadline) <= now }?.rawValue ?? 0
        try require(.escalatedInTime, last == wanted && level == wanted, "\(name) is at level \(last), and \(wanted) has come")
    }

    /// The network heals, partners return and time passes: everything arrives and everything is answered.
    func heal() throws {
        for partner in suspended.sorted() { try setSuspended(false, partner) }
        for partner in World.police + World.recipients {
            for session in liveSessions.filter({ $0.partner == partner }).dropFirst() { end(session.number) }
        }
        for round in 0..<40 {
            for partner in World.police + World.recipients where session(of: partner) == nil { connect(partner) }
            // As every client does each half minute, for it is not told when its peer was replaced.
            for session in liveSessions { say(.hello(Hello(window: 8)), on: session.number) }
            for telling in unanswered {
                if let session = session(of: telling.source) { say(.publish(telling), on: session.number) }
            }
            try settleNetwork()
            time.withLockedValue { $0 = $0 + .seconds(61) }
            try tick()
            try settleNetwork()
            // Windows of a few are served in rounds; whoever listens hears of all there is in far fewer.
            let open = try broker.assumeIsolated { try $0.actions().open }
            if open == 0, unanswered.isEmpty, intake.isEmpty, liveSessions.allSatisfy({ $0.up.isEmpty && $0.down.isEmpty }) {
                return try askEverythingAgain()
            }
            if round == 39 { throw Violation(.everythingArrives, "\(open) are still to be sent, \(unanswered.count) unanswered") }
        }
    }

    /// Everything under way arrives, in order, until there is nothing.
    private func settleNetwork() throws {
        for _ in 0..<30 {
            let busy = liveSessions.filter { !$0.up.isEmpty || !$0.down.isEmpty }
            if busy.isEmpty, intake.isEmpty { return }
            for session in busy {
                for correlation in session.up { try arrive(correlation, on: session.number) }
                sessions[session.number]?.up = []
                for message in sessions[session.number]?.down ?? [] { store(message, on: session.number) }
                sessions[session.number]?.down = []
            }
            let items = intake
            intake = []
            try decide(items)
        }
    }

    /// A partner that does everything right.
    private func store(_ message: Wire.Message, on number: SessionNumber) {
        guard message.verb == .notice, let partner = sessions[number]?.partner, let notice = try? ReceivedNotice(body: message.body)
        else {
            if let partner = sessions[number]?.partner { heard(message, by: partner) }
            return
        }
        let reads = world.trained.contains(partner) || partner.kind == .localAuthority
        say(
            .receipt(
                Receipt(
                    notice: notice.envelope.id, digest: notice.envelope.digest, stage: reads ? .acknowledged : .delivered,
                    by: World.email(of: partner))), on: number)
    }

    /// Every event ever accepted is told once more, after all that has happened.
    private func askEverythingAgain() throws {
        for key in records.events.keys.sorted() {
            guard let telling = records.events[key]?.telling, let session = session(of: telling.source) else { continue }
            say(.publish(telling), on: session.number)
            say(.status(telling.id), on: session.number)
        }
        try settleNetwork()
    }

    func audit() throws {
        for (id, notice) in records.notices where !notice.isHold {
            try require(.everythingArrives, notice.stage > .nothing, "\(label(id)) never arrived")
        }
        try checkNotStuck()
        try checkBooks()
        let status = try ask(.status)
        try require(.notStuck, status?["stuck"]?.integer == 0, "status says that something is stuck")
        let stages = status?["byStage"]?.members.compactMap { $0.value.integer }.reduce(0, +) ?? 0
        let notices = records.notices.values.filter { !$0.isHold }.count
        try require(.accountsAgree, Int(stages) == notices, "the stages of status sum to \(stages), \(notices) were accepted")
        let broken = try broker.assumeIsolated { try $0.brokenReferences() }
        try require(.accountsAgree, broken.isEmpty, broken.map(\.what).joined(separator: "; "))
        try checkLedger()
    }

    private func checkLedger() throws {
        let heads = heads
        do {
            _ = try broker.assumeIsolated { try $0.verifyLedger() }
        } catch {
            throw Violation(.ledgerExtends, "the ledger does not verify: \(error)")
        }
        for head in heads {
            let root = try broker.assumeIsolated { try $0.root(at: head.size) }
            try require(.ledgerExtends, root == head.root, "the root at \(head.size) is not the one seen before")
        }
    }
}
