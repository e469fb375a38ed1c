// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

@Suite struct EventTests {
    /// Ten minutes after the examples were published.
    static let now = Instant(milliseconds: 1_794_959_400_000)
    static let full = "Schemas/examples/firstbell.incident.v1/valid-full.json"
    static let smallest = "Schemas/examples/firstbell.incident.v1/valid-smallest.json"

    @Test func `the full example becomes an incident with everything in it`() throws {
        let event = try DecodedEvent(body: ExampleFiles.octets(Self.full), now: Self.now)
        #expect(Self.now.rfc3339 == "2026-11-17T23:50:00Z")
        #expect(event.source == "spiffe://worcestershire.example/police/22")
        #expect(event.id == "0197b7c2-5d0e-7c1a-9a51-1f2d3c4b5a70")
        #expect(event.time.rfc3339 == "2026-11-17T23:40:00.250Z")
        #expect(event.correlationID == "shift-2026-11-17-late")
        #expect(event.traceparent == "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
        #expect(event.type == .incident)
        #expect(!event.timesOutOfOrder)
        let incident = Incident(
            reference: "22/26/0123456", force: "22", occurredAt: try Instant(rfc3339: "2026-11-17T22:50:00Z"),
            reportedAt: try Instant(rfc3339: "2026-11-17T23:10:00Z"), attendedAt: try Instant(rfc3339: "2026-11-17T23:25:00Z"),
            residenceForce: "23", crimeReference: "22/26/C98765", riskGrade: .high, abuseTypes: [.physical, .coerciveControl],
            locationCategory: .home, summary: "Officers attended after a call.\nBoth children were upstairs.",
            contactParentPolicy: .dslJudgement, reportedBy: .familyPublic,
            children: [
                Child(
                    givenName: "Ada", familyName: "Sample", dateOfBirth: try #require(CivilDate(iso: "2016-03-27")),
                    upn: "B801200005001", nhsNumber: "9990000018", postcode: "WR1 1AA",
                    settings: [try #require(PartnerID("school/116900")), try #require(PartnerID("early-years/EY402388"))],
                    exposure: .presentHeard,
                    voice: Voice(spokenTo: true, words: "I hid upstairs.", othersPresent: "officer only"), welfareCheckMade: true),
                Child(
                    givenName: "Zoë", familyName: "O’Sample", dateOfBirth: try #require(CivilDate(iso: "2020-02-29")),
                    exposure: .inHomeOtherRoom, voice: Voice(spokenTo: false)),
            ],
            adults: [
                Adult(
                    role: .victim, category: .victim, relationshipToChild: "mother", givenName: "Cleo", familyName: "Sample",
                    postcode: "WR1 1AA"),
                Adult(role: .perpetrator, category: .suspect, relationshipToChild: "father"), Adult(role: .other),
            ])
        #expect(event.payload == .incident(incident))
    }

    @Test func `the smallest example needs nothing more`() throws {
        let event = try DecodedEvent(body: ExampleFiles.octets(Self.smallest), now: Self.now)
        guard case .incident(let incident) = event.payload else { throw Problem(.unknownType) }
        #expect(incident.children.count == 1)
        #expect(incident.adults.isEmpty && incident.abuseTypes.isEmpty)
    }

    @Test func `who is told beside settings is read, and stands in what is stored`() throws {
        let body = try ExampleFiles.octets("Schemas/examples/firstbell.incident.v1/valid-beyond-settings.json")
        guard case .incident(var incident) = try DecodedEvent(body: body, now: Self.now).payload else {
            throw Problem(.unknownType)
        }
        let child = try #require(incident.children.first)
        #expect(child.residesIn == "21" && child.healthVisitor == PartnerID("health-visiting/R1A"))
        #expect(child.educationAuthority == PartnerID("local-authority/885") && incident.relevantIncident == true)
        let stored = incident.stored(child: 0)
        #expect(try JSONDocument(stored).root.canonical() == stored)
        #expect(try Incident(stored: stored) == incident)

        #expect(incident.residence(of: child) == "21")
        incident.residenceForce = "13"
        #expect(incident.residence(of: child) == "21", "a child's own goes before what is said of all")
        incident.children[0].residesIn = nil
        #expect(incident.residence(of: incident.children[0]) == "13")
        incident.children[0].residesIn = "22"
        #expect(incident.residence(of: incident.children[0]) == nil, "the force that publishes is no other")
    }

    /// Mutations of the full example: pointer, new value (nil removes), and the one fault that must come of it.
    struct Change: Sendable, CustomTestStringConvertible {
        let pointer: String
        let value: JSON?
        let fault: String

        init(_ pointer: String, _ value: JSON?, _ code: String, at place: String? = nil) {
            self.pointer = pointer
            self.value = value
            self.fault = "\(place ?? pointer) \(code)"
        }

        var testDescription: String { fault }
    }

    static let long = JSON.string(String(repeating: "é", count: 1001))
    static let child = JSON.object([
        .init("givenName", "B"), .init("familyName", "C"), .init("dateOfBirth", "2015-01-01"), .init("exposure", "UNKNOWN"),
    ])

    static let changes: [Change] = [
        .init("/specversion", nil, "missing"),
        .init("/specversion", "0.3", "invalid-value"),
        .init("/specversion", 1, "wrong-type"),
        .init("/id", nil, "missing"),
        .init("/id", "", "invalid-value"),
        .init("/id", "two words", "invalid-value"),
        .init("/id", .string(String(repeating: "x", count: 129)), "invalid-value"),
        .init("/source", nil, "missing"),
        .init("/type", nil, "missing"),
        .init("/type", 1, "wrong-type"),
        .init("/time", nil, "missing"),
        .init("/time", "2026-11-17T23:40:00", "naive-time"),
        .init("/time", "2026-11-17 23:40:00Z", "unparseable-time"),
        .init("/time", "2026-11-31T23:40:00Z", "unparseable-time"),
        .init("/time", "2026-11-17T23:55:00.001Z", "future-time"),
        .init("/time", 1_794_959_400, "wrong-type"),
        .init("/datacontenttype", "text/json", "invalid-value"),
        .init("/dataschema", "", "invalid-value"),
        .init("/subject", "Ada Sample", "invalid-value"),
        .init("/traceparent", "00-short", "invalid-value"),
        .init("/traceparent", .string(String(repeating: "0", count: 55)), "invalid-value"),
        .init("/Upper", "x", "unknown-field"),
        .init("/data_base64", "", "unknown-field"),
        .init("/address", "1 Example Street", "forbidden-field"),
        .init("/data", nil, "missing"),
        .init("/data", [], "wrong-type"),
        .init("/data/reference", nil, "missing"),
        .init("/data/reference", "22", "invalid-value"),
        .init("/data/reference", "22#26", "invalid-value"),
        .init("/data/force", nil, "missing"),
        .init("/data/force", "2", "invalid-value"),
        .init("/data/force", 22, "wrong-type"),
        .init("/data/residenceForce", "ab", "invalid-value"),
        .init("/data/crimeReference", "x", "invalid-value"),
        .init("/data/relevantIncident", "yes", "wrong-type"),
        .init("/data/children/0/residesIn", "West Mercia", "invalid-value"),
        .init("/data/children/0/healthVisitor", "school/116900", "invalid-value"),
        .init("/data/children/0/healthVisitor", "health-visiting/r1a", "invalid-value"),
        .init("/data/children/0/educationAuthority", "local-authority/worcestershire", "invalid-value"),
        .init("/data/children/0/educationAuthority", "agency/885", "invalid-value"),
        .init("/data/occurredAt", nil, "missing"),
        .init("/data/occurredAt", "yesterday", "unparseable-time"),
        .init("/data/occurredAt", "2026-11-17T22:50:00", "naive-time"),
        .init("/data/reportedAt", nil, "missing"),
        .init("/data/reportedAt", "2026-11-18T00:00:00Z", "future-time"),
        .init("/data/reportedAt", "2026-11-17T24:00:00Z", "unparseable-time"),
        .init("/data/attendedAt", "2026-11-17T23:10", "unparseable-time"),
        .init("/data/riskGrade", nil, "missing"),
        .init("/data/riskGrade", "MEDIUM", "invalid-value"),
        .init("/data/abuseTypes", "physical", "wrong-type"),
        .init("/data/abuseTypes/0", "shouting", "invalid-value"),
        .init("/data/abuseTypes/1", "physical", "invalid-value"),
        .init("/data/locationCategory", "1 Example Street", "invalid-value"),
        .init("/data/summary", long, "invalid-value"),
        .init("/data/summary", " \n ", "invalid-value"),
        .init("/data/summary", "\u{7}", "invalid-value"),
        .init("/data/contactParentPolicy", "ASK", "invalid-value"),
        .init("/data/reportedBy", .null, "wrong-type"),
        .init("/data/children", nil, "missing"),
        .init("/data/children", [], "invalid-value"),
        .init("/data/children", .array(Array(repeating: child, count: 21)), "invalid-value"),
        .init("/data/children/0", "Ada", "wrong-type"),
        .init("/data/children/1/givenName", nil, "missing"),
        .init("/data/children/1/givenName", "\n", "invalid-value"),
        .init("/data/children/1/familyName", .string(String(repeating: "x", count: 101)), "invalid-value"),
        .init("/data/children/1/dateOfBirth", "2019-02-29", "invalid-value"),
        .init("/data/children/1/dateOfBirth", "29/02/2020", "invalid-value"),
        .init("/data/children/0/upn", "A801200005001", "wrong-check-character"),
        .init("/data/children/0/upn", "B80120000500", "invalid-value"),
        .init("/data/children/0/nhsNumber", "9991234567", "wrong-check-character"),
        .init("/data/children/0/nhsNumber", "0000000000", "invalid-value"),
        .init("/data/children/0/postcode", "WR1", "invalid-value"),
        .init("/data/children/0/settings", .array((0..<9).map { .string("school/\($0)") }), "invalid-value"),
        .init("/data/children/0/settings/0", "gp/M81001", "invalid-value"),
        .init("/data/children/0/settings/0", "116900", "invalid-value"),
        .init("/data/children/0/settings/1", "school/116900", "invalid-value"),
        .init("/data/children/0/exposure", nil, "missing"),
        .init("/data/children/0/exposure", "SAW", "invalid-value"),
        .init("/data/children/0/voice/spokenTo", nil, "missing"),
        .init("/data/children/0/voice/spokenTo", "yes", "wrong-type"),
        .init("/data/children/0/voice/words", long, "invalid-value"),
        .init("/data/children/0/welfareCheckMade", 1, "wrong-type"),
        .init("/data/children/0/nickname", "A", "unknown-field"),
        .init("/data/children/0/address", [:], "forbidden-field"),
        .init("/data/children/0/homeAddress", "x", "forbidden-field"),
        .init("/data/children/0/voice/Home_Address", "x", "forbidden-field"),
        .init("/data/adults/0/role", nil, "missing"),
        .init("/data/adults/0/category", "accused", "invalid-value"),
        .init("/data/adults/0/addressLine1", "x", "forbidden-field"),
        .init("/data/adults/0/dateOfBirth", "1990-01-01", "unknown-field"),
        .init("/data/adults", .array(Array(repeating: .object([.init("role", "other")]), count: 21)), "invalid-value"),
        .init("/data/location", "x", "forbidden-field"),
        .init("/data/street", "x", "forbidden-field"),
        .init("/data/town", "x", "forbidden-field"),
        .init("/data/uprn", 1, "forbidden-field"),
        .init("/data/postcode", "WR1 1AA", "forbidden-field"),
        .init("/data/extra", 1, "unknown-field"),
    ]

    static func faults(_ problem: Problem?) -> [String] { (problem?.errors ?? []).map { "\($0.pointer) \($0.code)" } }

    @Test(arguments: changes) func `one fault in the full example is one error at its place`(_ change: Change) throws {
        let body = try ExampleFiles.tree(Self.full).setting(change.pointer, to: change.value).octets
        let problem = #expect(throws: Problem.self) { try DecodedEvent(body: body, now: Self.now) }
        #expect(problem?.code == .invalidEvent)
        #expect(Self.faults(problem) == [change.fault])
    }

    @Test func `a type that is not known is said at once`() throws {
        let body = try ExampleFiles.tree(Self.full).setting("/type", to: "firstbell.incident.v2").setting("/id", to: nil).octets
        let problem = #expect(throws: Problem.self) { try DecodedEvent(body: body, now: Self.now) }
        #expect(problem?.code == .unknownType)
        #expect(Self.faults(problem) == ["/type invalid-value"])
    }

    @Test func `all faults are named at once, in the order of the schema`() throws {
        let body = try ExampleFiles.tree(Self.smallest)
            .setting("/data/force", to: nil).setting("/data/riskGrade", to: "low").setting(
                "/data/children/0/upn", to: "A801200005001"
            )
            .setting("/time", to: "2026-11-17T23:40:00").setting("/data/x", to: ["address": ["street": 1]]).octets
        let problem = #expect(throws: Problem.self) { try DecodedEvent(body: body, now: Self.now) }
        #expect(
            Self.faults(problem) == [
                "/time naive-time", "/data/force missing", "/data/riskGrade invalid-value",
                "/data/children/0/upn wrong-check-character", "/data/x unknown-field", "/data/x/address forbidden-field",
                "/data/x/address/street forbidden-field",
            ])
    }

    @Test func `a hostile body makes a short answer that quotes nothing`() throws {
        let child = JSON.object([.init("givenName", 7), .init("address", "Sample Street"), .init("upn", "Sample")])
        let body = try ExampleFiles.tree(Self.smallest).setting("/data/children", to: .array(Array(repeating: child, count: 20)))
            .octets
        let error = #expect(throws: Problem.self) { try DecodedEvent(body: body, now: Self.now) }
        let problem = try #require(error)
        #expect(problem.errors.count == 50)
        #expect(!String(decoding: problem.octets, as: UTF8.self).contains("Sample"))
    }

    @Test(arguments: [
        ("2026-11-17T22:50:00Z", "2026-11-17T23:10:00Z", "2026-11-17T23:40:00Z", false),
        ("2026-11-17T23:10:00Z", "2026-11-17T23:10:00Z", "2026-11-17T23:10:00Z", false),
        ("2026-11-17T23:10:01Z", "2026-11-17T23:10:00Z", "2026-11-17T23:40:00Z", true),
        ("2026-11-17T22:50:00Z", "2026-11-17T23:40:01Z", "2026-11-17T23:40:00Z", true),
        ("2027-01-01T00:00:00Z", "2026-11-17T23:10:00Z", "2026-11-17T23:40:00Z", true),
        ("1999-01-01T00:00:00Z", "1999-01-02T00:00:00Z", "2026-11-17T23:55:00Z", false),
    ])
    func `times in the wrong order are taken and flagged`(occurred: String, reported: String, published: String, flag: Bool) throws
    {
        let body = try ExampleFiles.tree(Self.smallest).setting("/data/occurredAt", to: .string(occurred))
            .setting("/data/reportedAt", to: .string(reported)).setting("/time", to: .string(published)).octets
        #expect(try DecodedEvent(body: body, now: Self.now).timesOutOfOrder == flag)
    }

    @Test func `the digest leaves out the time and the trace, and nothing else`() throws {
        let tree = try ExampleFiles.tree(Self.full)
        let digest = try DecodedEvent(body: tree.octets, now: Self.now).digest
        #expect(digest.count == 32)
        for same in [tree.setting("/time", to: "2026-11-17T23:45:00Z"), tree.setting("/traceparent", to: nil)] {
            #expect(try DecodedEvent(body: same.indented, now: Self.now).digest == digest)
        }
        for other in [
            tree.setting("/exampleextension", to: "x"), tree.setting("/correlationid", to: nil),
            tree.setting("/data/children/0/voice/words", to: "I hid."),
        ] {
            #expect(try DecodedEvent(body: other.octets, now: Self.now).digest != digest)
        }
        #expect(digest == Digest.sha256(tree.setting("/time", to: nil).setting("/traceparent", to: nil).canonical))
    }

    @Test func `identity can be judged before the rest is read`() throws {
        let envelope = try EventEnvelope(body: Array(#"{"source":"spiffe://a.example/police/22","type":"x"}"#.utf8))
        #expect(envelope.source == "spiffe://a.example/police/22")
        #expect(envelope.type == "x")
        #expect(throws: Problem.self) { try EventEnvelope(body: Array("[]".utf8)) }
        let problem = #expect(throws: Problem.self) { try EventEnvelope(body: [0x7B]) }
        #expect(problem?.code == .notJSON)
    }
}
