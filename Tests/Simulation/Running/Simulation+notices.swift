// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

import Broker

/// Every notice is looked at when the broker sends it.
extension Simulation {
    func noticed(_ sending: Outbox.Sending, heard: Int, reaching: Bool) throws {
        let message = sending.message(source: broker.settings.source)
        let number = sending.dispatch.notice.sequence
        var target = sending.dispatch.session
        if mutation == .misdeliver, !mutated, let other = liveSessions.first(where: { $0.partner != sending.notice.recipient }) {
            mutated = true
            target = other.number
        }
        guard let session = sessions[target] else { throw Violation(.notInvented, "a notice to a session that never was") }
        var notice = try ReceivedNotice(body: message.body)
        if mutation == .hideAttempt, !mutated, notice.envelope.attempt > 1 {
            mutated = true
            notice.envelope.attempt = 1
        }
        let id = notice.envelope.id
        switch notice.content {
        case .notice(let content): try checkContent(content, id: id, to: session.partner, body: message.body)
        case .caseNotice, .matterNotice, .digest: throw Violation(.notInvented, "a notice of a case that nobody published")
        case .recalled: throw Violation(.notInvented, "a recall that nobody published")
        case .drill: throw Violation(.notInvented, "a drill that nobody sent")
        case .hold(let content): try checkHold(content, id: id, envelope: notice.envelope, to: session.partner, body: message.body)
        }
        guard let known = records.notices[id] else { throw Violation(.notInvented, "a notice that nobody decided on") }
        try require(.rightRecipient, known.recipient == session.partner, "\(label(id)) goes to \(session.partner)")
        try require(
            .repetitionMarked, notice.envelope.attempt == known.attempt + 1,
            "\(label(id)) is attempt \(notice.envelope.attempt) after \(known.attempt)")
        try require(
            .sameAnswer, known.digest.isEmpty || known.digest == notice.envelope.digest, "\(label(id)) has other content now")
        records.notices[id]?.number = number
        records.notices[id]?.attempt = notice.envelope.attempt
        records.notices[id]?.digest = notice.envelope.digest
        records.numbers[number] = id
        note("sends \(label(id)) attempt \(notice.envelope.attempt) on \(target)")
        // After a failed turn what was out goes again, and may then be refused: what the broker sent before, it has forgotten.
        if hasForgotten { for other in sessions.keys { sessions[other]?.out[number] = nil } }
        // The gateway drops what is for a session that has gone, of which the broker is about to hear.
        guard session.isLive, reaching else { return }
        try require(.rightRecipient, !suspended.contains(session.partner), "\(label(id)) goes to a suspended partner")
        if congestion.holdsBack(target, heard: heard) || chance(40) {
            note("the socket of \(target) is full")
            congestion.refused(target)
            intake.append(.congested(sending.dispatch))
        } else {
            try checkOrder(number, person: sending.dispatch.notice.person, id: id, session: session)
            congestion.sent(target)
            sessions[target]?.out[number] = now
            sessions[target]?.down.append(message)
        }
    }

    private func checkContent(_ content: NoticeContent, id: String, to partner: PartnerID, body: [UInt8]) throws {
        guard let known = records.notices[id], let person = known.person else {
            throw Violation(.notInvented, "a notice that nobody decided on")
        }
        try require(
            .rightRecipient,
            content.recipient == partner && content.event.id == known.event
                && content.child.familyName == person.familyName, "\(label(id)) has the content of another")
        let allowed = records.allowed[.init(event: known.event, person: person.index)] ?? []
        try require(.rightRecipient, allowed.contains(partner), "\(label(id)) was not decided for \(partner)")
        try require(.nothingPersonal, !body.holds("WR99"), "\(label(id)) has an address")
        for other in world.people where other != person {
            try require(.nothingPersonal, !body.holds(other.familyName), "\(label(id)) names another child")
        }
        for setting in World.settings.map(\.id) where setting != partner {
            // Six digits alone turn up in random ids.
            let isNamed = body.holds("\(setting)") || body.holds("\"\(setting.code)\"")
            try require(.nothingPersonal, !isNamed, "\(label(id)) names another setting")
        }
    }

    private func checkHold(
        _ content: HoldContent, id: String, envelope: NoticeEnvelope, to partner: PartnerID, body: [UInt8]
    ) throws {
        try require(.nothingPersonal, !body.hasMark, "the word of a hold names a person")
        guard let event = records.events.values.first(where: { $0.telling.id == content.event }) else {
            throw Violation(.notInvented, "a hold of an event that was never accepted")
        }
        if records.notices[id] == nil {
            if let recipient = content.recipient {
                try require(
                    .rightRecipient, partner == Oracle.certainAuthority(of: recipient),
                    "the hold of \(recipient) goes to \(partner)")
            }
            try require(.rightRecipient, partner.kind == .localAuthority, "a hold goes to \(partner)")
            records.notices[id] = Records.NoticeRecord(
                event: content.event, source: event.telling.source, person: nil, recipient: partner,
                reportedAt: event.telling.reportedAt, attendance: nil, deadline: content.deadline, isHold: true)
        }
    }

    /// Notices about one person reach one recipient in the order of their numbers, and no more are out than asked for.
    private func checkOrder(_ number: Int64, person: Int64, id: String, session: SimulatedSession) throws {
        for other in sessions.values where other.isLive && !hasForgotten {
            try require(.withinWindow, other.out[number] == nil, "\(label(id)) is out twice")
        }
        if !hasForgotten {
            try require(
                .withinWindow, session.out.count < session.widest,
                "\(session.out.count) are out on \(session.number) of \(session.widest)")
        }
        let line = Line(recipient: session.partner, person: person)
        let before = lines[line] ?? []
        if !before.contains(number) {
            try require(.inOrder, before.allSatisfy { $0 < number }, "\(label(id)) goes for the first time after later ones")
            lines[line] = before + [number]
        }
        for earlier in before where earlier < number && !hasForgotten {
            guard let name = records.numbers[earlier], records.notices[name]?.stage == .nothing else { continue }
            try require(
                .inOrder, session.out[earlier] != nil, "\(label(id)) overtakes \(label(name)), which nobody has stored")
        }
    }
}
