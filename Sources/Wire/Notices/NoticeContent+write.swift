// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension NoticeContent {
    /// The `data` of `firstbell.notice.v1`, canonical as it is written: members are in sorted order.
    package var octets: [UInt8] {
        var writer = JSONWriter(capacity: 1536)
        writer.raw("{\"adults\":[")
        for (offset, adult) in adults.enumerated() {
            if offset > 0 { writer.raw(",") }
            writer.append(adult)
        }
        writer.raw("],")
        if !changes.isEmpty {
            writer.raw("\"changes\":[")
            for (offset, change) in changes.enumerated() {
                if offset > 0 { writer.raw(",") }
                writer.string(change)
            }
            writer.raw("],")
        }
        writer.raw("\"child\":")
        writer.append(child)
        writer.raw(",\"deadline\":")
        writer.instant(deadline)
        writer.raw(",\"decision\":{\"basis\":")
        writer.string(decision.basis)
        writer.raw(",\"policy\":")
        writer.string(decision.policy)
        writer.raw(",\"rule\":")
        writer.string(decision.rule)
        writer.raw("},\"event\":{\"id\":")
        writer.string(event.id)
        if let reference = event.reference {
            writer.raw(",\"reference\":")
            writer.string(reference)
        }
        writer.raw("},\"flags\":[")
        for (offset, flag) in flags.enumerated() {
            if offset > 0 { writer.raw(",") }
            writer.string(flag.rawValue)
        }
        writer.raw("],\"flow\":")
        writer.string(flow.rawValue)
        writer.raw(",\"handling\":{\"contactParentPolicy\":")
        writer.string(handling.contactParentPolicy.rawValue)
        writer.raw(",\"text\":")
        writer.string(handling.text)
        writer.raw("},\"incident\":")
        writer.append(incident)
        writer.raw(",\"match\":")
        writer.string(match.rawValue)
        writer.raw(",\"recipient\":")
        writer.partner(recipient)
        writer.raw(",\"rehearsal\":")
        writer.boolean(rehearsal)
        if let supersedes {
            writer.raw(",\"supersedes\":{\"notice\":")
            writer.string(supersedes)
            writer.raw("}")
        }
        writer.raw("}")
        return writer.octets
    }
}

extension JSONWriter {
    fileprivate mutating func append(_ adult: NoticeContent.AdultFields) {
        var separator: StaticString = "{"
        if let category = adult.category {
            raw("{\"category\":")
            string(category.rawValue)
            separator = ","
        }
        if let familyName = adult.familyName {
            raw(separator)
            raw("\"familyName\":")
            string(familyName)
            separator = ","
        }
        if let givenName = adult.givenName {
            raw(separator)
            raw("\"givenName\":")
            string(givenName)
            separator = ","
        }
        if let relationship = adult.relationshipToChild {
            raw(separator)
            raw("\"relationshipToChild\":")
            string(relationship)
            separator = ","
        }
        raw(separator)
        raw("\"role\":")
        string(adult.role.rawValue)
        raw("}")
    }

    fileprivate mutating func append(_ child: NoticeContent.ChildFields) {
        raw("{\"dateOfBirth\":")
        date(child.dateOfBirth)
        if let exposure = child.exposure {
            raw(",\"exposure\":")
            string(exposure.rawValue)
        }
        raw(",\"familyName\":")
        string(child.familyName)
        raw(",\"givenName\":")
        string(child.givenName)
        if let nhsNumber = child.nhsNumber {
            raw(",\"nhsNumber\":")
            string(nhsNumber)
        }
        if let siblingsElsewhere = child.siblingsElsewhere {
            raw(",\"siblingsElsewhere\":")
            boolean(siblingsElsewhere)
        }
        if let upn = child.upn {
            raw(",\"upn\":")
            string(upn)
        }
        if let voice = child.voice {
            raw(",\"voice\":")
            append(voice)
        }
        if let welfareCheckMade = child.welfareCheckMade {
            raw(",\"welfareCheckMade\":")
            boolean(welfareCheckMade)
        }
        raw("}")
    }

    private mutating func append(_ voice: Voice) {
        if let othersPresent = voice.othersPresent {
            raw("{\"othersPresent\":")
            string(othersPresent)
            raw(",\"spokenTo\":")
        } else {
            raw("{\"spokenTo\":")
        }
        boolean(voice.spokenTo)
        if let words = voice.words {
            raw(",\"words\":")
            string(words)
        }
        raw("}")
    }

    fileprivate mutating func append(_ incident: NoticeContent.IncidentFields) {
        raw("{\"abuseTypes\":[")
        for (offset, type) in incident.abuseTypes.enumerated() {
            if offset > 0 { raw(",") }
            string(type.rawValue)
        }
        raw("]")
        if let force = incident.force {
            raw(",\"force\":")
            string(force)
        }
        if let category = incident.locationCategory {
            raw(",\"locationCategory\":")
            string(category.rawValue)
        }
        switch incident.times {
        case .instants(let occurredAt, let reportedAt):
            raw(",\"occurredAt\":")
            instant(occurredAt)
            raw(",\"reportedAt\":")
            instant(reportedAt)
        case .dates(let occurredOn, let reportedOn):
            raw(",\"occurredOn\":")
            date(occurredOn)
            raw(",\"reportedOn\":")
            date(reportedOn)
        }
        if let grade = incident.riskGrade {
            raw(",\"riskGrade\":")
            string(grade.rawValue)
        }
        if let summary = incident.summary {
            raw(",\"summary\":")
            string(summary)
        }
        raw("}")
    }
}
