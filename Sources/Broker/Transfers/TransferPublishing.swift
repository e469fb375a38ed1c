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
        /// Children of whom something could not be opened.
        var damaged = 0

        /// How many notices about children were taken from one school or made for another.
        var moved: Int { withdrawn.count + releases.count { $0.record.kind == .subject } }
    }

    /// Looks at children whose notices may be concerned; a second time it finds nothing to do.
    ///
    /// A child of whom something is damaged is counted and left as it stands, so that the others are looked at.
    func publish(
        about subjects: [Int64], directory: inout SettingDirectory, delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> Outcome {
        var outcome = Outcome()
        for id in subjects {
            guard let (subject, body) = try TakingBack.subject(id, in: transaction), let child = Child(storedWithIncident: body)
            else {
                outcome.damaged += 1
                continue
            }
            // Nothing is written until all that is needed has been read.
            let standing: Standing
            let event: StandingEvent?
            do {
                standing = try self.standing(subject, child, in: transaction)
                event = standing.transfer.needsDecision ? try transaction.event(subject.event) : nil
            } catch JournalError.damaged {
                outcome.damaged += 1
                continue
            }
            directory.unreadableRolls.note(standing.matches.unreadable)
            guard standing.transfer.needsDecision else { continue }
            guard let event, case .child(let incident, _) = StoredSubject(body, type: event.type) else {
                outcome.damaged += 1
                continue
            }
            try follow(
                standing, subject, child, of: incident, event, directory: &directory, delivery: &delivery, in: transaction,
                &outcome)
        }
        return outcome
    }

    /// What stands about a child beside the rolls of today.
    private struct Standing {
        let transfer: Transfer
        let matches: RollMatches
        let held: StandingHold?
        let notices: [(sequence: Int64, line: Transfer.Line)]
    }

    private func standing(_ subject: SubjectHandle, _ child: Child, in transaction: JournalTransaction) throws -> Standing {
        let (notices, wasTransferred) = try transaction.notices(about: subject)
        let matches = try registrar.rolls.matches(lookup.keys(of: child), of: PersonDetails(child), in: transaction)
        let lines = try notices.filter { $0.recipient.kind == .school || $0.recipient.kind == .earlyYears }.map { notice in
            var line = Transfer.Line(recipient: notice.recipient, isByRoll: false, isStored: notice.isStored)
            // Of a hundred thousand that wait on a morning, the content of those that stay is not worth opening.
            if Transfer.mayLeave(notice.recipient, isStored: notice.isStored, matches: matches) {
                let content = try transaction.content(of: recallable(notice.sequence, in: transaction))
                    .flatMap { try? JSONDocument($0).root }
                let match = content?.member("match")?.string.flatMap(MatchBasis.init(rawValue:))
                line.isByRoll = match == .upn || match == .person
                line.isCorrection = content?.member("supersedes") != nil
            }
            return (notice.sequence, line)
        }
        let held = wasTransferred ? try transaction.transferHold(of: subject) : nil
        return Standing(
            transfer: Transfer(lines: lines.map(\.1), matches: matches, isHeld: held != nil), matches: matches, held: held,
            notices: lines)
    }

    private func recallable(_ sequence: Int64, in transaction: JournalTransaction) throws -> RecallableNotice {
        guard let notice = try transaction.recallable(notice: sequence) else { throw JournalError.damaged("notice") }
        return notice
    }

    private func follow(
        _ standing: Standing, _ subject: SubjectHandle, _ child: Child, of incident: Incident, _ event: StandingEvent,
        directory: inout SettingDirectory, delivery: inout Delivery, in transaction: JournalTransaction, _ outcome: inout Outcome
    ) throws {
        let (transfer, matches, held) = (standing.transfer, standing.matches, standing.held)
        let deadline = { (recipient: PartnerID, directory: inout SettingDirectory) in
            directory.deadline(
                for: recipient, reportedAt: incident.reportedAt, attendance: matches.attendance[recipient],
                rule: registrar.settings.deadlines)
        }
        let decisions = try transfer.follow(
            decide(child, of: incident, subject, matches, directory: directory, in: transaction), unresolved: release.unresolved,
            isTold: { try transaction.isDecided(subject, recipient: $0) },
            isInTime: { deadline($0, &directory).instant > transaction.now })
        let leaving = try standing.notices.filter { transfer.takesBack($0.line) }
            .map { try recallable($0.sequence, in: transaction) }
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
