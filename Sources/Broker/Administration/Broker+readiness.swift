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
        var findings: [JSON] = []
        var byCause: [ReadinessCause: Int] = [:]
        var owners: Set<PartnerID> = []
        var ready = 0
        let counted = directory.countedOn(by: scope, partners: circumstances.partners).filter {
            asked == nil || directory.owner(of: $0.id) == asked
        }
        for setting in counted {
            let readiness =
                directory.readiness(of: setting.id, circumstances).map {
                    SettingReadiness($0, today: today, untrained: inForce.policy.untrained)
                } ?? SettingReadiness(unknown: setting.id, successors: directory.successors(of: setting.id))
            if readiness.isReady { ready += 1 }
            if let owner = directory.owner(of: setting.id) { owners.insert(owner) }
            let isTold = plan?.tellsOwnPeople(of: setting.id, among: known[setting.id] ?? []) ?? true
            var others: [SettingReadiness.Finding] = isTold ? [] : [.init(.nobodyToTell, .none)]
            if settings.drillDays > 0, directory.takesDrills(setting.id),
                passed[setting.id].map({ now - $0 > .seconds(settings.drillDays * 86_400) }) ?? true
            {
                others.append(.init(.noDrillPassed, .none))
            }
            for finding in readiness.findings + others {
                byCause[finding.cause, default: 0] += 1
                let isGone = finding.cause == .settingClosed || finding.cause == .settingUnknown
                let children = isGone ? try journal.reader.childrenOnRoll(of: setting.id, on: today) : nil
                findings.append([
                    "setting": .string(setting.id.description), "name": setting.name.map { .string($0) } ?? .null,
                    "owner": directory.owner(of: setting.id).map { .string($0.description) } ?? .null,
                    "cause": .string(finding.cause.rawValue),
                    "effect": .string(finding.effect.rawValue),
                    "until": finding.until.map { .string($0.description) } ?? .null,
                    "children": children.map { .integer(Int64($0)) } ?? .null,
                    "successors": isGone ? .array(finding.successors.map { .string($0.description) }) : .null,
                ])
            }
        }
        return [
            "asOf": .string(now.rfc3339), "authority": scope.map { .string($0.description) } ?? .null,
            "settings": .integer(Int64(counted.count)), "ready": .integer(Int64(ready)),
            "notReady": .integer(Int64(counted.count - ready)),
            "byCause": .object(
                ReadinessCause.allCases.compactMap { cause in
                    byCause[cause].map { JSON.Member(cause.rawValue, .integer(Int64($0))) }
                }),
            "staleSources": .array(
                stale.sorted().compactMap { source in
                    if case .roll = source { nil } else { .string(source.name) }
                }),
            "withoutDuty": .array(
                plan == nil
                    ? [] : owners.filter { known[$0]?.contains(.duty) != true }.sorted().map { .string($0.description) }),
            "findings": .array(findings),
        ]
    }
}

extension PartnerRecord {
    /// Whether a certificate that the partner is known to have counts.
    fileprivate func isCertified(at now: Instant) -> Bool {
        certificates.contains { $0.notBefore <= now && now < $0.notAfter }
    }
}
