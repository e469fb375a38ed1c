// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

import Broker

/// Every answer is looked at when the broker gives it, whether or not it reaches anybody.
extension Simulation {
    func answered(_ message: Wire.Message, on number: SessionNumber) throws {
        guard let session = sessions[number] else { throw Violation(.answered, "an answer to a session that never was") }
        try require(.nothingPersonal, !message.body.hasMark, "a \(message.verb.rawValue) to \(session.partner) names a person")
        let correlation = String(decoding: message.correlation, as: UTF8.self)
        if message.verb == .progress, correlation.isEmpty {
            return try progressed(try Progress(body: message.body), session.partner, isAnswer: false)
        }
        guard let asked = asked[correlation] else { throw Violation(.answered, "an answer to nothing asked") }
        try require(.answered, asked.partner == session.partner, "\(session.partner) got the answer of \(asked.partner)")
        let problem = message.verb == .rejected ? try Problem(body: message.body) : nil
        if let problem, problem.code == .retryLater {
            return try require(.answered, faultArmed, "retry-later without a cause")
        }
        switch asked.question {
        case .publish(let telling): try published(telling, message, problem)
        case .receipt(let receipt): try receipted(receipt, asked.partner, message, problem)
        case .hello:
            let welcome = try Welcome(body: message.body)
            try require(.answered, welcome.partner == session.partner, "\(session.partner) is welcomed as \(welcome.partner)")
        case .status(let event):
            let known = records.events["\(asked.partner) \(event)"]
            if let problem {
                return try require(
                    .answered, problem.code == .unknownEvent && known == nil, "STATUS of a known event: \(problem.code.rawValue)")
            }
            try progressed(try Progress(body: message.body), asked.partner, isAnswer: true)
        }
    }

    private func published(_ telling: Telling, _ message: Wire.Message, _ problem: Problem?) throws {
        let key = "\(telling.source) \(telling.id)"
        if let fault = telling.fault {
            return try require(
                .answered, problem?.code.rawValue == fault.rawValue,
                "\(telling.id) has \(fault.rawValue) and got \(problem?.code.rawValue ?? message.verb.rawValue)")
        }
        if let event = records.events[key] {
            guard event.telling == telling else {
                return try require(.conflictChangesNothing, problem?.code == .conflict, "\(key) took other content")
            }
            let accepted =
                try problem.map { throw Violation(.sameAnswer, "\(key): \($0.code.rawValue)") }
                ?? Accepted(body: message.body)
            let same = Accepted.octets(stored: event.stored, digest: accepted.digest, duplicate: true)
            return try require(.sameAnswer, message.body == same, "\(key) is answered otherwise than before")
        }
        if let problem {
            throw Violation(.answered, "\(key) is refused: \(problem.code.rawValue) \(problem.errors.first?.pointer ?? "")")
        }
        let accepted = try Accepted(body: message.body)
        try require(.sameAnswer, !accepted.duplicate, "\(key) is called a duplicate")
        try decided(telling, accepted.answer)
    }

    /// Compares an answer with what the world says, line by line, and learns the notices of it.
    private func decided(_ telling: Telling, _ answer: AcceptedAnswer) throws {
        let oracle = Oracle(world: world, suspended: suspended, today: Zone.london.date(at: now))
        var notices = answer.notices[...]
        var holds = answer.holds[...]
        var denials = answer.denials[...]
        var learnt: [String] = []
        for (position, mention) in telling.children.enumerated() {
            let person = mention.person
            let hides = person.isProtected && !person.settings.isEmpty
            for (recipient, outcome) in oracle.outcomes(of: mention) {
                let shown = hides ? nil : recipient
                let what = "\(telling.id)/\(person.index) at \(recipient?.description ?? "nobody")"
                switch outcome {
                case .notice(let exception, let attendance):
                    guard let line = notices.popFirst(), let recipient, line.recipient == shown else {
                        throw Violation(.decided, "\(what) should be told")
                    }
                    let deadline = deadlines.deadline(for: recipient, reportedAt: telling.reportedAt, attendance: attendance)
                    try require(
                        .deadline, line.deadline == deadline, "\(what) is due \(line.deadline.rfc3339), not \(deadline.rfc3339)")
                    records.notices[line.notice] = Records.NoticeRecord(
                        event: telling.id, source: telling.source, person: person, recipient: recipient,
                        reportedAt: telling.reportedAt, attendance: attendance, deadline: deadline)
                    records.allowed[.init(event: telling.id, person: person.index), default: []].insert(recipient)
                    learnt.append(line.notice)
                    if exception { records.holds += 1 }
                case .hold(let code):
                    guard let line = holds.popFirst(), line.recipient == shown, line.code == code.rawValue,
                        line.subject == "/data/children/\(position)"
                    else { throw Violation(.decided, "\(what) should be held for \(code.rawValue)") }
                    records.holds += 1
                case .denial(let code):
                    guard let line = denials.popFirst(), line.recipient == shown, line.code == code.rawValue else {
                        throw Violation(.decided, "\(what) should be denied for \(code.rawValue)")
                    }
                }
            }
        }
        try require(
            .decided, notices.isEmpty && holds.isEmpty && denials.isEmpty, "\(telling.id) came to more than the policy says")
        records.events["\(telling.source) \(telling.id)"] = Records.AcceptedEvent(
            telling: telling, stored: answer.stored, notices: learnt)
        tellingsBySequence[answer.sequence] = telling
    }

    private func receipted(_ receipt: Receipt, _ partner: PartnerID, _ message: Wire.Message, _ problem: Problem?) throws {
        func expect(_ code: ProblemCode) throws {
            try require(
                .receiptJudged, problem?.code == code,
                "\(receipt.stage.rawValue) by \(partner) got \(problem?.code.rawValue ?? message.verb.rawValue), not \(code.rawValue)"
            )
        }
        guard let notice = records.notices[receipt.notice], notice.recipient == partner else { return try expect(.unknownNotice) }
        guard receipt.digest == notice.digest else { return try expect(.digestMismatch) }
        if !notice.isHold, receipt.stage == .opened || receipt.stage == .acknowledged {
            guard world.trained.contains(partner), receipt.by == World.email(of: partner) else { return try expect(.notKeyAdult) }
        }
        if let problem { throw Violation(.receiptJudged, "a good receipt is refused: \(problem.code.rawValue)") }
        let recorded = try Recorded(body: message.body)
        let reached = notice.stage.after(receipt.stage)
        try require(
            .stagesMonotone, recorded.stage == reached.stage,
            "\(label(receipt.notice)) is \(recorded.stage.rawValue) after \(receipt.stage.rawValue) on \(notice.stage)")
        if reached == .refused, notice.stage != .refused, !notice.isHold { records.holds += 1 }
        records.notices[receipt.notice]?.stage = reached
        guard let number = notice.number else { return }
        for session in sessions.keys { sessions[session]?.out[number] = nil }
    }

    private func progressed(_ progress: Progress, _ partner: PartnerID, isAnswer: Bool) throws {
        guard let event = records.events["\(partner) \(progress.event)"] else {
            throw Violation(.notInvented, "\(partner) hears of an event that it never published")
        }
        if isAnswer {
            try require(
                .accountsAgree, Set(progress.notices.map(\.notice)) == Set(event.notices),
                "STATUS of \(progress.event) lists others")
        }
        for line in progress.notices {
            guard let notice = records.notices[line.notice], notice.event == progress.event else {
                throw Violation(.notInvented, "PROGRESS of a notice that nobody knows")
            }
            let hides = notice.person.map { $0.isProtected && !$0.settings.isEmpty } ?? false
            try require(.nothingPersonal, line.recipient == (hides ? nil : notice.recipient), "PROGRESS names another recipient")
            guard isAnswer else { continue }
            let known = notice.stage.stage.map { $0 == line.stage } ?? (line.stage == .released || line.stage == .sent)
            try require(.stagesMonotone, known, "\(label(line.notice)) is said to be \(line.stage.rawValue), not \(notice.stage)")
            try require(.deadline, line.deadline == notice.deadline, "\(label(line.notice)) is said to be due at another time")
        }
    }
}

extension [UInt8] {
    /// Whether the octets hold a part of some name or postcode of the world.
    var hasMark: Bool {
        var last: UInt8 = 0
        for octet in self {
            if last == UInt8(ascii: "Z"), octet == UInt8(ascii: "q") { return true }
            if last == UInt8(ascii: "R"), octet == UInt8(ascii: "9") { return true }
            last = octet
        }
        return false
    }

    /// Whether a text is somewhere in the octets.
    func holds(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard let first = wanted.first, count >= wanted.count else { return wanted.isEmpty }
        return withUnsafeBufferPointer { octets in
            (0...(octets.count - wanted.count)).contains { place in
                octets[place] == first && octets[place..<(place + wanted.count)].elementsEqual(wanted)
            }
        }
    }
}
