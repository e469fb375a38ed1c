// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension Broker {
    /// Which settings could not receive a notice tonight, and why.
    ///
    /// Without an `authority` it is about the area's own settings and about every other that somebody counts on.
    func readiness(_ arguments: AdminArguments) throws -> JSON {
        let asked = try arguments.optionalText("authority").map { code in
            guard code.utf8.count == 3, let authority = PartnerID(kind: .localAuthority, code: code) else {
                throw AdminFailure("the authority is not a local authority's code", try: "the three digits, such as 885")
            }
            return authority
        }
        return try reviewReadiness(of: asked).json
    }

    /// Looks at each setting.
    func reviewReadiness(of asked: PartnerID?) throws -> ReadinessReview {
        let scope = asked ?? settings.localAuthority.flatMap { PartnerID(kind: .localAuthority, code: $0) }
        let now = clock.now
        let today = settings.deadlines.zone.date(at: now)
        // TLS judges certificates by the machine's clock, in a rehearsal too.
        let machine = Instant(milliseconds: now.milliseconds - clock.offset)
        let partners = try journal.reader.partners()
        let stale = try sourceAges().stale(at: now)
        let circumstances = SettingDirectory.Circumstances(
            now: now, partners: Set(partners.map(\.id)),
            certified: Set(partners.filter { $0.isCertified(at: machine) }.map(\.id)), connected: registry.partners,
            hasConnected: try journal.reader.everConnected(), inPortal: try journal.reader.portalSettings(),
            deadlines: settings.deadlines,
            staleRolls: Set(
                stale.compactMap { source in
                    if case .roll(let setting) = source { setting } else { nil }
                }))
        let plan = settings.nudges.flatMap { $0.channels.contains(.mail) ? $0 : nil }
        let known = plan == nil ? [:] : try journal.reader.nudgeAudiences(on: today)
        let passed = settings.drillDays == 0 ? [:] : try journal.reader.drillsPassed()
        // A copy: the calendars it makes for a whole nation need not stay in memory.
        var directory = directory
        var review = ReadinessReview(asOf: now, authority: scope)
        var owners: Set<PartnerID> = []
        let counted = directory.countedOn(by: scope, partners: circumstances.partners).filter {
            asked == nil || directory.owner(of: $0.id) == asked
        }
        for setting in counted {
            let readiness =
                directory.readiness(of: setting.id, circumstances).map {
                    SettingReadiness($0, today: today, untrained: inForce.policy.untrained)
                } ?? SettingReadiness(unknown: setting.id, successors: directory.successors(of: setting.id))
            review.settings.append(setting.id)
            if readiness.isReady { review.ready += 1 }
            let owner = directory.owner(of: setting.id)
            if let owner { owners.insert(owner) }
            let isTold = plan?.tellsOwnPeople(of: setting.id, among: known[setting.id] ?? []) ?? true
            var others: [SettingReadiness.Finding] = isTold ? [] : [.init(.nobodyToTell, .none)]
            if settings.drillDays > 0, directory.takesDrills(setting.id),
                passed[setting.id].map({ now - $0 > .seconds(settings.drillDays * 86_400) }) ?? true
            {
                others.append(.init(.noDrillPassed, .none))
            }
            for finding in readiness.findings + others {
                let isGone = finding.cause == .settingClosed || finding.cause == .settingUnknown
                let children = isGone ? try journal.reader.childrenOnRoll(of: setting.id, on: today) : nil
                review.lines.append(
                    .init(
                        setting: setting.id, name: setting.name, owner: owner, finding: finding, children: children, isGone: isGone)
                )
            }
        }
        review.staleSources = stale.sorted().compactMap { source in
            if case .roll = source { nil } else { source.name }
        }
        review.withoutDuty = plan == nil ? [] : owners.filter { known[$0]?.contains(.duty) != true }.sorted()
        return review
    }
}

extension PartnerRecord {
    /// Whether a certificate that the partner is known to have counts.
    fileprivate func isCertified(at now: Instant) -> Bool {
        certificates.contains { $0.notBefore <= now && now < $0.notAfter }
    }
}
