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
    /// One for each person of a matter whom decisions are about.
    let concerned: [Concerned]
    /// What the lint finds in the event's free text, about the subjects in the order of ``subjects``, ``people`` or ``concerned``.
    let freeText: FreeTextReport?
    /// Keyed digests of each victim with each perpetrator, where both are named.
    let pairs: [[UInt8]]

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

    /// What is kept of one person of a matter.
    struct Concerned: Sendable {
        let subject: MatterSubject
        /// The same for the same person, so far as numbers, names and birth date tell.
        let person: Int64
        /// Canonical JSON of the matter as far as it is about this person.
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
            concerned = []
            freeText = incident.freeText
            let named = Dictionary(grouping: incident.adults, by: \.role).mapValues { $0.compactMap(\.fullName) }
            pairs = (named[.victim] ?? []).flatMap { lookup.pairs(victim: $0, perpetrators: named[.perpetrator] ?? []) }
        case .caseHeard(let heard):
            subjects = []
            people = heard.subjects.map { Person(subject: $0, keys: lookup.keys(of: $0.person), body: $0.stored) }
            concerned = []
            freeText = heard.freeText
            pairs = lookup.pairs(
                victim: "\(heard.victim.givenName) \(heard.victim.familyName)", perpetrators: heard.perpetrators.map(\.fullName))
        case .matter(let matter, _):
            subjects = []
            people = []
            concerned = matter.subjects.map {
                Concerned(subject: $0, person: lookup.keys(of: $0.person).number, body: $0.stored)
            }
            freeText = matter.freeText
            pairs = lookup.pairs(victim: matter.victim?.fullName, perpetrators: matter.perpetrators.map(\.fullName))
        case .action(let action):
            subjects = []
            people = []
            concerned = []
            freeText = action.freeText
            pairs = []
        case .consent, .recall:
            subjects = []
            people = []
            concerned = []
            freeText = nil
            pairs = []
        }
    }
}
