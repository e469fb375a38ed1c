// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import TestSupport

/// An event as a producer tells it: always the same octets for the same telling, apart from `time`.
struct Telling: Hashable {
    let id: String
    let source: PartnerID
    var children: [Mention]
    let reportedAt: Instant
    /// Another number is other content.
    var version = 0
    var fault: Fault?

    /// One child as the producer knows it.
    struct Mention: Hashable {
        let person: Person
        let knowledge: Knowledge
        let named: [PartnerID]
    }

    /// How well the producer knows a child.
    enum Knowledge: Hashable, CaseIterable {
        /// UPN where there is one, else name, birth date and postcode.
        case exact
        /// Name, birth date and postcode.
        case details
        /// Name and birth date alone, which is likeness and no match.
        case name
    }

    /// What makes the broker refuse it.
    enum Fault: String, Hashable, CaseIterable {
        case otherSource = "source-mismatch"
        case otherForce = "not-permitted"
        case noReference = "invalid-event"
        case unknownType = "unknown-type"
        case broken = "not-json"
    }

    static func random(id: Int, in world: World, at now: Instant, using random: inout SeededGenerator) -> Telling {
        let count = [1, 1, 1, 2, 3].randomElement(using: &random) ?? 1
        let mentions = world.people.shuffled(using: &random).prefix(count).map { person -> Mention in
            var named: [PartnerID] = []
            if Int.random(in: 0..<3, using: &random) == 0 {
                let pool = World.settings.map(\.id) + [World.unknownSetting]
                named = Array(pool.shuffled(using: &random).prefix(Int.random(in: 1...2, using: &random)))
            }
            let knowledge = [.exact, .exact, .details, Knowledge.name].randomElement(using: &random) ?? .exact
            return Mention(person: person, knowledge: knowledge, named: named)
        }
        let age = [60_000, 3_600_000, 40_000_000, 200_000_000].randomElement(using: &random) ?? 60_000
        let fault = Int.random(in: 0..<10, using: &random) == 0 ? Fault.allCases.randomElement(using: &random) : nil
        return Telling(
            id: "event-\(id)", source: World.police[Int.random(in: 0...1, using: &random)], children: mentions,
            reportedAt: now - .milliseconds(Int64.random(in: 0...Int64(age), using: &random)), fault: fault)
    }

    /// The CloudEvent.
    func octets(at now: Instant) -> [UInt8] {
        let children = children.map { mention -> String in
            let person = mention.person
            var text =
                #"{"givenName":"\#(person.givenName)","familyName":"\#(person.familyName)","dateOfBirth":"\#(person.dateOfBirth)""#
            if mention.knowledge == .exact, let upn = person.upn { text += #","upn":"\#(upn)""# }
            if mention.knowledge != .name, !(mention.knowledge == .exact && person.upn != nil) {
                text += #","postcode":"\#(person.postcode)""#
            }
            if !mention.named.isEmpty { text += #","settings":[\#(mention.named.map { "\"\($0)\"" }.joined(separator: ","))]"# }
            return text + #","exposure":"PRESENT_HEARD"}"#
        }
        let force = fault == .otherForce ? (source.code == "22" ? "23" : "22") : source.code
        let partner = fault == .otherSource ? World.police.first { $0 != source } ?? source : source
        let reference = fault == .noReference ? "" : #""reference":"\#(source.code)/26/000\#(version)","#
        let type = fault == .unknownType ? "firstbell.unheard-of.v1" : "firstbell.incident.v1"
        let text = """
            {"specversion":"1.0","id":"\(id)","source":"spiffe://\(Deployment.trustDomain)/\(partner)","type":"\(type)",\
            "time":"\(now.rfc3339)","datacontenttype":"application/json","data":{\(reference)"force":"\(force)",\
            "occurredAt":"\((reportedAt - .seconds(600)).rfc3339)","reportedAt":"\(reportedAt.rfc3339)","riskGrade":"high",\
            "abuseTypes":["physical"],"children":[\(children.joined(separator: ","))]}\(fault == .broken ? "" : "}")
            """
        return Array(text.utf8)
    }
}
