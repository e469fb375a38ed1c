// SPDX-License-Identifier: Apache-2.0
import Broker
import NIOConcurrencyHelpers
import Safeguarding
import Wire

@testable import Journal
@testable import Portal

/// What the MARACs of a fixture have, and what was done to recalls.
struct MeetingState: Sendable {
    /// By whose co-ordinators they are seen.
    var maracs: [PartnerID: [PartnerID]] = [:]
    var standing = MARACStanding(cases: [], actions: [], coverage: CoverageSummary([VictimHearing]()), flags: [], allFlags: 0)
    var agenda: [AgendaCase] = []
    var viewed: [(events: [Int64], by: String)] = []
    var flags: [(id: Int64, by: String)] = []
    var recalls: [(recall: RecallStanding, of: PartnerID, role: PortalRole)] = []
    var seen: [String] = []
    var closed: [(id: NoticeID, by: String, reason: String)] = []
    var failure: AdminFailure?
}

extension FakeDesk {
    func maracs(of partner: PartnerID) async throws -> [(id: PartnerID, name: String)] {
        meetings.withLockedValue { $0.maracs[partner] ?? [] }.map { ($0, "MARAC \($0.code)") }
    }

    func standing(of marac: PartnerID, days: Int) async throws -> MARACStanding { meetings.withLockedValue { $0.standing } }

    func agenda(of marac: PartnerID, on day: CivilDate) async throws -> [AgendaCase] { meetings.withLockedValue { $0.agenda } }

    func references(
        of cases: [AgendaCase], of marac: PartnerID, for partner: PartnerID, by: String
    ) async throws -> [Int64: String] {
        meetings.withLockedValue { $0.viewed.append((cases.map(\.event), by)) }
        return Dictionary(uniqueKeysWithValues: cases.map { ($0.event, "WN/26/\($0.event)") })
    }

    func flag(_ id: Int64, of marac: PartnerID, for partner: PartnerID, by: String) async throws -> JSON {
        try meetings.withLockedValue { meetings in
            guard id == 7 else { throw PortalRefusal.unknownNotice }
            meetings.flags.append((id, by))
            return [
                "until": "2027-05-04", "referrals": 2, "told": .array([["recipient": .string("\(Sample.primary)")]]),
                "about": [
                    "reference": "WN/26/7", "victim": ["givenName": "Cleo", "familyName": "<b>", "dateOfBirth": "1988-07-02"],
                    "perpetrators": .array([]),
                ],
            ]
        }
    }

    func recalls(of partner: PartnerID, as role: PortalRole) async throws -> [RecallStanding] {
        meetings.withLockedValue { $0.recalls.filter { $0.of == partner && $0.role == role }.map(\.recall) }
    }

    func standing(ofRecall id: NoticeID, of partner: PartnerID, as role: PortalRole) async throws -> RecallStanding {
        guard let recall = try await recalls(of: partner, as: role).first(where: { $0.id == id }) else {
            throw PortalRefusal.unknownNotice
        }
        return recall
    }

    func recall(_ id: NoticeID, of partner: PartnerID, as role: PortalRole, by: String) async throws -> JSON {
        guard try await recalls(of: partner, as: role).contains(where: { $0.id == id }) else { throw PortalRefusal.unknownNotice }
        let owner = meetings.withLockedValue { meetings in
            meetings.seen.append(by)
            return meetings.recalls.first { $0.recall.id == id }?.recall.breach?.owner
        }
        return [
            "reason": "WRONG_PERSON", "note": "The <wrong> child.", "acceptedAt": "2026-05-04T10:00:00Z",
            "breach": [
                "owner": owner.map { .string("\($0)") } ?? .null, "state": "running", "startedAt": "2026-05-04T10:00:00Z",
                "due": "2026-05-07T10:00:00Z",
            ],
            "notices": .array([
                [
                    "recipient": .string("\(Sample.primary)"), "openedAt": "2026-05-04T09:00:00Z",
                    "openedByEmail": .string(Sample.lead),
                ]
            ]),
        ]
    }

    func mayClose(_ owner: PartnerID?, _ partner: PartnerID, as role: PortalRole) async -> Bool {
        role == .dutyOfficer || owner == partner || state.withLockedValue { $0.sole } == partner
    }

    func closeRecall(_ id: NoticeID, of partner: PartnerID, as role: PortalRole, by: String, reason: String) async throws {
        guard try await recalls(of: partner, as: role).contains(where: { $0.id == id }) else { throw PortalRefusal.unknownNotice }
        try meetings.withLockedValue { meetings in
            if let failure = meetings.failure { throw failure }
            meetings.closed.append((id, by, reason))
        }
    }

    /// Makes a recall whose breach runs.
    func recall(of partner: PartnerID, role: PortalRole = .dutyOfficer, owner: PartnerID? = nil) -> NoticeID {
        let id = NoticeID(at: now)
        let recall = RecallStanding(
            id: id, event: 1, source: Sample.marac, eventID: "r", recalledID: "e", reason: .wrongPerson, recipient: nil,
            acceptedAt: now, unsent: 0, sent: 2, delivered: 2, opened: 1, deleted: 0, holds: 0,
            breach: BreachStanding(owner: owner ?? partner, clock: BreachClock(startedAt: now), escalation: nil, closedAt: nil))
        meetings.withLockedValue { $0.recalls.append((recall, partner, role)) }
        return id
    }
}
