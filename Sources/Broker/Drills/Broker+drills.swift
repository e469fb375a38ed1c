// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding
import Wire

/// Drills that were sent together.
struct DrillRound: Hashable, Sendable {
    var number: Int64
    /// How many earlier ones, that nobody had acknowledged, they took the place of.
    var superseded = 0
}

extension Broker {
    /// How many drills are made in one transaction.
    private static let drillBatch = 200

    /// Sends drills because somebody says so.
    func sendDrills(_ arguments: AdminArguments) throws -> JSON {
        let by = try arguments.text("by")
        let named = arguments.value.member("settings")?.elements.map { $0 } ?? []
        let code = arguments.optionalText("authority")
        guard [!named.isEmpty, code != nil, arguments.truth("all")].count(where: \.self) == 1 else {
            throw AdminFailure("it is not said to whom drills go", try: "one of --setting, --authority and --all")
        }
        guard condition == .ready else {
            throw AdminFailure("nothing new is taken now", try: "firstbell status, and drills when it is ready")
        }
        var settings: [PartnerID]
        var leftOut = 0
        if named.isEmpty {
            let authority = try code.map { code in
                guard code.utf8.count == 3, let authority = PartnerID(kind: .localAuthority, code: code) else {
                    throw AdminFailure("the authority is not a local authority's code", try: "the three digits, such as 885")
                }
                return authority
            }
            let counted = try settingsCountedOn(by: authority)
            settings = counted.filter { directory.takesDrills($0) }
            leftOut = counted.count - settings.count
        } else {
            settings = try Set(
                named.map { value in
                    guard let text = value.string, let id = PartnerID(text), directory.takesDrills(id) else {
                        throw AdminFailure(
                            "\(value.string ?? "what is named") is no setting that a notice could be sent to",
                            try: "an id such as school/116900; firstbell readiness says what stands against it")
                    }
                    return id
                }
            ).sorted()
        }
        guard !settings.isEmpty else {
            throw AdminFailure("there is no setting that a notice could be sent to", try: "firstbell readiness")
        }
        let round = try makeDrills(for: settings, because: .request(by: by), now: clock.now)
        return [
            "drill": .integer(round.number), "settings": .integer(Int64(settings.count)), "leftOut": .integer(Int64(leftOut)),
            "superseded": .integer(Int64(round.superseded)),
        ]
    }

    /// Sends the drills for which the area's own time has come.
    ///
    /// To whom is told by the drills that stand, so that a restart neither repeats nor loses one.
    func watchDrills(now: Instant) {
        guard condition == .ready, let plan = settings.drills else { return }
        let zone = settings.deadlines.zone
        let today = zone.date(at: now)
        if case .unknown = nextDrills { nextDrills = .at(zone.instant(reaching: today, plan.at)) }
        guard case .at(let next?) = nextDrills, next <= now else { return }
        // After a pause over midnight the time that came was yesterday's, and nobody is at a school.
        let time = zone.instant(reaching: today, plan.at)
        guard time <= now else { return nextDrills = .at(time) }
        do {
            let last = try journal.reader.drillsScheduled().mapValues { zone.date(at: $0) }
            let due = try settingsCountedOn(by: nil).filter {
                directory.takesDrills($0) && plan.isDue(on: today, last: last[$0], directory.calendar(of: $0))
            }
            if !due.isEmpty {
                // The others at the next tick, so that whoever publishes does not wait for all of them.
                let some = Array(due.prefix(Self.drillBatch))
                _ = try makeDrills(for: some, because: .schedule, now: now)
                logger.info("drills are sent", metadata: ["settings": "\(some.count)"])
                guard some.count == due.count else { return }
            }
            nextDrills = .at(zone.instant(reaching: today.adding(days: 1), plan.at))
        } catch {
            nextDrills = .at(now + .seconds(60))
            rebuildDelivery()
            handleJournalFailure(error, while: "sending drills")
        }
    }

    /// The settings of an authority, or of the area and whoever else is counted on, in order.
    private func settingsCountedOn(by authority: PartnerID?) throws -> [PartnerID] {
        let scope = authority ?? settings.localAuthority.flatMap { PartnerID(kind: .localAuthority, code: $0) }
        return directory.countedOn(by: scope, partners: Set(try journal.reader.partners().map(\.id))).map(\.id).filter {
            authority == nil || directory.owner(of: $0) == authority
        }
    }

    /// Makes a drill for each setting, in the place of one that nobody there has acknowledged; delivery then sends it as it sends a
    /// notice.
    private func makeDrills(for settings: [PartnerID], because cause: DrillCause, now: Instant) throws -> DrillRound {
        var round: DrillRound?
        for first in stride(from: 0, to: settings.count, by: Self.drillBatch) {
            var released: [WaitingNotice] = []
            var ended: [(sequence: Int64, setting: PartnerID)] = []
            let number = try journal.write(at: now) { transaction in
                let number = try round?.number ?? transaction.beginDrills(to: settings.count, because: cause)
                for setting in settings[first..<min(first + Self.drillBatch, settings.count)] {
                    ended += try transaction.endDrills(of: setting).map { ($0, setting) }
                    let handle = try transaction.add(
                        drill(for: setting, at: now), about: transaction.nobody(in: number), sending: false)
                    released.append(
                        WaitingNotice(
                            sequence: handle.sequence, recipient: setting, person: handle.person, attempt: 0, isDrill: true))
                }
                return number
            }
            for (sequence, setting) in ended { delivery.settled(sequence, recipient: setting) }
            delivery.released(all: released)
            round = DrillRound(number: number, superseded: (round?.superseded ?? 0) + ended.count)
            tellSettled()
        }
        guard let round else { throw JournalError.damaged("drill round") }
        return round
    }

    private func drill(for setting: PartnerID, at now: Instant) -> NoticeRecord {
        let deadline = directory.deadline(for: setting, reportedAt: now, attendance: nil, rule: settings.deadlines)
        let body = DrillContent(recipient: setting, deadline: deadline.instant, rehearsal: settings.rehearsal).octets
        return NoticeRecord(
            id: NoticeID(at: now), kind: .drill, recipient: setting,
            flow: setting.kind == .earlyYears ? .encompassEarlyYears : .encompass, deadline: deadline, held: .zero,
            attendance: nil, body: body, digest: Digest.sha256(body))
    }
}
