// SPDX-License-Identifier: Apache-2.0
import Directories
import Foundation
import GRDB
import Safeguarding
import Testing

@testable import Journal

/// The members of forums as they stand in the journal.
@Suite struct ForumTests {
    let test: TestJournal
    let marac: ForumID

    init() throws {
        test = try TestJournal()
        marac = try #require(ForumID("marac/worcester"))
    }

    private func seat(_ partner: String, _ representative: String? = nil, from: String? = nil, at forum: ForumID? = nil) throws
        -> ForumMemberRow
    {
        ForumMemberRow(
            forum: forum ?? marac,
            member: ForumMember(
                partner: try #require(PartnerID(partner)), representative: representative,
                agreementFrom: from.flatMap { CivilDate(iso: $0) }, agreementUntil: from == nil ? nil : CivilDate(iso: "2028-08-31")
            ))
    }

    private func take(_ file: [ForumMemberRow]) throws {
        let change = SnapshotChange(current: try test.journal.reader.forumMembers(of: Set(file.map(\.forum))), file: file)
        try test.write { try $0.apply(members: change) }
        try test.restart()
    }

    private func members(_ forum: ForumID) throws -> [ForumMember] { try test.write { try $0.members(of: forum) } }

    @Test func `members are added, changed and ended, and come back, over a restart`() throws {
        let haven = try seat("agency/safe-haven", "Pat Specimen", from: "2025-09-01")
        let police = try seat("police/22")
        try take([police, haven])
        #expect(try members(marac) == [haven.member, police.member])
        #expect(try test.journal.reader.forumMembers(of: [marac]) == [police, haven])
        let changed = try seat("agency/safe-haven", "Sam Example")
        try take([changed])
        #expect(try members(marac) == [changed.member])
        try take([haven, police])
        #expect(try members(marac) == [haven.member, police.member])
        #expect(try test.journal.reader.status(now: test.now).members == 2)
    }

    @Test func `a file says nothing of the forums that it does not name`() throws {
        let mace = try #require(ForumID("mace/885"))
        let (one, other) = (try seat("agency/safe-haven", "Pat Specimen"), try seat("agency/housing", at: mace))
        try take([one, other])
        try take([try seat("agency/probation", at: mace)])
        #expect(try members(marac) == [one.member])
        #expect(try members(mace).map(\.partner.description) == ["agency/probation"])
        #expect(try members(try #require(ForumID("marac/885"))).isEmpty)
        #expect(try test.journal.reader.status(now: test.now).members == 2)
    }

    @Test func `a representative's name is on the disk only sealed, and opens only where it belongs`() throws {
        try take([try seat("agency/safe-haven", "Pat Specimen"), try seat("agency/housing", "Lou Sample")])
        let rows = try test.journal.pool.read { try Data.fetchAll($0, sql: "SELECT representative FROM forum_member ORDER BY id") }
        #expect(rows.count == 2 && rows.allSatisfy { $0.range(of: Data("Specimen".utf8)) == nil })
        try test.write { transaction in
            try transaction.sql("UPDATE forum_member SET representative = ? WHERE partner = 'agency/housing'")
                .bind(1, [UInt8](rows[0])).run()
        }
        #expect(throws: (any Error).self) { try members(marac) }
    }
}
