// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Decides anew, inside a journal transaction, for children who are no longer where they were when a notice was released.
struct TransferPublishing {
    let registrar: Registrar
    let lookup: RollLookup

    private var release: EncompassRelease {
        EncompassRelease(policy: registrar.inForce.policy, division: registrar.settings.division)
    }

    /// What came of it.
    struct Outcome {
        var releases: [Registrar.Release] = []
        /// Sequences of the notices that were taken back.
        var withdrawn: [Int64] = []
        var holds = 0
        /// Subjects that could not be opened.
        var damaged = 0

        /// How many notices about children were taken from one school or made for another.
        var moved: Int { withdrawn.count + releases.count { $0.record.kind == .subject } }
    }

    /// Looks at every child whose notices may be concerned; a second time it finds nothing to do.
    func publish(
        directory: inout SettingDirectory, delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> Outcome {
        var outcome = Outcome()
        for id in try transaction.subjectsInTransit() {
            guard let (subject, body) = try TakingBack.subject(id, in: transaction),
                let event = try transaction.event(subject.event),
                case .child(let incident, let child) = StoredSubject(body, type: event.type)
            else {
                outcome.damaged += 1
                continue
            }
            try follow(
                subject, child, of: incident, event, directory: &directory, delivery: &delivery, in: transaction, &outcome)
        }
        return outcome
    }

    private func follow(
        _ subject: SubjectHandle, _ child: Child, of incident: Incident, _ event: StandingEvent,
        directory: inout SettingDirectory, delivery: inout Delivery, in transaction: JournalTransaction, _ outcome: inout Outcome
    ) throws {
        let standing = try transaction.notices(about: subject).filter {
            $0.notice.recipient.kind == .school || $0.notice.recipient.kind == .earlyYears
        }
        let matches = try registrar.rolls.matches(lookup.keys(of: child), of: PersonDetails(child), in: transaction)
        let held = try transaction.transferHold(of: subject)
        let lines = try standing.map { notice, isStored in
            let content = isStored ? nil : try transaction.content(of: notice).flatMap { try? JSONDocument($0).root }
            let match = content?.member("match")?.string.flatMap(MatchBasis.init(rawValue:))
            return Transfer.Line(
                recipient: notice.recipient, isByRoll: match == .upn || match == .person, isStored: isStored,
                isCorrection: content?.member("supersedes") != nil)
        }
        let transfer = Transfer(lines: lines, matches: matches, isHeld: held != nil)
        guard transfer.needsDecision else { return }
        let deadline = { (recipient: PartnerID, directory: inout SettingDirectory) in
            directory.deadline(
                for: recipient, reportedAt: incident.reportedAt, attendance: matches.attendance[recipient],
                rule: registrar.settings.deadlines)
        }
        let decisions = try transfer.follow(
            decide(child, of: incident, subject, matches, directory: directory, in: transaction), unresolved: release.unresolved,
            isTold: { try transaction.isDecided(subject, recipient: $0) },
            isInTime: { deadline($0, &directory).instant > transaction.now })
        let leaving = zip(standing, lines).filter { transfer.takesBack($1) }.map(\.0.notice)
        for notice in leaving {
            try transaction.withdraw(notice, as: .superseded, by: nil)
            delivery.settled(notice.sequence, recipient: notice.recipient)
            outcome.withdrawn.append(notice.sequence)
        }
        if let held, decisions.contains(where: { !$0.isDenial }) {
            try transaction.withdraw(held, as: .superseded, by: nil, subject: subject)
        }
        let inputs = "transfer|\(leaving.map { "\($0.sequence)" }.joined(separator: ","))|\(registrar.today)"
        for decision in decisions {
            let recipient = decision.recipient ?? directory.owner(of: leaving.first?.recipient) ?? Registrar.nobody
            let draft = try draft(
                decision, about: child, of: incident, subject, event, matches, deadline: deadline(recipient, &directory),
                held: held.map { transaction.now - $0.openedAt } ?? .zero, directory: directory, in: transaction)
            if draft.hold != nil { outcome.holds += 1 }
            outcome.releases += try registrar.enter(
                draft, about: subject, inputs: Array(inputs.utf8), delivery: &delivery, in: transaction)
        }
    }

    /// What the policy says today.
    ///
    /// The settings that the producer named are left out: they had their turn when the event came.
    private func decide(
        _ child: Child, of incident: Incident, _ subject: SubjectHandle, _ matches: RollMatches, directory: SettingDirectory,
        in transaction: JournalTransaction
    ) throws -> [Decision] {
        let names = incident.namesOfAdults
        var conflicts: [PartnerID: Set<Int64>] = [:]
        for setting in matches.exact.keys where !names.isEmpty {
            conflicts[setting] = try transaction.conflicts(of: setting, with: names)
        }
        return release.decide(
            dateOfBirth: child.dateOfBirth, today: registrar.today, grade: incident.riskGrade, matches: matches, named: [],
            isRelevant: incident.relevantIncident, successors: { directory.successors(of: $0) },
            facts: { directory.facts($0, today: registrar.today, conflicted: conflicts[$0] ?? []) }
        ).map { decision in
            // The producer sees the recipients of a child that was not marked as protected when it was accepted.
            guard matches.protectedAddress, !subject.protectedAddress, case .release = decision.outcome else { return decision }
            var decision = decision
            decision.outcome = .hold(.settingUnconfirmed)
            return decision
        }
    }

    private func draft(
        _ decision: Decision, about child: Child, of incident: Incident, _ subject: SubjectHandle, _ event: StandingEvent,
        _ matches: RollMatches, deadline: Deadline, held: Duration, directory: SettingDirectory, in transaction: JournalTransaction
    ) throws -> Registrar.Draft {
        var draft = Registrar.Draft(decision: decision)
        let isProtected = matches.protectedAddress || subject.protectedAddress
        func hold(_ code: HoldCode, exception: Bool) {
            let hold = registrar.hold(
                code, decision, deadline: deadline, exception: exception, home: child.educationAuthority, directory: directory,
                at: transaction.now)
            draft.hold = hold
            draft.notices += registrar.notification(of: hold, eventID: event.id, isProtected: isProtected, at: transaction.now)
        }
        switch decision.outcome {
        case .deny: break
        case .hold(let code): hold(code, exception: false)
        case .release(let match, let exception):
            guard let recipient = decision.recipient,
                let rule = registrar.inForce.policy.rule(named: decision.rule, on: registrar.today)
            else { break }
            draft.notices.append(
                EncompassPublishing(registrar: registrar).notice(
                    to: recipient, rule: rule, match: match, exception: exception, deadline: deadline, incident: incident,
                    child: child, eventID: event.id, timesOutOfOrder: event.timesOutOfOrder,
                    siblingsElsewhere: try transaction.othersElsewhere(
                        event: subject.event, than: recipient, subject: subject.id),
                    held: held, attendance: matches.attendance[recipient], at: transaction.now))
            if let exception { hold(exception, exception: true) }
        }
        return draft
    }
}
