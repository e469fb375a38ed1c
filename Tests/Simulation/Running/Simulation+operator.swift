// SPDX-License-Identifier: Apache-2.0
import Broker
import Safeguarding
import Wire

/// The operator: calendars, suspensions and holds.
extension Simulation {
    /// A scope gets another calendar; only this moves a deadline.
    func importCalendar() throws {
        let scopes = World.authorities + World.settings.map(\.id)
        guard let scope = scopes.randomElement(using: &random) else { return }
        let rows = World.rows(of: scope, around: now, using: &random)
        note("a calendar of \(scope)")
        world.calendar[scope] = rows
        deadlines = DeadlineOracle(world)
        for (id, notice) in records.notices where notice.stage < .opened && !notice.isHold {
            records.notices[id]?.deadline = deadlines.deadline(
                for: notice.recipient, reportedAt: notice.reportedAt, attendance: notice.attendance)
        }
        try importFile("calendar", "calendar.csv", World.calendarFile(rows))
        try collect()
        if chance(2) { try checkBooks() }
    }

    func changeStanding() throws {
        guard let partner = World.recipients.randomElement(using: &random) else { return }
        let suspends = !suspended.contains(partner)
        note("\(partner) is \(suspends ? "suspended" : "resumed")")
        try setSuspended(suspends, partner)
    }

    func setSuspended(_ suspends: Bool, _ partner: PartnerID) throws {
        let answer = try ask(
            suspends ? .partnerSuspend : .partnerResume, ["id": .string(partner.description), "reason": "a simulation"])
        try require(.keepsRunning, answer != nil, "a change of standing was refused")
        if suspends {
            suspended.insert(partner)
            for session in liveSessions where session.partner == partner { end(session.number) }
        } else {
            suspended.remove(partner)
        }
        try collect()
    }

    /// A person looks at a hold and releases, routes or denies it.
    func resolveHold() throws {
        guard let list = try ask(.holdList)?["holds"]?.elements.map({ $0 }),
            let hold = list.randomElement(using: &random), let id = hold["id"]?.string
        else { return }
        let by: JSON = ["id": .string(id), "by": "A. Officer", "reason": "a simulation"]
        guard let shown = try ask(.holdShow, by), let name = shown["child"]?["familyName"]?.string,
            let person = world.people.first(where: { $0.familyName == name }), let sequence = hold["sequence"]?.integer,
            let telling = tellingsBySequence[sequence]
        else {
            // Only a fault may keep a person from seeing what a hold is about.
            return try require(.keepsRunning, faultArmed, "a hold could not be shown")
        }
        let isException = hold["exception"]?.boolean == true
        let code = hold["code"]?.string ?? ""
        switch number(0...2) {
        case 0:
            note("a hold of \(telling.id)/\(person.index) is denied")
            _ = try ask(.holdDeny, by)
            try collect()
        case 1:
            let recipient = hold["recipient"]?.string.flatMap { PartnerID($0) }
            note("a hold of \(telling.id)/\(person.index) is released to \(recipient?.description ?? "nobody")")
            let answer = try ask(.holdRelease, by)
            try released(answer, person, telling, isException: isException, code: code)
        default:
            guard let target = World.settings.randomElement(using: &random)?.id else { return }
            note("a hold of \(telling.id)/\(person.index) is routed to \(target)")
            let answer = try ask(
                .holdRoute, ["id": .string(id), "by": "A. Officer", "reason": "a simulation", "to": .string(target.description)])
            try released(answer, person, telling, isException: isException, code: "")
        }
    }

    private func released(
        _ answer: JSONValue?, _ person: Person, _ telling: Telling, isException: Bool, code: String
    ) throws {
        if !isException, let answer {
            guard let id = answer["notice"]?.string, let recipient = answer["recipient"]?.string.flatMap({ PartnerID($0) }),
                let deadline = answer["deadline"]?.string.flatMap({ try? Instant(rfc3339: $0) })
            else { throw Violation(.decided, "a hold was released without a notice") }
            let oracle = Oracle(world: world, suspended: suspended, today: Zone.london.date(at: now))
            try require(.decided, oracle.mayBeRouted(person, to: recipient), "\(recipient) may not have what a person sent it")
            // Where the roll has the child for certain it says on which days it comes.
            let isCertain = telling.children.contains { $0.person.index == person.index && $0.knowledge != .name }
            let attendance = isCertain ? person.attendance[recipient] : nil
            let expected = deadlines.deadline(for: recipient, reportedAt: telling.reportedAt, attendance: attendance)
            try require(.deadline, deadline == expected, "a released notice is due \(deadline.rfc3339), not \(expected.rfc3339)")
            records.notices[id] = Records.NoticeRecord(
                event: telling.id, source: telling.source, person: person, recipient: recipient, reportedAt: telling.reportedAt,
                attendance: attendance, deadline: deadline)
            records.allowed[.init(event: telling.id, person: person.index), default: []].insert(recipient)
            records.events["\(telling.source) \(telling.id)"]?.notices.append(id)
        }
        try collect()
    }
}
