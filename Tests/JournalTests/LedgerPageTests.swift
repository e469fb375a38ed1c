// SPDX-License-Identifier: Apache-2.0
import Ledger
import Safeguarding
import TestSupport
import Testing

@testable import Journal

@Suite struct LedgerPageTests {
    private func page(_ generator: inout SeededGenerator, leaves: Int) throws -> (LedgerPage, [LedgerPage.Record]) {
        var page = LedgerPage()
        var records: [LedgerPage.Record] = []
        for _ in 0..<leaves {
            let salt = Salt.random(using: &generator)
            let entry = (0..<Int.random(in: 0...400, using: &generator)).map { _ in UInt8.random(in: 0...255, using: &generator) }
            let leaf = Leaf(EntryKind.allCases.randomElement(using: &generator) ?? .event, salt: salt, canonicalJSON: entry)
            let holder: LedgerPage.Holder =
                switch Int.random(in: 0...2, using: &generator) {
                case 0: .nobody(salt: salt)
                case 1: .subject(.random(in: .min ... .max, using: &generator))
                default: .notice(.random(in: 1...1000, using: &generator))
                }
            page.append(leaf, holder: holder, entry: entry)
            records.append(LedgerPage.Record(kind: leaf.kind.rawValue, holder: holder, leaf: leaf.octets, entry: entry))
        }
        return (page, records)
    }

    @Test(arguments: 0..<50) func `a page gives back the leaves that went into it`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let (page, expected) = try page(&generator, leaves: Int(seed) % 9)
        let records = try #require(LedgerPage.records(in: page.octets))
        #expect(records.map(\.kind) == expected.map(\.kind))
        #expect(records.map(\.holder) == expected.map(\.holder))
        #expect(records.map(\.leaf) == expected.map(\.leaf))
        #expect(records.map(\.entry) == expected.map(\.entry))
    }

    @Test(arguments: 0..<20) func `a page cut short is none, wherever a leaf is not whole`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let (page, _) = try page(&generator, leaves: 2)
        for length in 0..<page.octets.count {
            let records = LedgerPage.records(in: Array(page.octets.prefix(length)))
            #expect(records.map { $0.count < 2 } ?? true)
        }
    }

    @Test func `an unknown holder is no page`() {
        #expect(LedgerPage.records(in: [1, 3] + [UInt8](repeating: 0, count: 80)) == nil)
    }
}
