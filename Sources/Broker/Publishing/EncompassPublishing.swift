// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Turns one incident into decisions, notices and holds inside a journal transaction.
struct EncompassPublishing {
    let registrar: Registrar
    var settings: BrokerSettings { registrar.settings }
    var inForce: PolicyInForce { registrar.inForce }
    var today: CivilDate { registrar.today }

    /// What the rolls and the policy said of a child.
    private struct Ruling {
        /// The child's place in the incident.
        var position: Int
        var matches: RollMatches
        var routes: ChildRoutes?
        var decisions: [Decision]
    }

    /// Decides, stores and answers.
    ///
    /// - Parameters:
    ///   - release: asked for the session to which a notice goes right after the transaction; nil leaves it waiting.
    /// - Returns: the answer as it is stored, and the notices in the order of their sequence.
    func publish(
        _ publication: Publication, incident: Incident, from partner: PartnerID, directory: inout SettingDirectory,
        delivery: inout Delivery,
        in transaction: JournalTransaction
    ) throws -> Registrar.Entry {
        let event = publication.event
        var correction = try incident.supersedes.map {
            try Correction(
                of: $0, as: event.type, reference: incident.reference, from: partner, registrar: registrar, in: transaction)
        }
        let rulings = try rule(on: incident, publication, directory: directory, in: transaction)
        for ruling in rulings { directory.unreadableRolls.note(ruling.matches.unreadable) }
        let sequence = transaction.nextEvent
        var drafts: [[Registrar.Draft]] = []
        var result = Registrar.Lines()
        result.add(publication.freeText, by: inForce.policy.policy)
        for index in rulings.indices {
            let made = draft(
                rulings[index], among: rulings, event: event, incident: incident,
                person: publication.subjects[rulings[index].position].keys.personNumber, correction: &correction,
                directory: &directory, at: transaction.now)
            result.add(
                made, pointer: "/data/children/\(rulings[index].position)", isProtected: rulings[index].matches.protectedAddress)
            drafts.append(made)
        }
        try correction?.takeBackTheRest(&result, directory: &directory, in: transaction)
        let answer = result.answer(to: event.id, sequence: sequence, at: transaction.now)
        try transaction.accept(
            EventRecord(
                source: partner, id: event.id, type: event.type.rawValue, digest: event.digest, reference: incident.reference,
                force: incident.force, riskGrade: incident.riskGrade, occurredAt: incident.occurredAt,
                reportedAt: incident.reportedAt, publishedAt: event.time, timesOutOfOrder: event.timesOutOfOrder,
                supersedes: correction?.event.sequence, facts: EventFacts(incident),
                given: rulings.map { GivenDetails(incident.children[$0.position], found: $0.decisions) },
                pairs: publication.pairs),
            answer: answer)
        let ended = try correction?.perform(by: sequence, delivery: &delivery, in: transaction) ?? .init()
        var releases: [Registrar.Release] = []
        for index in rulings.indices {
            let position = rulings[index].position
            let person = publication.subjects[position].keys.personNumber
            let subject = try transaction.add(
                SubjectRecord(
                    event: sequence, position: position, person: person,
                    protectedAddress: rulings[index].matches.protectedAddress, body: publication.subjects[position].body))
            for draft in drafts[index] {
                releases += try registrar.enter(
                    draft, about: subject, inputs: inputs(person, rulings[index].matches, rulings[index].routes),
                    delivery: &delivery, in: transaction)
            }
        }
        return Registrar.Entry(answer: answer, ended, releases: releases)
    }

    private func rule(
        on incident: Incident, _ publication: Publication, directory: SettingDirectory, in transaction: JournalTransaction
    ) throws -> [Ruling] {
        let release = EncompassRelease(policy: inForce.policy, division: settings.division)
        let names = incident.namesOfAdults
        return try incident.children.enumerated().map { position, child in
            let keys = publication.subjects[position].keys
            let matches = try registrar.rolls.matches(keys, of: PersonDetails(child), in: transaction)
            let named = child.settings.map { NamedSetting(id: $0, rollLoaded: directory.rollLoaded($0)) }
            var conflicts: [PartnerID: Set<Int64>] = [:]
            if !names.isEmpty {
                for setting in Set(matches.exact.keys).union(child.settings) {
                    conflicts[setting] = try transaction.conflicts(of: setting, with: names)
                }
            }
            var routes = ChildRoutes(of: child, in: incident, area: inForce.policy.policy.area, directory: directory)
            if !names.isEmpty { try routes?.lookForConflicts { try !transaction.conflicts(of: $0, with: names).isEmpty } }
            let decisions = release.decide(
                dateOfBirth: child.dateOfBirth, today: today, grade: incident.riskGrade, matches: matches, named: named,
                routes: routes, isRelevant: incident.relevantIncident, successors: { directory.successors(of: $0) },
                facts: { directory.facts($0, today: today, conflicted: conflicts[$0] ?? []) }
            ).map { publication.freeText?.settle($0, about: position, by: inForce.policy.policy) ?? $0 }
            return Ruling(position: position, matches: matches, routes: routes, decisions: decisions)
        }
    }

    private func draft(
        _ ruling: Ruling, among rulings: [Ruling], event: DecodedEvent, incident: Incident, person: Int64,
        correction: inout Correction?, directory: inout SettingDirectory, at now: Instant
    ) -> [Registrar.Draft] {
        let home = incident.children[ruling.position].educationAuthority
        return ruling.decisions.map { decision in
            var draft = Registrar.Draft(decision: decision)
            switch decision.outcome {
            case .deny: break
            case .release(let match, let exception):
                guard let recipient = decision.recipient, let rule = inForce.policy.rule(named: decision.rule, on: today)
                else { break }
                let deadline = directory.deadline(
                    for: recipient, reportedAt: incident.reportedAt, attendance: ruling.matches.attendance[recipient],
                    rule: settings.deadlines)
                let elsewhere = rulings.contains { other in
                    other.position != ruling.position && other.decisions.contains { $0.isElsewhere(than: recipient) }
                }
                draft.notices.append(
                    notice(
                        to: recipient, rule: rule, match: match, exception: exception, deadline: deadline, incident: incident,
                        child: incident.children[ruling.position], eventID: event.id, timesOutOfOrder: event.timesOutOfOrder,
                        siblingsElsewhere: elsewhere, held: .zero, attendance: ruling.matches.attendance[recipient], at: now
                    ) { correction?.replace(&$0, about: person) })
                if let exception {
                    let hold = registrar.hold(
                        exception, decision, deadline: deadline, exception: true, home: home, directory: directory, at: now)
                    draft.hold = hold
                    draft.notices += registrar.notification(
                        of: hold, eventID: event.id, isProtected: ruling.matches.protectedAddress, at: now)
                }
            case .hold(let code):
                draft = registrar.held(
                    code, decision, reportedAt: incident.reportedAt, eventID: event.id,
                    isProtected: ruling.matches.protectedAddress, home: home, directory: &directory, at: now)
            }
            return draft
        }
    }

    /// The notice about one child to one recipient.
    ///
    /// - Parameter correcting: gives the sequence of the notice whose place it takes, and says so in the content.
    func notice(
        to recipient: PartnerID, rule: EncompassPolicy.Rule, match: MatchBasis, exception: HoldCode?, deadline: Deadline,
        incident: Incident, child: Child, eventID: String, timesOutOfOrder: Bool, siblingsElsewhere: Bool, held: Duration,
        attendance: Weekdays?, at now: Instant, correcting: (inout NoticeContent) -> Int64? = { _ in nil }
    ) -> NoticeRecord {
        var flags: [NoticeFlag] = []
        if timesOutOfOrder { flags.append(.timesOutOfOrder) }
        if deadline.infeasible { flags.append(.infeasible) }
        if deadline.confidence == .low { flags.append(.lowCalendarConfidence) }
        if exception == .noTrainedKeyAdult { flags.append(.noTrainedKeyAdult) }
        var content = Minimisation.content(
            incident: incident, child: child, profile: rule.profile, siblingsElsewhere: siblingsElsewhere,
            contactParentPolicy: inForce.policy.contactParentPolicy, zone: settings.deadlines.zone,
            settled: .init(
                flow: rule.flow, recipient: recipient, deadline: deadline.instant, rehearsal: settings.rehearsal, eventID: eventID,
                decision: .init(rule: rule.id, basis: rule.basis, policy: inForce.digest), match: match, flags: flags))
        let corrects = correcting(&content)
        let body = content.octets
        return NoticeRecord(
            id: NoticeID(at: now), kind: .subject, recipient: recipient, flow: rule.flow, deadline: deadline, held: held,
            attendance: attendance, body: body, digest: Digest.sha256(body), corrects: corrects)
    }

    /// `person|exact|near|protected|today`, the lists sorted and with commas; and where there are routes
    /// `|force|health visitor|education team`.
    private func inputs(_ person: Int64, _ matches: RollMatches, _ routes: ChildRoutes?) -> [UInt8] {
        var text = JSONWriter(capacity: 128)
        text.integer(person)
        text.raw("|")
        if matches.exact.count == 1, let (setting, basis) = matches.exact.first {
            text.bare(setting)
            text.raw("=")
            text.raw(text: basis.rawValue)
        } else {
            text.raw(text: matches.exact.map { "\($0.key)=\($0.value.rawValue)" }.sorted().joined(separator: ","))
        }
        text.raw("|")
        if !matches.near.isEmpty { text.raw(text: matches.near.sorted().map(\.description).joined(separator: ",")) }
        text.raw("|")
        text.boolean(matches.protectedAddress)
        text.raw("|")
        text.bare(today)
        if let routes {
            for addressee in [routes.force, routes.healthVisitor, routes.educationTeam] {
                text.raw("|")
                if let addressee { text.bare(addressee.id) }
            }
        }
        return text.octets
    }
}

extension Decision {
    /// Whether it may tell of the child at a setting that is not `recipient`, or at one that nobody knows yet.
    fileprivate func isElsewhere(than recipient: PartnerID) -> Bool {
        guard !isDenial, self.recipient != recipient else { return false }
        return self.recipient.map { !ChildRoutes.serves($0.kind) } ?? true
    }
}
