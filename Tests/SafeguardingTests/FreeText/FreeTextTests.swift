// SPDX-License-Identifier: Apache-2.0
import Foundation
import Testing

@testable import Safeguarding

/// What the lint finds in free text, and what it leaves alone.
@Suite struct FreeTextTests {
    private let birth: CivilDate
    private let noon: Instant

    init() throws {
        birth = try #require(CivilDate(iso: "2016-03-27"))
        noon = try Instant(rfc3339: "2026-11-17T12:00:00Z")
    }

    private func child(_ given: String, _ family: String, words: String? = nil, others: String? = nil) -> Child {
        Child(
            givenName: given, familyName: family, dateOfBirth: birth, exposure: .presentHeard,
            voice: words == nil && others == nil ? nil : Voice(spokenTo: true, words: words, othersPresent: others))
    }

    private func incident(_ summary: String?, _ children: [Child]) -> Incident {
        Incident(
            reference: "22/26/0123456", force: "22", occurredAt: noon, reportedAt: noon, riskGrade: .medium, summary: summary,
            children: children)
    }

    /// Codes found in the summary of an incident with one child.
    private func codes(_ text: String) -> [String] {
        incident(text, [child("Ada", "Sample")]).freeText.findings.map(\.code.rawValue)
    }

    /// Whether a summary names another child than the first.
    private func names(_ text: String, _ children: (String, String)...) -> Bool {
        let report = incident(text, children.map { child($0.0, $0.1) }).freeText
        return report.findings(about: 0).contains { $0.code == .otherChild }
    }

    @Test func `sixty sentences and more draw nothing`() {
        #expect(FreeTextCorpus.innocent.count >= 60)
        let family = [child("Ada", "Sample"), child("Leo", "Sample"), child("Will", "Sample"), child("May", "Sample")]
        for sentence in FreeTextCorpus.innocent {
            let found = incident(sentence, family).freeText.findings
            #expect(found.isEmpty, "\(sentence): \(found.map(\.code))")
        }
        let all = incident(FreeTextCorpus.innocent.joined(separator: " "), family).freeText.findings
        #expect(all.isEmpty, "\(all.map(\.code))")
    }

    @Test(arguments: 0..<16) func `what is planted in prose is found, and nothing else`(seed: Int) {
        var samples = FreeTextSamples(seed: UInt64(seed) &+ 20_261_126)
        for _ in 0..<25 {
            for (code, text) in [
                ("postcode", samples.postcode()), ("telephone", samples.telephone()), ("email", samples.email()),
                ("nhs-number", samples.nhsNumber()),
            ] {
                let (before, after) = samples.frame()
                let sentence = samples.pick(FreeTextCorpus.innocent) + " " + before + text + after + " "
                let found = codes(sentence + samples.pick(FreeTextCorpus.innocent))
                #expect(found == [code], "seed \(seed): \(sentence)")
            }
        }
    }

    @Test(arguments: [
        ("WR1 1AA", ["postcode"]), ("wr11aa", ["postcode"]), ("WR 1 1AA", ["postcode"]), ("W R 1  1 A A", ["postcode"]),
        ("WR1-1AA", ["postcode"]), ("(WR1 1AA).", ["postcode"]), ("ＷＲ１　１ＡＡ", ["postcode"]), ("WR\u{200b}1 1AA", ["postcode"]),
        ("GIR 0AA", ["postcode"]), ("the WR1 area", []), ("XWR1 1AA", []), ("WR1 1AAB", []), ("éWR1 1AA", []), ("WR1 1AC", []),
        ("QR1 1AA", []), ("WR1, 1AA", []), ("m5 4 we left", []), ("at 1 1st", []), ("at1 1st", ["postcode"]),
        ("07700900123", ["telephone"]), ("07700 900123 2 children", ["telephone"]), ("tel07700900123", ["telephone"]),
        ("(+44) 7700 900 123", ["telephone"]), ("+44 (0)7700-900-123", ["telephone"]), ("447700900123", ["telephone"]),
        ("00447700900123", ["telephone"]), ("01905.123.456", ["telephone"]), ("016977 2345", ["telephone"]),
        ("0121 496 0018", ["telephone"]), ("01905 123456/7", ["telephone"]), ("٠٧٧٠٠٩٠٠١٢٣", ["telephone"]),
        ("0770090012", []), ("077009001234", []), ("AB07700900123", []), ("22/07700900123", []), ("0300 123 1234", []),
        ("01:23 456 78901", []), ("7700900123", []), ("01/02/2026 12345", []), ("01.02.26 07.15.30", []),
        ("jo@example.com", ["email"]), ("mailto:jo.s@mail.example.co.uk.", ["email"]), ("josé@example.com", ["email"]),
        ("jo@example", []), ("@example.com", []), ("2@3.50", []), ("jo @ home.", []), ("jo@.com", []),
        ("943 476 5919", ["nhs-number"]), ("9434765919", ["nhs-number"]), ("943-476-5919", ["nhs-number"]),
        ("943 476 5918", []), ("94 3476 5919", []), ("22/9434765919", []), ("333 333 3333", []),
        ("WR1 1AA, 07700900123 or jo@example.com, 943 476 5919", ["postcode", "telephone", "email", "nhs-number"]),
        ("WR1 1AA and WR2 2BB", ["postcode"]), ("", []), ("é😀\u{0}", []),
    ])
    func `tricky cases`(text: String, expected: [String]) {
        #expect(codes(text) == expected)
    }

    @Test(arguments: [
        ("a\u{1}\u{7f}", "a \u{7f}"), ("é", "."), ("\u{301}", "."), ("ß中𐐷", "..."), ("😀€", "\0\0"), ("\u{ad}\u{200b}\u{feff}", ""),
        ("\u{2011}\u{2212}\u{fe63}", "---"), ("\u{a0}\u{2003}\u{3000}", "   "), ("７＠ｚ", "7@z"), ("٣७𝟡", "379"), ("½Ⅷ", "\0\0"),
    ])
    func `each scalar has its octet, of two, three or four octets too`(text: String, expected: String) {
        // A dot stands for a letter beyond ASCII.
        let octets: [UInt8] = expected.utf8.map { $0 == UInt8(ascii: ".") ? UInt8(0xFF) : $0 }
        #expect(FoldedText(text).octets == octets)
        #expect(FoldedText(text).hasDigits == octets.contains { $0.isDigit })
        let framed: [UInt8] = FoldedText("<" + text + ">").octets
        let inner = Array(framed.dropFirst().dropLast())
        #expect(framed.first == UInt8(ascii: "<") && framed.last == UInt8(ascii: ">") && inner == octets)
    }

    @Test(arguments: [
        ("Leo was upstairs.", true), ("LEO was upstairs", true), ("leo's room", true), ("Léo’s room", true), ("(Leo)", true),
        ("Leopold and Cleo", false), ("the Specimen children", false), ("Ada Specimen hid", false), ("Ada and Leo", true),
        ("SPECIMEN, Leo", true), ("Napoleon", false), ("Le o", false), ("brother-Leo-cried", true),
    ])
    func `a given name of another child is found as a word, a shared family name is not`(text: String, expected: Bool) {
        #expect(names(text, ("Ada", "Specimen"), ("Leo", "Specimen")) == expected)
    }

    @Test func `names are compared as name forms do`() {
        #expect(names("anne marie hid", ("Ada", "Sample"), ("Anne-Marie", "Sample")))
        #expect(names("AnneMarie hid", ("Ada", "Sample"), ("Anne-Marie", "Sample")))
        #expect(!names("Anne hid", ("Ada", "Sample"), ("Anne-Marie", "Sample")))
        #expect(names("Mary hid", ("Ada", "Sample"), ("Mary Jane", "Sample")))
        #expect(names("Zoe hid", ("Ada", "Sample"), ("Zoë", "Sample")))
        #expect(names("D’Arcy's bed", ("Ada", "Sample"), ("D'Arcy", "Sample")))
        #expect(names("Łukasz", ("Ada", "Sample"), ("Lukasz", "Sample")))
        // The first child's own name, of which the sibling's is a part.
        #expect(!names("Ella Rose hid", ("Ella Rose", "Sample"), ("Rose", "Sample")))
        #expect(!names("Ella-Rose's bed", ("Ella-Rose", "Sample"), ("Rose", "Sample")))
        #expect(names("Ella Rose hid, and Rose", ("Ella Rose", "Sample"), ("Rose", "Sample")))
    }

    @Test func `short names and names that are words need more to be one`() {
        #expect(!names("jo and go and Jo", ("Ada", "Sample"), ("Jo", "Sample")))
        #expect(names("jo sample", ("Ada", "Sample"), ("Jo", "Sample")))
        #expect(names("SAMPLE, JO", ("Ada", "Sample"), ("Jo", "Sample")))
        #expect(!names("he will come", ("Ada", "Sample"), ("Will", "Sample")))
        #expect(names("he and Will come", ("Ada", "Sample"), ("Will", "Sample")))
        #expect(!names("on 4 May, in May 2026", ("Ada", "Sample"), ("May", "Sample")))
        #expect(names("with May", ("Ada", "Sample"), ("May", "Sample")))
    }

    @Test func `a family name counts alone where it is not shared, and one given name of two does not`() {
        #expect(names("the Kowalski boy", ("Ada", "Sample"), ("Leo", "Kowalski")))
        #expect(!names("the Sample girl", ("Ada", "Sample"), ("Leo", "Kowalski")))
        #expect(!names("the young one", ("Ada", "Sample"), ("Leo", "Young")))
        #expect(!names("Jack hid", ("Jack", "Sample"), ("Jack", "Kowalski")))
        #expect(names("Jack Kowalski hid", ("Jack", "Sample"), ("Jack", "Kowalski")))
        #expect(!names("Jack Sample hid", ("Jack", "Sample"), ("Jack", "Kowalski")))
    }

    @Test func `a finding says where, and whose notice would carry it`() {
        let report = incident(
            "Leo was there.",
            [
                child("Ada", "Sample", words: "I rang 07700 900123", others: "Ada and mother"),
                child("Leo", "Sample", words: "Ada cried", others: "jo@example.com"),
            ]
        ).freeText
        #expect(
            report.findings.map { "\($0.pointer) \($0.code.rawValue)" } == [
                "/data/summary other-child", "/data/children/0/voice/words telephone", "/data/children/1/voice/words other-child",
                "/data/children/1/voice/othersPresent email",
            ])
        #expect(report.findings(about: 0).map(\.pointer) == ["/data/summary", "/data/children/0/voice/words"])
        let noVoice = FieldProfile("X", [.circumstances: .short])
        let nothing = FieldProfile("Y", [.child: .full])
        #expect(report.findings(about: 0, carriedBy: noVoice).map(\.pointer) == ["/data/summary"])
        // The summary names Leo, which is no news to who is told of Leo.
        #expect(report.findings(about: 1, carriedBy: noVoice).isEmpty)
        #expect(report.findings(about: 0, carriedBy: nothing).isEmpty)
        #expect(incident(nil, [child("Ada", "Sample")]).freeText.findings.isEmpty)
    }

    @Test func `only an area that holds has a release held, and only where the profile carries the text`() throws {
        let recipient = try #require(PartnerID("school/116900"))
        let report = incident("Seen at WR1 1AA", [child("Ada", "Sample")]).freeText
        var policy = Policy.shipped
        func settled(_ outcome: Decision.Outcome = .release(.upn, exception: nil)) -> Decision.Outcome {
            report.settle(
                Decision(recipient: recipient, outcome: outcome, rule: "OE-1", basis: "", flow: .encompass), about: 0, by: policy
            ).outcome
        }
        #expect(settled() == .release(.upn, exception: nil))
        policy.area.freeText = .off
        #expect(settled() == .release(.upn, exception: nil))
        policy.area.freeText = .hold
        #expect(settled() == .hold(.freeText))
        #expect(settled(.hold(.noSetting)) == .hold(.noSetting))
        #expect(settled(.deny(.noRule)) == .deny(.noRule))
        policy.area.profile = "OE_MINIMAL"
        #expect(settled() == .release(.upn, exception: nil))
    }

    @Test func `how to make contact may have a telephone number and an e-mail address, and no postcode or child`() throws {
        func report(_ contact: String?, _ advocate: String?) throws -> FreeTextReport {
            let facts = CaseFacts(
                reference: "M-1", area: "north", heardAt: noon, outcome: .heard, riskGrade: .high, advocate: advocate,
                safeContact: contact)
            return CaseHeard(
                facts: facts, victim: CasePerson(givenName: "Cleo", familyName: "Sample", dateOfBirth: birth),
                children: [CasePerson(givenName: "Ada", familyName: "Sample", dateOfBirth: birth)],
                perpetrators: [Perpetrator(givenName: "Max", familyName: "Beispiel", practice: PartnerID("gp/M81001"))]
            ).freeText
        }
        #expect(try report("Ring Cleo Sample on 07700 900123, or jo@example.com", "IDVA 01905 123456").findings.isEmpty)
        let found = try report("Not while Ada is there", "IDVA, WR1 1AA, 943 476 5919")
        #expect(
            found.findings.map { "\($0.pointer) \($0.code.rawValue)" } == [
                "/data/advocate postcode", "/data/advocate nhs-number", "/data/safeContact other-child",
            ])
        let profile = FieldProfile("X", [.safeContact: .full])
        #expect(found.findings(about: 0, carriedBy: profile).count == 3)
        #expect(found.findings(about: 1, carriedBy: profile).count == 2)
        #expect(found.findings(about: 0, carriedBy: FieldProfile("Y", [.voice: .full])).isEmpty)
        #expect(try report(nil, nil).findings.isEmpty)
    }

    @Test func `a text that is all beginnings takes time in proportion to its length`() {
        for piece in ["a@", "WR1 ", "W R 1 ", "0 ", "07 ", "01.02.", "Leo-", "Ella ", "1234567890 ", " ", "'", "+44 "] {
            func time(_ count: Int) -> Duration {
                let incident = incident(
                    String(repeating: piece, count: count), [child("Ada", "Sample"), child("Ella Rose", "Sample")])
                return (0..<2).map { _ in Self.processorTime { _ = incident.freeText } }.min() ?? .zero
            }
            let small = time(50)
            // Quadratic work would take 256 times as long.
            #expect(time(800) < small * 64 + .milliseconds(50), "\(piece)")
        }
    }

    /// What a call takes of a processor: other tests run beside it.
    private static func processorTime(_ body: () -> Void) -> Duration {
        func now() -> Duration {
            var time = timespec()
            clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
            return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
        }
        let start = now()
        body()
        return now() - start
    }
}
