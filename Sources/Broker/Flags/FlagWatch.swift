// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

/// Takes flags off whose twelve months are over, and tells the members of the forum that had been told of them (domain.md 3.2).
struct FlagWatch {
    let registrar: Registrar
    let lookup: RollLookup

    /// What came of a look.
    struct Outcome {
        var releases: [Registrar.Release] = []
        /// How many flags were taken off.
        var lapsed = 0
        /// How many members have a flag and cannot be told, because what was sealed of it does not open.
        var untold = 0
    }

    /// Whom a lapse is about, ready to be told.
    private struct Lapse {
        var subject: MatterSubject
        var handle: SubjectHandle
        var eventID: String
    }

    private var publishing: MatterPublishing { MatterPublishing(registrar: registrar, lookup: lookup) }

    /// Ends the flags, each with word to whoever has it.
    func end(
        _ flags: [StandingFlag], directory: inout SettingDirectory, delivery: inout Delivery, in transaction: JournalTransaction
    ) throws -> Outcome {
        var outcome = Outcome(lapsed: flags.count)
        for flag in flags {
            let members = Set(try transaction.members(of: flag.forum).map(\.partner))
            var lapses: [Int64: Lapse] = [:]
            for holder in try transaction.told(of: flag) where members.contains(holder.partner) {
                let ready = try lapses[holder.subject] ?? lapse(of: flag, knownBy: holder.subject, in: transaction)
                guard let ready else {
                    outcome.untold += 1
                    continue
                }
                lapses[holder.subject] = ready
                outcome.releases += try tell(
                    holder.partner, of: ready, directory: &directory, delivery: &delivery, in: transaction)
            }
            try transaction.end(flag)
        }
        return outcome
    }

    /// Seals that a flag has lapsed, about the people of the flag as it was told, so that a person who is asked about it decides
    /// about the same.
    ///
    /// - Returns: nil where what was told is gone, or cannot be opened.
    private func lapse(of flag: StandingFlag, knownBy id: Int64, in transaction: JournalTransaction) throws -> Lapse? {
        guard let (told, body) = try TakingBack.subject(id, in: transaction), let event = try transaction.event(told.event),
            case .concerned(var subject) = StoredSubject(body, type: event.type)
        else { return nil }
        subject.facts.flag = MARACFlag(.lapse, until: flag.until)
        // Its deadline runs from the end of the flag, not from the referral.
        subject.facts.reportedAt = MARACFlag.lapse(after: flag.until, in: registrar.settings.deadlines.zone)
        subject.recipients = []
        let handle = try transaction.add(
            SubjectRecord(
                event: told.event, position: 1, person: told.person, protectedAddress: told.protectedAddress, body: subject.stored))
        try transaction.keepLapse(handle)
        return Lapse(subject: subject, handle: handle, eventID: event.id)
    }

    private func tell(
        _ partner: PartnerID, of lapse: Lapse, directory: inout SettingDirectory, delivery: inout Delivery,
        in transaction: JournalTransaction
    ) throws -> [Registrar.Release] {
        let recipient = MatterRecipient(partner, as: lapse.subject.role(of: partner) ?? .maracAgency)
        let decision = try publishing.decide(
            lapse.subject, to: recipient, isChosen: false, directory: directory, in: transaction)
        let draft = publishing.draft(
            decision, about: lapse.subject, eventID: lapse.eventID, timesOutOfOrder: false, held: .zero,
            isProtected: lapse.handle.protectedAddress, directory: &directory, at: transaction.now)
        return try registrar.enter(
            draft, about: lapse.handle, inputs: Array("lapse|\(lapse.handle.event)|\(partner)|\(registrar.today)".utf8),
            delivery: &delivery, in: transaction)
    }
}
