// SPDX-License-Identifier: Apache-2.0
import Testing

@testable import Safeguarding

/// Which incidents belong in which digest.
@Suite struct FamilyLookTests {
    static func family(
        _ people: FamilyPerson..., id: String = "F1", cluster: String = "locality/malvern", lead: String = "agency/support"
    ) throws -> FlaggedFamily {
        FlaggedFamily(
            id: id, cluster: try #require(ForumID(cluster)), lead: try #require(PartnerID(lead)),
            flaggedFrom: try day("2026-01-05"), people: people)
    }

    static func day(_ text: String) throws -> CivilDate { try #require(CivilDate(iso: text)) }

    static func person(
        _ given: String, _ family: String, born: String = "2015-03-01", upn: String? = nil, nhs: String? = nil
    ) throws -> FamilyPerson {
        FamilyPerson(givenName: given, familyName: family, dateOfBirth: try day(born), upn: upn, nhsNumber: nhs)
    }

    static func sighting(_ event: Int64, child: Bool = true, _ people: FamilyPerson...) throws -> FamilySighting {
        FamilySighting(
            event: event,
            facts: .init(
                reference: "22/26/000000\(event)", reportedAt: Instant(milliseconds: 1_000 * event), riskGrade: .standard),
            people: people.map {
                .init(
                    isChild: child, givenName: $0.givenName, familyName: $0.familyName, dateOfBirth: $0.dateOfBirth, upn: $0.upn,
                    nhsNumber: $0.nhsNumber)
            })
    }

    private func found(_ families: [FlaggedFamily], _ sightings: FamilySighting...) throws -> [String: [DigestEntry]] {
        var look = FamilyLook(families)
        for sighting in sightings { look.see(sighting) { _ in true } }
        let clusters = Set(families.map(\.cluster))
        return Dictionary(
            clusters.flatMap { look.found(in: $0) }.map { ($0.family, $0.entries) }, uniquingKeysWith: { $1 })
    }

    @Test func `a name as conflicts compare it finds with its birth date, and neither finds alone`() throws {
        let register = [try Self.family(Self.person("Zoë-Ann", "O'Sample"))]
        #expect(try found(register, Self.sighting(1, Self.person("ZOE ANN", "OSample")))["F1"]?.count == 1)
        #expect(try found(register, Self.sighting(1, Self.person("Zoë-Ann", "O'Sample", born: "2015-03-02"))).isEmpty)
        #expect(try found(register, Self.sighting(1, Self.person("Zo", "O'Sample"))).isEmpty)
    }

    @Test func `a number that both have finds with the birth date, under another name too`() throws {
        let register = [try Self.family(Self.person("Ada", "Sample", upn: "B801200005001", nhs: "9990000018"))]
        #expect(try found(register, Self.sighting(1, Self.person("A", "New", upn: "B801200005001")))["F1"] != nil)
        #expect(try found(register, Self.sighting(1, Self.person("A", "New", nhs: "9990000018")))["F1"] != nil)
        #expect(
            try found(register, Self.sighting(1, Self.person("A", "New", born: "2014-03-01", nhs: "9990000018"))).isEmpty)
        #expect(try found(register, Self.sighting(1, Self.person("A", "New", nhs: "9990000026"))).isEmpty)
    }

    @Test func `one event is one entry with the family's own children, and a person of two families is in both`() throws {
        let (ada, ben) = (try Self.person("Ada", "Sample"), try Self.person("Ben", "Sample"))
        let other = try Self.person("Cy", "Beispiel")
        let register = [
            try Self.family(ada, ben), try Self.family(ben, id: "F2", cluster: "locality/redditch"),
        ]
        let found = try found(
            register, Self.sighting(2, ada), Self.sighting(2, ben), Self.sighting(2, ada), Self.sighting(2, other),
            Self.sighting(1, ben))
        #expect(found["F1"]?.map(\.facts.reference) == ["22/26/0000001", "22/26/0000002"])
        #expect(found["F1"]?.last?.children.map(\.givenName) == ["Ada", "Ben"])
        #expect(found["F2"]?.map { $0.children.map(\.givenName) } == [["Ben"], ["Ben"]])
    }

    @Test func `an adult of the family is found and not named, and an event that a cluster knows is not told again`() throws {
        let register = [try Self.family(Self.person("Cleo", "Sample", born: "1988-07-02"))]
        let seen = try Self.sighting(1, child: false, Self.person("Cleo", "Sample", born: "1988-07-02"))
        #expect(try found(register, seen)["F1"]?.map(\.children) == [[]])
        var look = FamilyLook(register)
        look.see(seen) { _ in false }
        #expect(look.found(in: register[0].cluster).isEmpty)
    }

    @Test func `of an incident it is the child that counts, for its adults have no birth date`() throws {
        let child = Child(
            givenName: "Ada", familyName: "Sample", dateOfBirth: try Self.day("2015-03-01"), exposure: .unknown)
        let incident = Incident(
            reference: "22/26/0000009", force: "22", occurredAt: .distantPast, reportedAt: .distantPast, riskGrade: .high,
            children: [child], adults: [Adult(role: .victim, givenName: "Cleo", familyName: "Sample")])
        let sighting = FamilySighting(incident, child, event: 1)
        #expect(sighting.people.map(\.givenName) == ["Ada"])
        #expect(sighting.facts.riskGrade == .high)
    }
}

extension Instant {
    fileprivate static let distantPast = Instant(milliseconds: 0)
}
