// SPDX-License-Identifier: Apache-2.0

/// Contacts and the notices that came of them, counted by what a report of volumes divides them by.
package struct VolumeTally: Hashable, Sendable {
    package private(set) var volumes: [Class: Volume] = [:]
    package private(set) var excluded: [EventFigure.Exclusion: Int] = [:]

    /// What contacts have in common.
    package struct Class: Hashable, Sendable {
        package var quarter: FinancialQuarter
        package var area: String
        package var source: ContactSource
        package var isIncident: Bool
        /// These two are nil where the event was accepted before they were kept.
        package var abuseTypes: AbuseTypes?
        package var isCrime: Bool?

        package init(
            quarter: FinancialQuarter, area: String, source: ContactSource, isIncident: Bool = true, abuseTypes: AbuseTypes? = nil,
            isCrime: Bool? = nil
        ) {
            self.quarter = quarter
            self.area = area
            self.source = source
            self.isIncident = isIncident
            self.abuseTypes = abuseTypes
            self.isCrime = isCrime
        }
    }

    /// How many there are of a class.
    package struct Volume: Hashable, Sendable {
        package var contacts = 0
        package var notices = 0

        package init(contacts: Int = 0, notices: Int = 0) {
            self.contacts = contacts
            self.notices = notices
        }

        fileprivate mutating func add(_ contacts: Int, _ notices: Int) {
            self.contacts += contacts
            self.notices += notices
        }
    }

    package init() {}

    package mutating func add(_ key: Class, contacts: Int = 1, notices: Int = 0) {
        volumes[key, default: Volume()].add(contacts, notices)
    }

    /// - Parameter notices: about it to recipients, as they stand.
    package mutating func add(_ event: EventFigure, notices: Int, in zone: Zone) {
        if let exclusion = event.exclusion {
            exclude(exclusion)
            return
        }
        add(
            Class(
                quarter: FinancialQuarter(zone.date(at: event.reportedAt)), area: event.area, source: event.source,
                isIncident: event.kind == .incident, abuseTypes: event.facts?.abuseTypes, isCrime: event.facts?.isCrime),
            notices: notices)
    }

    /// Counts a contact that is left out.
    package mutating func exclude(_ exclusion: EventFigure.Exclusion) { excluded[exclusion, default: 0] += 1 }

    /// Counts what another tally has beside what this one has.
    package mutating func add(_ other: VolumeTally) {
        for (key, volume) in other.volumes { add(key, contacts: volume.contacts, notices: volume.notices) }
        excluded.merge(other.excluded, uniquingKeysWith: +)
    }

    /// All contacts and all notices.
    package var whole: Volume {
        volumes.values.reduce(into: Volume()) { sum, volume in
            sum.contacts += volume.contacts
            sum.notices += volume.notices
        }
    }
}
