// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Testing
import Wire

/// Notices of a case, written and read.
@Suite struct CaseNoticeTests {
    static func content(using generator: inout SeededGenerator) throws -> CaseNoticeContent {
        func maybe<T>(_ value: @autoclosure () -> T?) -> T? { Bool.random(using: &generator) ? value() : nil }
        func instant() -> Instant { Instant(milliseconds: Int64.random(in: 0...4_000_000_000_000, using: &generator)) }
        func day() -> CivilDate { CivilDate(daysSinceEpoch: Int.random(in: 10_000...21_000, using: &generator)) }
        func flag() -> Bool { Bool.random(using: &generator) }
        return CaseNoticeContent(
            flow: flag() ? .maracGP : .maracRecord, recipient: try #require(PartnerID("gp/M81001")), deadline: instant(),
            rehearsal: flag(), handling: .init(text: "Keep it \"apart\".\nAlways.", contactParentPolicy: .doNotContact),
            person: .init(
                role: CaseRole.allCases.randomElement(using: &generator) ?? .victim, givenName: "Zoë", familyName: "O’Sample",
                dateOfBirth: maybe(day()), nhsNumber: maybe("9990000018")),
            hearing: .init(
                area: "worcestershire-north", heardOn: day(), heardAt: maybe(instant()), riskGrade: maybe(.high),
                isRepeat: maybe(flag()), criteria: MARACCriterion.allCases.filter { _ in flag() },
                childrenConnected: maybe(flag()), advocate: maybe("IDVA service"),
                safeContact: maybe("By telephone.\nNever at night.")),
            perpetrators: (0..<Int.random(in: 0...2, using: &generator)).map {
                .init(givenName: "Max", familyName: "Beispiel\($0)", relationshipToVictim: maybe("former partner"))
            }, event: .init(id: "e-1", reference: "WN/26/0042"),
            decision: .init(rule: "GP-14", basis: "A6-1e", policy: String(repeating: "0a", count: 32)), match: .producer,
            flags: NoticeFlag.allCases.filter { _ in flag() }.sorted { $0.rawValue < $1.rawValue }, supersedes: maybe("n-0"),
            changes: ["hearing", "person"].filter { _ in flag() })
    }

    @Test func `a notice of a case is canonical as it is written, and reads back the same`() throws {
        var generator = SeededGenerator(seed: 4242)
        for _ in 0..<400 {
            let content = try Self.content(using: &generator)
            let data = content.octets
            #expect(try JSONDocument(data).root.canonical() == data)
            let envelope = NoticeEnvelope(
                type: .notice, id: "n-1", source: "spiffe://worcestershire.example/broker/test", time: content.deadline,
                digest: Digest.sha256(data), data: data)
            #expect(try ReceivedNotice(body: envelope.octets).content == .caseNotice(content))
        }
    }
}
