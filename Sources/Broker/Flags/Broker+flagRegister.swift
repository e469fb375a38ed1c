// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension Broker {
    /// The flags that stand, without the people they are about.
    func listFlags(_ arguments: AdminArguments) throws -> JSON {
        let today = settings.deadlines.zone.date(at: clock.now)
        let days = arguments.value.member("lapsing")?.integer
        let forum = try arguments.optionalText("forum").map { text in
            guard let forum = ForumID(text), forum.kind == .marac else {
                throw AdminFailure("--forum is not the id of a MARAC", try: "an id such as marac/worcester")
            }
            return forum
        }
        let lastDay = days.map { CivilDate(daysSinceEpoch: today.daysSinceEpoch + Int(min(max($0, 0), 3_660))) }
        let flags = try journal.reader.flags(endingBy: lastDay, forum: forum)
        return [
            "asOf": .string(today.description), "count": .integer(Int64(flags.count)),
            "flags": .array(flags.map { .object($0.members(on: today)) }),
        ]
    }

    /// Shows a flag; with `by` and `reason` also whom it is about, which is a view of personal data and journalled as one.
    func showFlag(_ arguments: AdminArguments) throws -> JSON {
        let today = settings.deadlines.zone.date(at: clock.now)
        guard let id = Int64(try arguments.text("id")), let found = try journal.reader.flag(id) else {
            throw AdminFailure("there is no such flag", try: "firstbell flag list")
        }
        var members = found.flag.members(on: today)
        members.append(.init("referred", .array(found.referrals.map(\.json))))
        members.append(.init("told", .array(found.told.map(\.json))))
        guard let by = arguments.optionalText("by") else { return .object(members) }
        let reason = try arguments.text("reason")
        let people = try journal.write(at: clock.now) { transaction -> JSON in
            // What the last referral said of them, which is what those who were told know them by.
            let last = found.referrals.last { $0.recalledAt == nil } ?? found.referrals.last
            guard let last, let (handle, body) = try TakingBack.subject(last.subject, in: transaction),
                let event = try transaction.event(handle.event),
                case .concerned(let subject) = StoredSubject(body, type: event.type)
            else { throw AdminFailure("whom this flag is about cannot be opened", try: "firstbell ledger verify") }
            try transaction.recordView(by: by, reason: reason, flag: id, subject: handle)
            return subject.pair
        }
        members.append(.init("about", people))
        return .object(members)
    }
}

extension FlagStanding {
    fileprivate func members(on today: CivilDate) -> [JSON.Member] {
        [
            .init("id", .string("\(id)")), .init("forum", .string(forum.description)), .init("until", .string(until.description)),
            .init("daysLeft", .integer(Int64(until.daysSinceEpoch - today.daysSinceEpoch))),
            .init("since", .string(since.rfc3339)), .init("referrals", .integer(Int64(referrals))),
            .init("endedAt", endedAt.map { .string($0.rfc3339) } ?? .null),
        ]
    }
}

extension FlagReferral {
    fileprivate var json: JSON {
        [
            "event": .string(eventID), "source": .string(source.description), "reportedAt": .string(reportedAt.rfc3339),
            "until": .string(until.description), "recalledAt": recalledAt.map { .string($0.rfc3339) } ?? .null,
        ]
    }
}

extension FlagNotice {
    fileprivate var json: JSON {
        [
            "notice": .string(id.description), "recipient": .string(recipient.description), "stage": .string(stage.rawValue),
        ]
    }
}

extension MatterSubject {
    /// The people of a flag.
    fileprivate var pair: JSON {
        func text(_ value: String?) -> JSON { value.map { .string($0) } ?? .null }
        return [
            "reference": .string(facts.reference),
            "victim": [
                "givenName": .string(person.givenName), "familyName": .string(person.familyName),
                "dateOfBirth": text(person.dateOfBirth?.description),
            ],
            "perpetrators": .array(
                perpetrators.map {
                    [
                        "givenName": .string($0.givenName), "familyName": .string($0.familyName),
                        "dateOfBirth": text($0.dateOfBirth?.description),
                    ]
                }),
        ]
    }
}
