// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
package import Safeguarding
package import Wire

extension Broker {
    /// Enters what an operator brings, as the area's authority says it.
    ///
    /// - Parameter base: by what the statements that stand are known, as whoever enters it was shown; nil where nobody was.
    func recordConsent(_ report: ConsentReport, base: String? = nil) throws -> JSON {
        let now = clock.now
        let registrar = Registrar(settings: settings, inForce: inForce, today: settings.deadlines.zone.date(at: now))
        let source = directory.owner(of: nil) ?? Registrar.nobody
        let id = "consent-\(NoticeID(at: now))"
        var outbox = Outbox()
        let ended = try journal.write(at: now) { transaction in
            if let base, Digest.hex(try transaction.consentMark(of: lookup.keys(of: report.person))) != base {
                var failure = AdminFailure(
                    "what stands of this person's consent has changed since you looked, and nothing was done",
                    try: "what stands now")
                failure.isOutdated = true
                throw failure
            }
            let answer = Registrar.Lines().answer(to: id, sequence: transaction.nextEvent, at: now)
            let ended = try ConsentRegistering(registrar: registrar, lookup: lookup).enter(
                report,
                event: EventRecord(
                    source: source, id: id, type: EventType.consent.rawValue, digest: Digest.sha256(report.octets),
                    reference: report.reference ?? id, force: source.code, riskGrade: nil, occurredAt: report.at,
                    reportedAt: report.at, publishedAt: now, timesOutOfOrder: report.at > now),
                answer: answer, directory: &directory, delivery: &delivery, in: transaction)
            outbox.add(ended)
            return ended
        }
        nextConsentLook = .unknown
        finish(ended, outbox)
        return [
            "event": .string(id), "state": .string(report.statement.state.rawValue), "at": .string(report.at.rfc3339),
            "takenBack": .integer(Int64(ended.withdrawn.count)),
        ]
    }

    /// Takes back what rests on consent that has expired, or that no longer stands when the meeting begins.
    func watchConsent(now: Instant) {
        do {
            while true {
                if case .unknown = nextConsentLook { nextConsentLook = .at(try journal.nextReliance()) }
                guard case .at(let next?) = nextConsentLook, next <= now else { return }
                let registrar = Registrar(settings: settings, inForce: inForce, today: settings.deadlines.zone.date(at: now))
                var outbox = Outbox()
                let ended = try journal.write(at: now) { transaction in
                    let ended = try ConsentWatch(registrar: registrar, lookup: lookup).look(
                        after: .time(now, limit: 500), because: nil, directory: &directory,
                        delivery: &delivery, in: transaction)
                    outbox.add(ended)
                    return ended
                }
                nextConsentLook = .unknown
                finish(ended, outbox)
            }
        } catch {
            rebuildDelivery()
            handleJournalFailure(error, while: "looking at consent")
        }
    }

    private func finish(_ ended: TakingBack.Outcome, _ outbox: Outbox) {
        alarm(ofUntold: ended.untold)
        if !ended.withdrawn.isEmpty {
            logger.notice("notices are taken back for want of consent", metadata: ["count": "\(ended.withdrawn.count)"])
        }
        dispatch(outbox)
    }

    /// Enters that a person withdraws consent, from now on.
    func withdrawConsent(_ arguments: AdminArguments, payload: [UInt8]) throws -> JSON {
        let reference = try arguments.optionalText("reference").map { text in
            guard let reference = PoliceReference.check(text).value else {
                throw AdminFailure("--reference is no reference of a case", try: "3 to 40 letters, digits, spaces or / _ . -")
            }
            return reference.text
        }
        return try recordConsent(
            ConsentReport(
                person: try Self.person(payload), statement: ConsentStatement(state: .withdrawn), at: clock.now,
                reference: reference, recordedBy: try arguments.text("by")),
            base: arguments.optionalText("base"))
    }

    /// Shows what was said of a person's consent, or of anybody's in one case, with the words; a view of personal data, and
    /// journalled as one, also where nothing was said.
    ///
    /// - Parameter payload: a person; empty for everybody whose consent was asked for in the case that `reference` names.
    func showConsent(_ arguments: AdminArguments, payload: [UInt8]) throws -> JSON {
        let by = try arguments.text("by")
        let reason = try arguments.text("reason")
        let reference = arguments.optionalText("reference")
        let person = payload.isEmpty && reference != nil ? nil : try Self.person(payload)
        let now = clock.now
        let zone = settings.deadlines.zone
        return try journal.write(at: now) { transaction in
            let rows =
                if let person {
                    try transaction.consent(of: lookup.keys(of: person), reference: reference)
                } else {
                    try transaction.consent(about: reference ?? "")
                }
            var isViewed = false
            let statements = try rows.map { row -> JSON in
                guard let (subject, body) = try transaction.subject(row.subject) else {
                    return row.json(words: nil, inForce.policy.policy.area, zone)
                }
                try transaction.recordView(by: by, reason: reason, subject: subject)
                isViewed = true
                let words = try? ConsentReport(octets: body, now: .farFuture)
                let said = row.json(words: words, inForce.policy.policy.area, zone)
                guard person == nil, let whom = words?.person else { return said }
                return said.adding([
                    .init(
                        "person",
                        [
                            "givenName": .string(whom.givenName), "familyName": .string(whom.familyName),
                            "dateOfBirth": .string(whom.dateOfBirth.description),
                            "nhsNumber": whom.nhsNumber.map { .string($0) } ?? .null,
                        ])
                ])
            }
            if !isViewed { try transaction.recordView(by: by, reason: reason) }
            guard person != nil else { return ["statements": .array(statements)] }
            let standing = ConsentHistory(rows).facts(for: nil, at: now, gate: .release)
            return [
                "state": .string(standing.state.rawValue), "limb": standing.limb.map { .string($0.rawValue) } ?? .null,
                "statements": .array(statements),
            ]
        }
    }

    static func report(_ payload: [UInt8], now: Instant) throws -> ConsentReport {
        do throws(Problem) {
            return try checkedConsent(payload, now: now)
        } catch {
            throw failure(error)
        }
    }

    /// What a file or a form says of somebody's consent, held to what the register takes.
    ///
    /// - Throws: `not-json`, or `invalid-event` with every fault.
    package static func checkedConsent(_ payload: [UInt8], now: Instant) throws(Problem) -> ConsentReport {
        let report = try ConsentReport(octets: payload, now: now)
        try ConsentRegistering.check(report)
        return report
    }

    static func person(_ payload: [UInt8]) throws -> PersonIdentity {
        do throws(Problem) {
            return try PersonIdentity(octets: payload)
        } catch {
            throw failure(error)
        }
    }

    private static func failure(_ problem: Problem) -> AdminFailure {
        AdminFailure(
            "the file is not what is needed: \(problem.code)",
            try: "the members that docs/protocol.md lists for firstbell.consent.v1",
            lines: problem.errors.map { "\($0.pointer): \($0.code)" })
    }
}

extension Outbox {
    /// Adds what came of a look at consent.
    mutating func add(_ ended: TakingBack.Outcome) {
        withdraw(ended.withdrawn)
        for release in ended.releases { add(release) }
        deadlinesChanged = deadlinesChanged || !ended.withdrawn.isEmpty
    }
}

extension ConsentRow {
    /// - Parameter area: whose terms end what names no end of its own.
    fileprivate func json(words: ConsentReport?, _ area: AreaOptions, _ zone: Zone) -> JSON {
        let override = words?.statement.override
        func end(_ term: ConsentTerm) -> JSON {
            ConsentHistory([entry]).lasting(term, in: zone).entries.first?.expiresAt.map { .string($0.rfc3339) } ?? .null
        }
        return [
            "state": .string(entry.state.rawValue), "statedAt": .string(entry.at.rfc3339),
            "recordedAt": .string(recordedAt.rfc3339), "recalled": .boolean(isRecalled),
            "expiresAt": entry.expiresAt.map { .string($0.rfc3339) } ?? .null,
            "localityUntil": end(area.localityConsent), "referralUntil": end(area.referralConsent),
            "scopes": .array(ConsentScope.allCases.filter(entry.scopes.contains).map { .string($0.rawValue) }),
            "obtainedSafely": .boolean(entry.obtainedSafely),
            "agencies": .array(entry.agencies.map { .string($0.description) }),
            "limb": entry.limb.map { .string($0.rawValue) } ?? .null,
            "reference": words?.reference.map { .string($0) } ?? .null,
            "recordedBy": words.map { .string($0.recordedBy) } ?? .null,
            "method": words?.method.map { .string($0.rawValue) } ?? .null,
            "decidedBy": override.map { .string($0.decidedBy) } ?? .null,
            "reviewedBy": override?.reviewedBy.map { .string($0) } ?? .null,
            "why": override.map { .string($0.reason) } ?? .null,
        ]
    }
}
