// SPDX-License-Identifier: Apache-2.0
package import Journal
import Safeguarding
package import Wire

/// An event with all that can be worked out about it before anything is decided.
///
/// The gateway makes it, on its own thread, while the broker's waits for the disk. A class, because to copy an event is to count
/// some thirty texts.
package final class Publication: Sendable {
    let event: DecodedEvent
    /// One for each child of the incident, in its order.
    let subjects: [Subject]
    /// One for each person of a case whom decisions are about.
    let people: [Person]
    /// What the lint finds in the event's free text, about the subjects in the order of ``subjects`` or ``people``.
    let freeText: FreeTextReport?

    /// What is looked up and kept of one child.
    struct Subject: Sendable {
        let keys: RollKeys
        /// Canonical JSON of the incident with this child alone.
        let body: [UInt8]
    }

    /// What is kept of one person of a case.
    struct Person: Sendable {
        let subject: CaseSubject
        let keys: PersonKeys
        /// Canonical JSON of the case with this person alone.
        let body: [UInt8]
    }

    /// - Parameter lookup: makes the keyed digests by which children are found on rolls.
    package init(_ event: DecodedEvent, lookup: RollLookup) {
        self.event = event
        switch event.payload {
        case .incident(let incident):
            subjects = incident.children.indices.map {
                Subject(keys: lookup.keys(of: incident.children[$0]), body: incident.stored(child: $0))
            }
            people = []
            freeText = incident.freeText
        case .caseHeard(let heard):
            subjects = []
            people = heard.subjects.map { Person(subject: $0, keys: lookup.keys(of: $0.person), body: $0.stored) }
            freeText = heard.freeText
        case .consent, .recall:
            subjects = []
            people = []
            freeText = nil
        }
    }
}
