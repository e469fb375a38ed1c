// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
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
        // Every tenth is larger than those that are pressed with known leaves.
        let (page, expected) = try page(&generator, leaves: seed % 10 == 9 ? 100 : seed % 10)
        #expect(LedgerPage.records(in: page.octets)?.map(\.entry) == expected.map(\.entry))
        #expect(LedgerPage.opened(page.kept) == page.octets)
        let records = try #require(LedgerPage.records(in: page.kept))
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

    @Test(arguments: 0..<20) func `a pressed page with an octet changed is none, or the page of other octets`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        var page = LedgerPage()
        let entry = Array(#"{"at":"2026-11-16T08:30:00.000Z","notice":"01a","stage":"delivered","words":"\#(seed)"}"#.utf8)
        for _ in 0..<3 {
            page.append(Leaf(.stage, salt: .random(using: &generator), canonicalJSON: entry), holder: .notice(1), entry: entry)
        }
        let kept = page.kept
        #expect(kept.count < page.octets.count * 2 / 3)
        for place in kept.indices {
            var harmed = kept
            harmed[place] ^= UInt8.random(in: 1...255, using: &generator)
            #expect(LedgerPage.opened(harmed) != page.octets)
        }
        for length in 1..<kept.count { #expect(LedgerPage.opened(Array(kept.prefix(length))) == nil) }
    }

    @Test func `the leaves that both sides know are those with which journals were pressed`() {
        // Whoever changes them makes every journal unreadable: add others with a number of their own.
        let digest = SHA256.hash(data: Data(SampleLeaves.first.utf8)).map { String(format: "%02x", $0) }.joined()
        #expect(digest == "f891a8fa60e91afb44d0d97a9ff473fc699e901d71e2fc175b654b517f59ce3b")
    }

    @Test func `what says that it is larger than any page is none`() {
        // RFC 8878 3.1.1.1: a frame of one segment, whose size takes eight octets.
        let magic: [UInt8] = [0x28, 0xB5, 0x2F, 0xFD, 0xE0]
        #expect(LedgerPage.opened([0, 1] + magic + [UInt8](repeating: 0x7F, count: 8) + [1, 0, 0]) == nil)
        #expect(LedgerPage.opened([0, 1]) == nil)
        #expect(LedgerPage.opened([0, 2] + magic) == nil)
        #expect(LedgerPage.opened([0]) == nil)
    }

    @Test func `an unknown holder is no page`() {
        #expect(LedgerPage.records(in: [1, 3] + [UInt8](repeating: 0, count: 80)) == nil)
    }
}
