// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// What the register of flags says of a MARAC's matter, and what the matter does to it (domain.md 3.2).
extension MatterPublishing {
    /// The people of a matter with what the register says of them: whether it is a repeat, and what a flag comes to.
    ///
    /// It is sealed with them, so that whoever resolves a hold later decides on what was so when the event came.
    ///
    /// - Parameter superseded: sequence of the event whose place this one takes, if it does.
    func marked(
        _ people: [Publication.Concerned], from partner: PartnerID, inPlaceOf superseded: Int64?,
        in transaction: JournalTransaction
    ) throws -> [Publication.Concerned] {
        try people.map { concerned in
            var subject = concerned.subject
            guard let history = try flags(on: subject, from: partner, without: superseded, in: transaction) else {
                return concerned
            }
            let day = days(subject).reportedOn
            // That it was criminal behaviour is not in the register; where that counts, the producer says so.
            subject.facts.isRepeatByRegister =
                policy.area.repeatDefinition == .anyBehaviour
                && history.isRepeat(reportedAt: subject.facts.reportedAt, on: day)
            if subject.facts.stage == .flag { subject.facts.flag = history.flag(referredOn: day) }
            guard subject != concerned.subject else { return concerned }
            return Publication.Concerned(subject: subject, person: concerned.person, body: subject.stored)
        }
    }

    /// - Throws: `Problem` for a flag whose twelve months are over before it is told.
    static func check(_ flag: MARACFlag?, today: CivilDate) throws {
        guard let flag, flag.until < today else { return }
        throw Problem(
            .invalidEvent,
            errors: [
                FieldError(
                    pointer: "/data/reportedAt", .invalidValue, "A referral of the last twelve months is needed for a flag.")
            ])
    }

    /// Enters a flag in the register, unless the policy lets nobody of the forum know.
    func flag(
        _ subject: MatterSubject, unlessDenied decisions: [Decision], about handle: SubjectHandle, from partner: PartnerID,
        in transaction: JournalTransaction
    ) throws {
        guard subject.facts.flag != nil, let forum = subject.facts.forum, let pair = lookup.pair(of: subject),
            let history = try flags(on: subject, from: partner, in: transaction),
            decisions.isEmpty || !decisions.allSatisfy(\.isDenial)
        else { return }
        try transaction.flag(
            pair, at: forum, about: handle, until: MARACFlag.lastDay(referredOn: days(subject).reportedOn),
            extending: history.standing)
    }

    /// Nil where it is not before a MARAC.
    private func flags(
        on subject: MatterSubject, from partner: PartnerID, without superseded: Int64? = nil, in transaction: JournalTransaction
    ) throws -> FlagHistory? {
        guard subject.facts.flow == .marac, let forum = subject.facts.forum, let pair = lookup.pair(of: subject) else { return nil }
        return try transaction.flags(
            on: pair, at: forum, source: partner, reference: subject.facts.reference, without: superseded)
    }

    /// Whom an event says that it is from, where that is somebody of this deployment.
    func producer(of event: DecodedEvent) -> PartnerID? {
        let parts = event.source.split(separator: "/", omittingEmptySubsequences: true).suffix(2)
        guard let partner = PartnerID(parts.joined(separator: "/")), registrar.settings.source(of: partner) == event.source else {
            return nil
        }
        return partner
    }
}
