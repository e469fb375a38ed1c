// SPDX-License-Identifier: Apache-2.0
package import Directories
package import Safeguarding

extension JournalTransaction {
    /// The agencies that sit at a forum, by their ids.
    package func members(of forum: ForumID) throws -> [ForumMember] {
        var members: [ForumMember] = []
        try sql(
            """
            SELECT partner, representative, agreement_from, agreement_until FROM forum_member
            WHERE forum = ? AND ended_at IS NULL
            """
        )
        .bind(1, forum.description)
        .forEach { row in
            guard let partner = row.partner(0) else { throw JournalError.damaged("forum member") }
            func day(_ column: Int32) -> CivilDate? { row.optionalInteger(column).map { CivilDate(daysSinceEpoch: Int($0)) } }
            members.append(
                ForumMember(
                    partner: partner,
                    representative: try row.optionalBlob(1).map { try key.openMember($0, of: forum, partner) },
                    agreementFrom: day(2), agreementUntil: day(3)))
        }
        return members.sorted { $0.partner < $1.partner }
    }

    /// Applies an import of members: adds, changes and ends seats.
    package func apply(members change: SnapshotChange<ForumMemberRow>) throws {
        for row in change.ended { try end(row) }
        for replacement in change.changed {
            try end(replacement.current)
            try put(replacement.new)
        }
        for row in change.added { try put(row) }
    }

    private func end(_ row: ForumMemberRow) throws {
        try sql("UPDATE forum_member SET ended_at = ? WHERE forum = ? AND partner = ? AND ended_at IS NULL")
            .bind(1, now.milliseconds).bind(2, row.forum.description).bind(3, row.member.partner.description).run()
    }

    private func put(_ row: ForumMemberRow) throws {
        let (forum, member) = (row.forum, row.member)
        let context = DeploymentKey.memberContext(forum: forum.description, partner: member.partner.description)
        try sql(
            """
            INSERT INTO forum_member (forum, partner, representative, agreement_from, agreement_until, started_at)
            VALUES (?, ?, ?, ?, ?, ?)
            """
        )
        .bind(1, forum.description).bind(2, member.partner.description)
        .bind(3, try member.representative.map { try key.sealRecord(Array($0.utf8), context: context) })
        .bind(4, member.agreementFrom.map { Int64($0.daysSinceEpoch) })
        .bind(5, member.agreementUntil.map { Int64($0.daysSinceEpoch) }).bind(6, now.milliseconds).run()
    }
}

extension DeploymentKey {
    /// What the sealed name of a representative is bound to.
    static func memberContext(forum: String, partner: String) -> String { "forum-member/\(forum)/\(partner)" }

    /// The name of a representative.
    func openMember(_ sealed: [UInt8], of forum: ForumID, _ partner: PartnerID) throws -> String {
        let context = Self.memberContext(forum: forum.description, partner: partner.description)
        return String(decoding: try openRecord(sealed, context: context), as: UTF8.self)
    }
}
