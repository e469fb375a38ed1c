// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding
import Wire

/// How far the evening's look at what is old is.
struct Aging: Sendable {
    /// The last evening whose look is done; nil until the first after a start.
    var day: CivilDate?
    var part = RetentionPart.content
    /// What this evening has found so far; its `next` is that of the part.
    var pass = RetentionPass()

    /// The hour of the area's clock from which on it is done: few events come, and nobody at a school waits for an answer.
    static let hour = 21
    /// Events looked at in one turn, so that what is published meanwhile waits for some hundredths of a second at most.
    static let eventsOfTurn = 200
}

extension Broker {
    /// Destroys in the evening, some events a turn, what is due; a restart begins the evening's look again.
    func ageBodies(now: Instant) {
        let wall = settings.deadlines.zone.wallTime(at: now)
        guard wall.hour >= Aging.hour, aging.day != wall.date, condition == .ready else { return }
        guard !journal.awaitsRetentionReview else {
            aging = Aging(day: wall.date)
            logger.error("the journal was restored: nothing is destroyed until `firstbell retention run`")
            return
        }
        do {
            aging.pass += try age(aging.part, after: aging.pass.next ?? 0, destroying: true)
            guard aging.pass.next == nil else { return }
            if let next = aging.part.next {
                aging.part = next
                return
            }
            let pass = aging.pass
            aging = Aging(day: wall.date)
            guard pass.due + pass.words + pass.rows + pass.entries > 0 else { return }
            logger.notice(
                "what is past its time is destroyed",
                metadata: [
                    "events": "\(pass.due)", "notices": "\(pass.notices)", "words": "\(pass.words)", "rows": "\(pass.rows)",
                    "entries": "\(pass.entries)",
                ])
        } catch {
            handleJournalFailure(error, while: "destroying content")
            // Not again before tomorrow, or this would fail every second of the evening; what comes after is none the worse.
            if let next = aging.part.next, condition == .ready {
                aging.part = next
                aging.pass.next = nil
            } else {
                aging = Aging(day: wall.date)
            }
        }
    }

    private func age(
        _ part: RetentionPart, after row: Int64, destroying: Bool, limit: Int = Aging.eventsOfTurn
    ) throws -> RetentionPass {
        try journal.age(part, settings.retention, after: row, limit: limit, destroying: destroying, at: clock.now)
    }

    /// Actions that count as given up within so many days are named before.
    private static let noticeOfGivingUp = 90

    /// Actions of MARACs that nobody has ended and that count as given up soon or already, the first first.
    private func actionsGivenUp() throws -> [JSON] {
        let horizon = settings.deadlines.zone.date(at: clock.now).daysSinceEpoch + Self.noticeOfGivingUp
        return try journal.reader.actions(from: nil, before: nil).filter { !$0.isRecalled }.map(\.statement)
            .compactMap { said in said.givenUpOn.map { (said, $0) } }
            .filter { $0.1.daysSinceEpoch <= horizon }
            .sorted { ($0.1, $0.0.area, $0.0.owner) < ($1.1, $1.0.area, $1.0.owner) }
            .map { said, day in
                [
                    "marac": .string(said.area), "owner": .string(said.owner.description), "due": .string(said.due.description),
                    "givenUpOn": .string(day.description),
                ]
            }
    }

    /// What of the content that is old enough stays, and why; and how long what is kept.
    func retentionStatus() throws -> JSON {
        let pass = try age(.content, after: 0, destroying: false, limit: 1_000)
        let rows = try age(.registers, after: 0, destroying: false, limit: 1_000)
        let metadata = try age(.metadata, after: 0, destroying: false, limit: 1_000)
        let holds = try journal.reader.legalHolds()
        return [
            "due": .integer(Int64(pass.due)), "waiting": .integer(Int64(pass.waiting)),
            "unresolved": .integer(Int64(pass.unresolved)), "inForce": .integer(Int64(pass.inForce)),
            "held": .integer(Int64(pass.held)), "andMore": .boolean(pass.next != nil),
            "rowsDue": .integer(Int64(rows.rows)), "metadataDue": .integer(Int64(metadata.due)),
            "awaitsReview": .boolean(journal.awaitsRetentionReview), "actions": .array(try actionsGivenUp()),
            "lastEvening": aging.day.map { .string($0.description) } ?? .null,
            "windows": .array(
                RetentionClass.allCases.map { kind in
                    ["class": .string(kind.rawValue), "days": .integer(Int64(settings.retention[kind]))]
                }),
            "legalHolds": .array(
                holds.map { hold in
                    [
                        "hold": .integer(hold.id), "about": .string(hold.event.map { "event \($0)" } ?? "case"),
                        "placedAt": .string(hold.placedAt.rfc3339),
                    ]
                }),
        ]
    }

    /// Does a part of what the evening does.
    func runRetention(_ arguments: AdminArguments) throws -> JSON {
        let isDry = arguments.truth("dryRun")
        guard let part = RetentionPart(rawValue: arguments.optionalText("part") ?? "content") else {
            throw AdminFailure("there is no such part", try: "a command of the same version as the daemon")
        }
        if !isDry { journal.retentionReviewed() }
        // Of rows that are not destroyed no look finds where the one before ended.
        let limit = isDry && part == .registers ? 100_000 : Aging.eventsOfTurn
        let pass = try age(part, after: try arguments.integer("after"), destroying: !isDry, limit: limit)
        var answer: [JSON.Member] = [.init("part", .string(part.rawValue))]
        if part == .metadata {
            answer.append(.init("metadata", .integer(Int64(pass.due))))
        } else if part == .content {
            answer += [
                .init("due", .integer(Int64(pass.due))), .init("waiting", .integer(Int64(pass.waiting))),
                .init("unresolved", .integer(Int64(pass.unresolved))), .init("inForce", .integer(Int64(pass.inForce))),
                .init("held", .integer(Int64(pass.held))), .init("subjects", .integer(Int64(pass.subjects))),
                .init("notices", .integer(Int64(pass.notices))), .init("words", .integer(Int64(pass.words))),
            ]
        }
        let next = pass.next == nil ? part.next : part
        return .object(
            answer + [
                .init("rows", .integer(Int64(pass.rows))), .init("entries", .integer(Int64(pass.entries))),
                .init("nextPart", next.map { .string($0.rawValue) } ?? .null),
                .init("next", next == nil ? .null : .integer(pass.next ?? 0)),
            ])
    }

    /// Keeps content until a person says otherwise.
    func holdByLaw(_ arguments: AdminArguments) throws -> JSON {
        let placed = try change(arguments) { try $0.placeLegalHold($1, by: $2, reason: $3) }
        guard placed > 0 else { throw AdminFailure("it is held already", try: "firstbell retention status") }
        return ["held": .integer(Int64(placed))]
    }

    /// Lets content age again.
    func releaseByLaw(_ arguments: AdminArguments) throws -> JSON {
        let released = try change(arguments) { try $0.releaseLegalHold($1, by: $2, reason: $3) }
        guard released > 0 else { throw AdminFailure("no legal hold stands there", try: "firstbell retention status") }
        return ["released": .integer(Int64(released))]
    }

    private func change(
        _ arguments: AdminArguments, _ body: (JournalTransaction, LegalHoldScope, String, String) throws -> Bool
    ) throws -> Int {
        let (of, by, reason) = (try arguments.text("of"), try arguments.text("by"), try arguments.text("reason"))
        return try journal.write(at: clock.now) { transaction in
            let scopes = try transaction.legalHoldScopes(of: of)
            guard !scopes.isEmpty else {
                throw AdminFailure(
                    "there is no such notice, event or case", try: "the id of a notice or an event, or the reference of a case")
            }
            return try scopes.count { try body(transaction, $0, by, reason) }
        }
    }
}
