// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

extension DaemonTests {
    /// Scenario 8 of the domain: the digests of 1,012 flagged families, over real sockets.
    @Suite struct FamiliesTests {
        private static let clusters = ["malvern", "redditch", "evesham", "droitwich", "pershore"]
        private static let members =
            "forum,partner,representative,agreement_from,agreement_until\n"
            + clusters.map { "locality/\($0),agency/clusters,Kim Example,2025-04-01,\n" }.joined()

        /// The register; the family of the first example is the last of it.
        private static func register(until: String = "") -> String {
            let header = "family,cluster,lead,flagged_from,flagged_until,consent_until,limb,given_name,family_name,date_of_birth\n"
            let rows = (0..<1_011).map { number in
                "F\(number),locality/\(clusters[number % 5]),agency/support,2026-01-05,,,,Qanarykin \(number),Nobody,2012-01-01\n"
            }
            return header + rows.joined()
                + "F1011,locality/pershore,agency/support,2026-01-05,\(until),,,Ada,Sample,2016-03-27\n"
        }

        /// A day's digests of one recipient, which says that it stored them, by cluster: how many entries each has.
        private func day(_ dealer: StockDealer) async throws -> [String: Int] {
            var entries: [String: Int] = [:]
            for notice in try await dealer.store(Self.clusters.count) {
                guard case .digest(let digest) = notice.content else { throw StockDealer.Unexpected(Message(.notice)) }
                #expect(digest.recipient == dealer.partner && digest.isNil == digest.entries.isEmpty)
                #expect(entries.updateValue(digest.entries.count, forKey: digest.cluster.code) == nil)
            }
            return entries
        }

        private static func again(_ number: Int) throws -> [UInt8] {
            let text = String(decoding: try exampleEvent("01-bank-holiday"), as: UTF8.self)
            return Array(text.replacing("019df4a1-1001", with: "019df4a1-900\(number)").utf8)
        }

        @Test func `every cluster has its digest each morning, nil or not, and unflagging today stops tomorrow's`() async throws {
            try await withDaemon { daemon in
                try await daemon.enrol(["agency/clusters", "agency/support"])
                try await daemon.importText("members", Self.members)
                let imported = try await daemon.importText("families", Self.register())
                #expect(imported["added"]?.integer == 1_012)
                let police = try await daemon.dealer("police/22")
                _ = try await police.accepted(Self.again(1))
                let recipients = [try await daemon.dealer("agency/clusters"), try await daemon.dealer("agency/support")]
                for dealer in recipients { try await dealer.hello() }

                try await daemon.advance("10h1m")
                let nothing = Dictionary(uniqueKeysWithValues: Self.clusters.map { ($0, 0) })
                for dealer in recipients {
                    #expect(try await day(dealer) == nothing.merging(["pershore": 1]) { $1 }, "\(dealer.partner)")
                }
                #expect(try await daemon.json("status")["digests"]?["made"]?.integer == 5)

                // Its last day is today: what happens to it from now on is the programme's no more.
                let unflagged = try await daemon.importText("families", Self.register(until: "2026-05-05"))
                #expect(unflagged["changed"]?.integer == 1 && unflagged["unchanged"]?.integer == 1_011)
                _ = try await police.accepted(Self.again(2))
                try await daemon.advance("24h")
                for dealer in recipients { #expect(try await day(dealer) == nothing, "\(dealer.partner)") }
                let status = try await daemon.json("status")
                #expect(status["digests"]?["expected"]?.integer == 5 && status["digests"]?["made"]?.integer == 5)
                #expect(status["openHolds"]?.integer == 0 && status["stuck"]?.integer == 0)
            }
        }
    }
}
