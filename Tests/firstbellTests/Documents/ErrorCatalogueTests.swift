// SPDX-License-Identifier: Apache-2.0
import Directories
import Edge
import Foundation
import Journal
import Safeguarding
import TLS
import Testing
import Wire

@testable import firstbell

/// `docs/errors.md` is what the code says of its codes.
@Suite struct ErrorCatalogueTests {
    private static let file = URL(fileURLWithPath: BuiltProgram.package + "/docs/errors.md")

    /// `RECORD_SNAPSHOTS=1` rewrites the document and fails.
    @Test func `the catalogue is what the code renders`() throws {
        let expected = ErrorCatalogue.text
        if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
            try expected.write(to: Self.file, atomically: true, encoding: .utf8)
            Issue.record("recorded; run again without RECORD_SNAPSHOTS")
        }
        #expect(try String(contentsOf: Self.file, encoding: .utf8) == expected)
    }

    @Test func `every reason for which a session is cut is in the catalogue`() {
        let reasons: [CutReason] = [.suspended, .revoked, .expired, .mismatch, .protocolViolation, .shutdown, .silent]
        #expect(reasons.map(\.rawValue) == CutCode.allCases.map(\.rawValue))
    }

    @Test func `every code is there once in its section, and every line says something`() {
        for section in ErrorCatalogue.sections {
            #expect(!section.rows.isEmpty)
            #expect(Set(section.rows.map(\.code)).count == section.rows.count, "\(section.title)")
            for row in section.rows {
                #expect(row.meaning.hasSuffix("."), "\(section.title): \(row.code)")
                #expect(row.remedy.hasSuffix("."), "\(section.title): \(row.code)")
                #expect(!(row.meaning + row.remedy).contains("|"))
            }
        }
    }
}

/// The catalogue of everything that FirstBell refuses with.
enum ErrorCatalogue {
    struct Row {
        var code: String
        var meaning: String
        var remedy: String
        /// Nil where nobody would retry.
        var retriable: Bool?
    }

    struct Section {
        var title: String
        /// Where the code is seen.
        var place: String
        var rows: [Row]
    }

    static let sections: [Section] = [
        Section(
            title: "Rejections", place: "`code` of a `REJECTED` (RFC 9457), and of `firstbell publish`",
            rows: ProblemCode.allCases.map {
                Row(code: $0.rawValue, meaning: $0.title + ".", remedy: $0.help, retriable: $0.isRetriable)
            }),
        Section(
            title: "Causes of `retry-later`",
            place: "`cause` of a `REJECTED` `retry-later`, `limits.refusing` of `status`; the sender waits `retryAfter` seconds",
            rows: RetryCause.allCases.map {
                Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy, retriable: true)
            }),
        Section(
            title: "Faults of a member", place: "`errors[].code` of a `REJECTED`, with the JSON pointer of the member",
            rows: FieldCode.allCases.map { Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy, retriable: false) }),
        Section(
            title: "Faults of JSON", place: "`errors[].code` of a `REJECTED` `not-json`",
            rows: JSONError.Code.allCases.map {
                Row(code: $0.rawValue, meaning: $0.detail, remedy: "Send one I-JSON document (RFC 7493).", retriable: false)
            }),
        Section(
            title: "Holds", place: "`holds[].code` of an `ACCEPTED`, `firstbell hold list`, `holdsByCode` of `status`",
            rows: HoldCode.allCases.map { Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy) }),
        Section(
            title: "Denials", place: "`denials[].code` of an `ACCEPTED`",
            rows: DenialCode.allCases.map { Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy) }),
        Section(
            title: "Warnings", place: "`warnings[].code` of an `ACCEPTED`, `findings[].code` of `firstbell hold show`",
            rows: FreeTextCode.allCases.map { Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy) }),
        Section(
            title: "Refusals by a recipient", place: "`code` of a `RECEIPT` with stage `refused`",
            rows: ReceiptCode.allCases.filter { $0.stage == .refused }.map {
                Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.consequence)
            }),
        Section(
            title: "Goodbyes", place: "`code` of a `BYE`",
            rows: Bye.Code.allCases.map {
                Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy, retriable: $0.isRetriable)
            }),
        Section(
            title: "Refusals of TLS", place: "`code` of `connection refused` in the daemon's log, `firstbell doctor --profile`",
            rows: RefusalReason.allCases.map {
                Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy, retriable: $0.isRetriable)
            }),
        Section(
            title: "Refusals of ZMTP", place: "`code` of `connection refused` in the daemon's log",
            rows: ZMTPRefusal.allCases.map {
                Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy, retriable: $0.isRetriable)
            }),
        Section(
            title: "Refusals of the edge", place: "`code` of `connection refused` in the daemon's log",
            rows: EdgeReason.allCases.map {
                Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy, retriable: $0.isRetriable)
            }),
        Section(
            title: "Cuts",
            place: "`reason` of `session closed` in the daemon's log; a certificate that no longer counts has the word of TLS",
            rows: CutCode.allCases.map {
                Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy, retriable: $0.isRetriable)
            }),
        Section(
            title: "Stuck", place: "`stuckItems[].cause` of `firstbell status`; nothing is stuck in a healthy daemon",
            rows: StuckCause.allCases.map { Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy) }),
        Section(
            title: "Readiness", place: "`findings[].cause` of `firstbell readiness`",
            rows: ReadinessCause.allCases.map { Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy) }),
        Section(
            title: "Effects on readiness", place: "`findings[].effect` of `firstbell readiness`",
            rows: ReadinessEffect.allCases.map { Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy) }),
        Section(
            title: "Faults of an import", place: "what a line of `firstbell import` is about",
            rows: ImportProblem.Code.allCases.map {
                Row(code: $0.rawValue, meaning: $0.meaning, remedy: $0.remedy, retriable: false)
            }),
        Section(
            title: "Exit codes", place: "the program's end",
            rows: [
                Row(code: "0", meaning: "Done.", remedy: "Nothing."),
                Row(
                    code: "1", meaning: "Not done, or not well: `Error:` says what, `Try:` what to do.",
                    remedy: "What `Try:` says."),
                Row(code: "64", meaning: "The command line makes no sense.", remedy: "`firstbell help COMMAND`."),
            ]),
    ]

    static var text: String {
        var lines = [
            "# Every refusal and its code", "",
            "Rendered from the code by `ErrorCatalogueTests`; `RECORD_SNAPSHOTS=1 swift test --filter ErrorCatalogueTests` writes it anew.",
            "A code never changes its meaning. None carries a name, a reference or a narrative.",
        ]
        for section in sections {
            let retries = section.rows.contains { $0.retriable != nil }
            lines += ["", "## \(section.title)", "", "Where: \(section.place).", ""]
            lines += [
                "| code | what it means | what to do |" + (retries ? " retrying helps |" : ""),
                "|---|---|---|" + (retries ? "---|" : ""),
            ]
            for row in section.rows {
                let retry = row.retriable.map { $0 ? " yes |" : " no |" } ?? ""
                lines.append("| `\(row.code)` | \(row.meaning) | \(row.remedy) |" + retry)
            }
        }
        return lines.joined(separator: "\n") + "\n"
    }
}
