// SPDX-License-Identifier: Apache-2.0
import Broker
import Journal
import Safeguarding
import Wire

/// What another policy would have decided of the journal's decisions, as `policy replay` prints it.
struct PolicyReplaying {
    var deployment: Deployment
    var since: CivilDate
    var until: CivilDate?
    var file: String

    /// How many events of a change are named.
    fileprivate static let named = 20
    private static let page = 2_000

    /// One change, and where it comes up.
    fileprivate struct Change: Hashable {
        var was: PolicyReplay.Verdict
        var wouldBe: PolicyReplay.Verdict
    }

    fileprivate struct Case {
        var event: String
        /// Nil for a child with a protected address.
        var recipient: PartnerID?
        var at: Instant
    }

    fileprivate struct Tally {
        var same = 0
        var byPerson = 0
        var beforePolicy = 0
        /// The content was destroyed, or the journal does not have the policy that decided.
        var unknown = 0
        var changes: [Change: (count: Int, cases: [Case])] = [:]

        var changed: Int { changes.values.reduce(0) { $0 + $1.count } }
        var asked: Int { same + changed + byPerson + beforePolicy + unknown }
    }

    func perform(_ format: FormatOption.Format) throws {
        let policy = try PolicyFile.load(file).policy
        let journal = DeploymentJournal(deployment: deployment)
        let tally: Tally
        do {
            let reader = try journal.reader()
            tally = try replay(policy, reader, settings: try journal.settings(rehearsal: reader.identity().rehearsal))
        } catch let error as JournalError {
            throw journal.failure(error)
        }
        switch format {
        case .text: try Console.lines(lines(tally))
        case .json: try Console.document(document(tally))
        }
    }

    private func replay(_ policy: Policy, _ reader: JournalReader, settings: BrokerSettings) throws -> Tally {
        let zone = settings.deadlines.zone
        let midnight = TimeOfDay(hour: 0, minute: 0) ?? .halfPastEight
        let first = zone.instant(reaching: since, midnight)
        let end = until.map { zone.instant(reaching: $0.adding(days: 1), midnight) } ?? .farFuture
        let replay = PolicyReplay(policy)
        var former: [String: Policy?] = [:]
        var tally = Tally()
        var last: Int64 = 0
        while true {
            let page = try reader.decisions(since: first, before: end, after: last, limit: Self.page)
            for decided in page {
                if former[decided.decision.policy] == nil { former[decided.decision.policy] = try kept(decided, reader) }
                guard let before = former[decided.decision.policy] ?? nil,
                    let past = PolicyReplay.Past(
                        decided, on: zone.date(at: decided.decision.at), division: settings.division, former: before)
                else {
                    tally.unknown += 1
                    continue
                }
                tally.count(replay.ask(past, former: before), of: decided, was: past.verdict)
            }
            guard page.count == Self.page, let id = page.last?.id else { return tally }
            last = id
            Console.progress("\(tally.asked) decisions")
        }
    }

    private func kept(_ decided: DecidedSubject, _ reader: JournalReader) throws -> Policy? {
        var reading = PolicyReading(name: "the policy \(decided.decision.policy)")
        guard let text = try reader.policy(decided.decision.policy) else { return nil }
        return try reading.read(text)?.policy
    }

    private func lines(_ tally: Tally) -> [String] {
        var lines = [
            "\(tally.asked) decisions since \(since)\(until.map { " until \($0)" } ?? ""), asked of \(file); nothing was sent", "",
            "\(tally.same) the same",
            "\(tally.changed) otherwise",
            "\(tally.byPerson) a person's word, which stands",
            "\(tally.beforePolicy) no policy's to decide: matching, age, coded exceptions",
        ]
        if tally.unknown > 0 { lines.append("\(tally.unknown) cannot be asked: the content or its policy is no longer kept") }
        guard !tally.changes.isEmpty else { return lines }
        var table = TextTable(["COUNT", "WAS", "WOULD BE", "FOR EXAMPLE"])
        for (change, found) in sorted(tally) {
            let example = found.cases.first.map { "\($0.event) \($0.recipient?.description ?? "")" } ?? ""
            table.rows.append(["\(found.count)", change.was.text, change.wouldBe.text, example])
        }
        return lines + [""] + table.lines
    }

    private func sorted(_ tally: Tally) -> [(Change, (count: Int, cases: [Case]))] {
        tally.changes.map { ($0.key, $0.value) }.sorted { a, b in
            a.1.count != b.1.count ? a.1.count > b.1.count : (a.0.was, a.0.wouldBe) < (b.0.was, b.0.wouldBe)
        }
    }

    private func document(_ tally: Tally) -> JSON {
        [
            "since": .string(since.description), "until": until.map { .string($0.description) } ?? .null,
            "asked": .integer(Int64(tally.asked)), "same": .integer(Int64(tally.same)),
            "otherwise": .integer(Int64(tally.changed)), "byPerson": .integer(Int64(tally.byPerson)),
            "beforePolicy": .integer(Int64(tally.beforePolicy)), "unknown": .integer(Int64(tally.unknown)),
            "changes": .array(
                sorted(tally).map { change, found in
                    [
                        "was": .string(change.was.text), "wouldBe": .string(change.wouldBe.text),
                        "count": .integer(Int64(found.count)),
                        "events": .array(
                            found.cases.map { item in
                                [
                                    "event": .string(item.event),
                                    "recipient": item.recipient.map { .string($0.description) } ?? .null,
                                    "at": .string(item.at.rfc3339),
                                ]
                            }),
                    ]
                }),
        ]
    }
}

extension PolicyReplaying.Tally {
    fileprivate mutating func count(_ answer: PolicyReplay.Answer, of decided: DecidedSubject, was: PolicyReplay.Verdict) {
        switch answer {
        case .same: same += 1
        case .byPerson: byPerson += 1
        case .beforePolicy: beforePolicy += 1
        case .otherwise(let verdict):
            var found = changes[.init(was: was, wouldBe: verdict)] ?? (0, [])
            found.count += 1
            if found.cases.count < PolicyReplaying.named {
                found.cases.append(
                    .init(
                        event: decided.event, recipient: decided.isProtected ? nil : decided.decision.recipient,
                        at: decided.decision.at))
            }
            changes[.init(was: was, wouldBe: verdict)] = found
        }
    }
}
