// SPDX-License-Identifier: Apache-2.0
import Journal
import Logging
import Safeguarding

extension Broker {
    /// Tells authorities in the evening how many of their settings could not receive a notice.
    ///
    /// None is told on an evening after which no setting of theirs has a school day. What the journal has of a day is not made again,
    /// so that a restart neither repeats nor loses one; an evening over which the daemon was down is not made up.
    func watchEvening(now: Instant) {
        guard condition == .ready || condition == .full, let time = settings.nudges?.evening else { return }
        let zone = settings.deadlines.zone
        let today = zone.date(at: now)
        if case .unknown = nextEvening { nextEvening = .at(zone.instant(reaching: today, time)) }
        guard case .at(let next?) = nextEvening, next <= now else { return }
        // After a pause over midnight the evening that came was yesterday's.
        let evening = zone.instant(reaching: today, time)
        guard evening <= now else { return nextEvening = .at(evening) }
        do {
            var told = 0
            for readiness in try evenings(on: today) where try journal.write(at: now, { try $0.tell(readiness) }) { told += 1 }
            if told > 0 { logger.info("authorities are told of readiness", metadata: ["authorities": "\(told)"]) }
            nextEvening = .at(zone.instant(reaching: today.adding(days: 1), time))
        } catch {
            nextEvening = .at(now + .seconds(60))
            handleJournalFailure(error, while: "telling authorities of readiness")
        }
    }

    /// What each authority is told: those that gave an address of a duty officer, and the area's own, which has to.
    private func evenings(on today: CivilDate) throws -> [EveningReadiness] {
        let known = try journal.reader.nudgeAudiences(on: today)
        var authorities = Set(known.filter { $0.key.kind == .localAuthority && $0.value.contains(.duty) }.keys)
        if let own = directory.owner(of: nil) { authorities.insert(own) }
        // A copy: the calendars it makes for a whole nation need not stay in memory.
        var calendars = directory
        let told = try journal.reader.eveningsTold(on: today)
        return try authorities.subtracting(told).sorted().compactMap { authority in
            let review = try reviewReadiness(of: authority)
            let tomorrow = today.adding(days: 1)
            guard review.settings.contains(where: { calendars.calendar(of: $0).isSchoolDay(tomorrow) }) else { return nil }
            return EveningReadiness(
                authority: authority, day: today, settings: review.settings.count, notReady: review.settings.count - review.ready,
                causes: review.byCause)
        }
    }
}
