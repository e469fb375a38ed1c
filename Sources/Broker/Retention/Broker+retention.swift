// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding
import Wire

/// How far the evening's look at old content is.
struct Aging: Sendable {
    /// The last evening whose look is done; nil until the first after a start.
    var day: CivilDate?
    /// What this evening has found so far.
    var pass = RetentionPass()

    /// The hour of the area's clock from which on it is done: few events come, and nobody at a school waits for an answer.
    static let hour = 21
    /// Events looked at in one turn, so that what is published meanwhile waits for some hundredths of a second at most.
    static let eventsOfTurn = 200
}

extension Broker {
    /// Destroys in the evening, some events a turn, the content that is due; a restart begins the evening's look again.
    func ageBodies(now: Instant) {
        let wall = settings.deadlines.zone.wallTime(at: now)
        guard wall.hour >= Aging.hour, aging.day != wall.date, condition == .ready else { return }
        guard !journal.awaitsRetentionReview else {
            aging = Aging(day: wall.date)
            logger.error("the journal was restored: nothing is destroyed until `firstbell retention run`")
            return
        }
        do {
            aging.pass += try age(after: aging.pass.next ?? 0, destroying: true)
            guard aging.pass.next == nil else { return }
            aging.day = wall.date
            defer { aging.pass = RetentionPass() }
            guard aging.pass.due > 0 else { return }
            logger.notice(
                "content past its time is destroyed",
                metadata: ["events": "\(aging.pass.due)", "notices": "\(aging.pass.notices)"])
        } catch {
            handleJournalFailure(error, while: "destroying content")
            // Not again before tomorrow, or this would fail every second of the evening.
            aging = Aging(day: wall.date)
        }
    }

    private func age(after event: Int64, destroying: Bool, limit: Int = Aging.eventsOfTurn) throws -> RetentionPass {
        try journal.age(settings.retention, after: event, limit: limit, destroying: destroying, at: clock.now)
    }

    /// What of the content that is old enough stays, and why.
    func retentionStatus() throws -> JSON {
        let pass = try age(after: 0, destroying: false, limit: 1_000)
        let holds = try journal.reader.legalHolds()
        return [
            "bodyDays": .integer(Int64(settings.retention.bodyDays)), "due": .integer(Int64(pass.due)),
            "waiting": .integer(Int64(pass.waiting)), "unresolved": .integer(Int64(pass.unresolved)),
            "inForce": .integer(Int64(pass.inForce)), "held": .integer(Int64(pass.held)), "andMore": .boolean(pass.next != nil),
            "awaitsReview": .boolean(journal.awaitsRetentionReview),
            "lastEvening": aging.day.map { .string($0.description) } ?? .null,
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
        if !isDry { journal.retentionReviewed() }
        let pass = try age(after: try arguments.integer("after"), destroying: !isDry)
        return [
            "due": .integer(Int64(pass.due)), "waiting": .integer(Int64(pass.waiting)),
            "unresolved": .integer(Int64(pass.unresolved)), "inForce": .integer(Int64(pass.inForce)),
            "held": .integer(Int64(pass.held)), "subjects": .integer(Int64(pass.subjects)),
            "notices": .integer(Int64(pass.notices)), "next": pass.next.map { .integer($0) } ?? .null,
        ]
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
