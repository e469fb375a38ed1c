// SPDX-License-Identifier: Apache-2.0
import Broker
import Safeguarding
import Wire

/// What of one event may be told to whoever asks for a child's data: what is said of the child itself, and nothing that is or may be about anybody else.
///
/// Other people's data and what an abuser could use stay out (UK GDPR article 15(4); Data Protection Act 2018 Schedule 2 paragraph 16).
/// Members are named one by one: what a later version adds to an event is left out until somebody decides.
struct ChildDisclosure {
    var ground: SoughtChild.Ground
    /// What was said of the child.
    var own: JSON
    /// JSON pointers into the event of what is left out, and why.
    var redacted: [(pointer: String, why: String)]

    private static let others = "about somebody else"
    private static let unread = "may be about somebody else; a person must read it"

    /// Nil where the subject is not, and does not hold, the child.
    init?(of sought: SoughtChild, in subject: StoredSubject) {
        switch subject {
        case .child(let incident, let child):
            guard
                let ground = sought.ground(
                    child.givenName, child.familyName, child.dateOfBirth, upn: child.upn, nhsNumber: child.nhsNumber)
            else { return nil }
            self.init(ground: ground, incident, child)
        case .person(let person):
            guard
                let ground = sought.ground(
                    person.person.givenName, person.person.familyName, person.person.dateOfBirth, upn: nil,
                    nhsNumber: person.person.nhsNumber)
            else { return nil }
            self.init(
                ground: ground,
                own: Self.names(
                    person.person.givenName, person.person.familyName, person.person.dateOfBirth, nil, person.person.nhsNumber),
                redacted: [("/data", Self.unread)])
        case .concerned(let concerned):
            let person = concerned.person
            guard
                let ground = sought.ground(
                    person.givenName, person.familyName, person.dateOfBirth, upn: person.upn, nhsNumber: person.nhsNumber)
            else { return nil }
            self.init(
                ground: ground,
                own: Self.names(person.givenName, person.familyName, person.dateOfBirth, person.upn, person.nhsNumber),
                redacted: [("/data", Self.unread)])
        // They name families by number; the events that they tell of are looked at themselves.
        case .digest, .family: return nil
        }
    }

    private init(ground: SoughtChild.Ground, own: JSON, redacted: [(pointer: String, why: String)]) {
        self.ground = ground
        self.own = own
        self.redacted = redacted
    }

    private init(ground: SoughtChild.Ground, _ incident: Incident, _ child: Child) {
        self.ground = ground
        var members = Self.names(child.givenName, child.familyName, child.dateOfBirth, child.upn, child.nhsNumber).members
        members += [
            .init("reference", .string(incident.reference)), .init("force", .string(incident.force)),
            .init("occurredAt", .string(incident.occurredAt.rfc3339)), .init("reportedAt", .string(incident.reportedAt.rfc3339)),
            .init("exposure", .string(child.exposure.rawValue)),
        ]
        if let made = child.welfareCheckMade { members.append(.init("welfareCheckMade", .boolean(made))) }
        redacted = []
        if let voice = child.voice {
            members.append(.init("spokenTo", .boolean(voice.spokenTo)))
            // A child's own words are the child's, and yet most often about an adult at home.
            if voice.words != nil { redacted.append(("/data/children/0/voice/words", Self.unread)) }
            if voice.othersPresent != nil { redacted.append(("/data/children/0/voice/othersPresent", Self.others)) }
        }
        own = .object(members)
        if !incident.adults.isEmpty { redacted.append(("/data/adults", Self.others)) }
        if incident.summary != nil { redacted.append(("/data/summary", Self.unread)) }
        redacted.append(("/data/riskGrade", Self.others))
        if !incident.abuseTypes.isEmpty { redacted.append(("/data/abuseTypes", Self.unread)) }
        if incident.locationCategory != nil { redacted.append(("/data/locationCategory", Self.unread)) }
        if incident.reportedBy != nil { redacted.append(("/data/reportedBy", Self.others)) }
        if incident.crimeReference != nil { redacted.append(("/data/crimeReference", Self.others)) }
        if child.postcode != nil { redacted.append(("/data/children/0/postcode", "an address is never exported")) }
    }

    private static func names(
        _ given: String, _ family: String, _ birth: CivilDate?, _ upn: String?, _ nhsNumber: String?
    ) -> JSON {
        [
            "givenName": .string(given), "familyName": .string(family),
            "dateOfBirth": birth.map { .string($0.description) } ?? .null, "upn": upn.map { .string($0) } ?? .null,
            "nhsNumber": nhsNumber.map { .string($0) } ?? .null,
        ]
    }
}
