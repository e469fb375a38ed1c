// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Scenario 5 of the domain: a MARAC's year, quarter by quarter, over real sockets.
    @Suite struct CoverageYearTests {
        @Test func `a year of cases is told to practices or has its code, and the report adds up`() async throws {
            let year = MARACYear(ninths: min(9, max(1, RunLength.count("FIRSTBELL_MARAC_NINTHS", short: 1))))
            try await withDaemon(.marac) { daemon in
                try await daemon.enrol(year.practices)
                try await daemon.importText("practices", year.directory)
                try await daemon.importText("key-adults", year.keyAdults)
                let marac = try await daemon.dealer(MARACYear.partner)
                var told: [PartnerID: Int] = [:]
                var clock = try Instant(rfc3339: SampleDeployment.evening)
                for quarter in 0..<4 {
                    let victims = quarter * year.heard / 4..<(quarter + 1) * year.heard / 4
                    let answers = try await marac.accepted(
                        all: victims.map { year.event($0, heardAt: clock - .seconds(3600)) })
                    var waiting: [PartnerID: Int] = [:]
                    for line in answers.flatMap(\.answer.notices) {
                        if let recipient = line.recipient { waiting[recipient, default: 0] += 1 }
                    }
                    for (practice, count) in waiting.sorted(by: { $0.key < $1.key }) {
                        let dealer = try await daemon.dealer(practice.description)
                        try await dealer.hello()
                        for notice in try await dealer.store(count) {
                            guard case .caseNotice(let content) = notice.content, content.recipient == practice else {
                                Issue.record("a practice is told something else")
                                continue
                            }
                        }
                        told[practice, default: 0] += count
                    }
                    await daemon.closeDealers(but: marac)
                    try await daemon.advance("2000h")
                    clock = clock + .seconds(2000 * 3600)
                }
                // The practice that has closed is a person's to decide about, and she is registered nowhere else.
                let holds = try await daemon.openHolds()
                #expect(holds.map { $0["code"]?.string } == ["practice-closed"])
                let hold = try #require(holds.first?["id"]?.string)
                let denied = try await daemon.firstbell(
                    "hold", "deny", hold, "--by", "A. Officer", "--reason", "registered nowhere now")
                #expect(denied.status == 0, "\(denied.errors)")

                let delivered = year.heard - year.exceptions
                let report = try await daemon.json("report", "gp-coverage", "--inside", "--area", MARACYear.area)
                #expect(report["heard"]?.integer == Int64(year.heard) && report["delivered"]?.integer == Int64(delivered))
                #expect(report["exceptions"]?.integer == Int64(year.exceptions) && report["open"]?.integer == 0)
                #expect(report["deliveredLate"]?.integer == 0)
                #expect(report["accounted"]?["percent"]?.integer == 100)
                #expect(report["coverage"]?["percent"]?.numberText == "90.4")
                let codes = report["differences"]?.elements.map { $0["code"]?.string ?? "" } ?? []
                #expect(
                    Set(codes) == [
                        "not-registered", "practice-out-of-area", "nhs-number-unknown", "safety-hold", "deceased",
                        "denied-by-person:practice-closed",
                    ])
                let counts = report["differences"]?.elements.compactMap { $0["count"]?.integer } ?? []
                #expect(counts.reduce(0, +) == Int64(year.exceptions))
                let practices = report["byPractice"]?.elements.map { $0 } ?? []
                #expect(practices.compactMap { $0["notices"]?.integer }.reduce(0, +) == Int64(delivered))
                #expect(practices.first?["practice"]?.string == year.practices[0] && practices.first?["rank"]?.integer == 1)
                #expect(practices.first?["notices"]?.integer == told.values.max().map { Int64($0) })
                #expect(report["training"]?["told"]?.integer == Int64(year.practices.count))
                #expect(report["training"]?["trained"]?.integer == Int64(year.trained.count))
                let volumes = try await daemon.json("report", "volumes")
                #expect(volumes["figures"]?["contacts"]?.integer == Int64(year.heard))
                #expect(volumes["figures"]?["notices"]?.integer == Int64(delivered))
                let training = try await daemon.json("report", "training")["tables"]?[0]?["rows"]?.elements.map { $0 } ?? []
                let trained = training.first { $0["names"]?[0]?.string == "gp" }?["cells"]?[2]
                #expect(trained?["part"]?.integer == Int64(year.trained.count))
                #expect(trained?["of"]?.integer == Int64(year.practices.count))
                // Nobody outside learns how many are trained beside counts that are folded for them.
                #expect(try await daemon.json("report", "gp-coverage")["training"]?.isNull == true)
                #expect(try await daemon.json("status")["stuck"]?.integer == 0)
            }
        }
    }
}

extension SampleDeployment {
    /// With one MARAC, and no practice yet.
    static let marac = SampleDeployment(partners: [MARACYear.partner, "local-authority/885"]) { _ in
        [["bank-holidays", BuiltProgram.package + "/Examples/data/bank-holidays.json"]]
    }
}
