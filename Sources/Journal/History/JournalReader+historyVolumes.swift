// SPDX-License-Identifier: Apache-2.0
import Directories
package import Safeguarding

extension JournalReader {
    /// Contacts and notices of earlier systems that were reported from `from` until before `before`.
    ///
    /// Rows with one key of an event are one contact, of what its first row says. It is left out when every one of its notices was
    /// recalled or replaced.
    package func historyVolumes(from: Instant?, before: Instant?, in zone: Zone) throws -> VolumeTally {
        var tally = VolumeTally()
        for contact in try historyContacts(from: from, before: before) { tally.add(contact, in: zone) }
        return tally
    }

    /// The same contacts, and how far the notices about them came by what their rows say.
    package func historyFunnel(from: Instant?, before: Instant?, in zone: Zone) throws -> FunnelTally {
        var tally = FunnelTally()
        for contact in try historyContacts(from: from, before: before) {
            if let exclusion = contact.exclusion {
                tally.exclude(exclusion)
            } else {
                let (key, _) = contact.volume(in: zone)
                tally.add(
                    FunnelTally.Class(quarter: key.quarter, source: key.source), isOfAbuse: key.abuseTypes?.isEmpty == false,
                    contact.reached)
            }
        }
        return tally
    }

    private func historyContacts(from: Instant?, before: Instant?) throws -> [HistoryContact] {
        var contacts: [HistoryContact] = []
        var places: [String: Int] = [:]
        for record in try history(from: from, before: before) {
            if let place = places[record.row.event] {
                contacts[place].add(record)
            } else {
                places[record.row.event] = contacts.count
                contacts.append(HistoryContact(record))
            }
        }
        return contacts
    }

    /// Notices of earlier systems by recipient, as they stand.
    package func historyByRecipient(from: Instant?, before: Instant?) throws -> [PartnerID: Int] {
        var counts: [PartnerID: Int] = [:]
        for record in try history(from: from, before: before) where record.stands { counts[record.row.recipient, default: 0] += 1 }
        return counts
    }
}

/// The rows of one event of an earlier system.
private struct HistoryContact {
    private let first: HistoryRecord
    private var types: AbuseTypes = []
    private var isCrime: Bool?
    private(set) var reached = FunnelTally.Reached()
    private var statuses: Set<Stage> = []

    init(_ record: HistoryRecord) {
        first = record
        add(record)
    }

    mutating func add(_ record: HistoryRecord) {
        types.formUnion(AbuseTypes(record.row.abuseTypes))
        isCrime = isCrime ?? record.row.isCrime
        if record.stands { reached[record.reach] += 1 }
        statuses.insert(record.row.status)
    }

    var exclusion: EventFigure.Exclusion? {
        switch statuses {
        case [.superseded]: .superseded
        case [.recalled], [.recalled, .superseded]: .recalled
        default: nil
        }
    }

    func volume(in zone: Zone) -> (VolumeTally.Class, notices: Int) {
        let row = first.row
        let isIncident = row.flow == .encompass || row.flow == .encompassEarlyYears
        // Operation Encompass comes from the police by law (domain.md 2.1), whoever told them.
        let source = ContactSource(reportedBy: row.source, producer: isIncident || row.force != nil ? .police : .agency)
        return (
            VolumeTally.Class(
                quarter: FinancialQuarter(zone.date(at: row.reportedAt.instant)), area: row.area ?? row.force ?? Self.unknown,
                source: source, isIncident: isIncident, abuseTypes: types, isCrime: isCrime), reached.notices
        )
    }

    private static let unknown = "unknown"
}

extension HistoryRecord {
    /// Whether its recipient was told, and the notice was not taken back.
    fileprivate var stands: Bool {
        switch row.status {
        case .held, .denied, .recalled, .superseded: false
        case .accepted, .released, .sent, .delivered, .opened, .acknowledged, .closed, .refused: true
        }
    }
}

extension HistoryRecord {
    /// As far as the row says: by its times, or by what it says of itself.
    fileprivate var reach: FunnelTally.Reach {
        let status = row.status
        let acknowledged = status == .acknowledged || status == .closed
        let opened = acknowledged || status == .opened || row.openedAt != nil
        return FunnelTally.Reach(
            delivered: opened || status == .delivered || row.deliveredAt != nil, opened: opened, acknowledged: acknowledged,
            refused: status == .refused)
    }
}

extension VolumeTally {
    fileprivate mutating func add(_ contact: HistoryContact, in zone: Zone) {
        if let exclusion = contact.exclusion {
            exclude(exclusion)
        } else {
            let (key, notices) = contact.volume(in: zone)
            add(key, notices: notices)
        }
    }
}
