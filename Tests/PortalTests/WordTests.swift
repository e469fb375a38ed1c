// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Testing
import Wire

@testable import Portal

/// The one table of words.
@Suite struct WordTests {
    @Test func `every line has a key of its own and both languages`() {
        #expect(Words.lines.allSatisfy { $0.count == 3 && $0.allSatisfy { !$0.isEmpty } })
        #expect(Set(Words.lines.map { $0[0] }).count == Words.lines.count)
        for line in Words.lines {
            let holes = [line[1], line[2]].map { text in
                text.split(separator: "{", omittingEmptySubsequences: false).dropFirst().compactMap {
                    $0.split(separator: "}").first
                }.sorted()
            }
            #expect(holes[0] == holes[1], "\(line[0])")
        }
    }

    @Test func `whatever a notice can hold has a word`() {
        let keys =
            Flow.allCases.map { "flow.\($0.rawValue)" } + AbuseType.allCases.map { "abuse.\($0.rawValue)" }
            + RiskGrade.allCases.map { "risk.\($0.rawValue)" } + LocationCategory.allCases.map { "location.\($0.rawValue)" }
            + Exposure.allCases.map { "exposure.\($0.rawValue)" } + AdultRole.allCases.map { "role.\($0.rawValue)" }
            + DataSubjectCategory.allCases.map { "category.\($0.rawValue)" } + NoticeFlag.allCases.map { "flag.\($0.rawValue)" }
            + RecallReason.allCases.map { "recall.\($0.rawValue)" } + ReceiptCode.allCases.map { "answer.\($0.rawValue)" }
            + ContactParentPolicy.allCases.map { "contact.\($0.rawValue)" } + (1...12).map { "month.\($0)" }
            + HoldCode.allCases.flatMap { ["hold.\($0.rawValue)", "hold.\($0.rawValue).do"] }
            + HoldState.allCases.map { "state.\($0.rawValue)" } + FreeTextCode.allCases.map { "finding.\($0.rawValue)" }
            + QueueFilter.times.map { "due.\($0)" }
            + DeadlineStanding.allCases.flatMap { ["standing.\($0.rawValue)", "column.\($0.rawValue)"] }
            + ReportName.allCases.flatMap { ["report.\($0.rawValue)", "report.\($0.rawValue).text"] }
            + OversightExclusion.allCases.map { "oversight.\($0.rawValue)" }
            + EscalationLevel.allCases.map { "step.\($0.code)" } + PortalPlace.allCases.map(\.word)
            + ["release", "route", "deny", "note"].flatMap { act in
                ["act.\(act)", "act.\(act).title", "act.\(act).text", "act.\(act).button"]
            }
        for language in Language.allCases { #expect(keys.filter { Words.of(language).table[$0] == nil } == []) }
    }

    @Test func `every template can be parsed, and every word that one names is there`() throws {
        #expect(Templates.library != nil)
        for (name, text) in TemplateText.every {
            for part in text.split(separator: "{{w.").dropFirst() {
                let key = String(part.prefix { $0 != "}" })
                #expect(Words.of(.english).table[key] != nil, "\(name) has \(key)")
            }
        }
    }
}
