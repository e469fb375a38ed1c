// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// Notices with every optional field there or not, and invented people.
enum RandomNotice {
    static func content(for recipient: PartnerID, using generator: inout SeededGenerator) -> NoticeContent {
        func maybe<T>(_ value: @autoclosure () -> T?) -> T? { Bool.random(using: &generator) ? value() : nil }
        func text() -> String { "Sample " + RandomJSON.text(using: &generator).filter { $0 > "\u{1F}" && $0 != "\u{7F}" } }
        func instant() -> Instant { Instant(milliseconds: Int64.random(in: 0...4_000_000_000_000, using: &generator)) }
        func day() -> CivilDate { CivilDate(daysSinceEpoch: Int.random(in: 10_000...21_000, using: &generator)) }
        func flag() -> Bool { Bool.random(using: &generator) }
        let adults = (0..<Int.random(in: 0...4, using: &generator)).map { _ in
            NoticeContent.AdultFields(
                role: AdultRole.allCases.randomElement(using: &generator) ?? .other,
                category: maybe(DataSubjectCategory.allCases.randomElement(using: &generator)),
                relationshipToChild: maybe("mother"), givenName: maybe(text()), familyName: maybe(text()))
        }
        return NoticeContent(
            flow: flag() ? .encompass : .encompassEarlyYears,
            recipient: recipient,
            deadline: instant(), rehearsal: flag(),
            handling: .init(text: text(), contactParentPolicy: .dslJudgement),
            child: .init(
                givenName: text(), familyName: text(), dateOfBirth: day(), upn: maybe("B801200005001"),
                nhsNumber: maybe("9990000018"),
                exposure: maybe(Exposure.allCases.randomElement(using: &generator)),
                voice: maybe(Voice(spokenTo: flag(), words: maybe(text()), othersPresent: maybe(text()))),
                welfareCheckMade: maybe(flag()), siblingsElsewhere: maybe(flag())),
            incident: .init(
                force: maybe("22"),
                times: flag()
                    ? .instants(occurredAt: instant(), reportedAt: instant()) : .dates(occurredOn: day(), reportedOn: day()),
                riskGrade: maybe(.high),
                abuseTypes: AbuseType.allCases.filter { _ in flag() }, locationCategory: maybe(.home),
                summary: maybe(text() + "\n" + text())),
            adults: adults, event: .init(id: "e-\(Int.random(in: 0...99, using: &generator))", reference: maybe("22/26/0123456")),
            decision: .init(rule: "OE-1", basis: "DAA2021-s49A", policy: String(repeating: "0a", count: 32)),
            match: MatchBasis.allCases.randomElement(using: &generator) ?? .upn,
            flags: NoticeFlag.allCases.filter { _ in flag() })
    }
}
