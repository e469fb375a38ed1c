// SPDX-License-Identifier: Apache-2.0
import Directories
import Safeguarding
import Testing

@Suite struct ForumMemberFileTests {
    @Test func `Members of several forums are read, and what is empty is not made up`() throws {
        let text = """
            forum,partner,representative,agreement_from,agreement_until
            marac/worcester,agency/safe-haven, Pat Specimen ,2025-09-01,2028-08-31
            marac/worcester,police/22,,,
            mace/885,agency/safe-haven,Pat Specimen,2025-09-01,2025-09-01

            """
        let file = try ForumMemberFile.parse(text.octets, file: "members.csv")
        #expect(file.warnings.isEmpty)
        #expect(file.rows.map(\.line) == [2, 3, 4])
        let haven = try #require(PartnerID("agency/safe-haven"))
        let (marac, mace) = (try #require(ForumID("marac/worcester")), try #require(ForumID("mace/885")))
        let first = CivilDate(iso: "2025-09-01")
        #expect(
            file.values == [
                ForumMemberRow(
                    forum: marac,
                    member: ForumMember(
                        partner: haven, representative: "Pat Specimen", agreementFrom: first,
                        agreementUntil: CivilDate(iso: "2028-08-31"))),
                ForumMemberRow(forum: marac, member: ForumMember(partner: try #require(PartnerID("police/22")))),
                ForumMemberRow(
                    forum: mace,
                    member: ForumMember(
                        partner: haven, representative: "Pat Specimen", agreementFrom: first, agreementUntil: first)),
            ])
    }
}
