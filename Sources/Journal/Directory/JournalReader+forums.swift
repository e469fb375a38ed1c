// SPDX-License-Identifier: Apache-2.0
package import Directories
import Foundation
import GRDB
package import Safeguarding

extension JournalReader {
    /// The standing seats at some forums, opened.
    package func forumMembers(of scopes: Set<ForumID>) throws -> [ForumMemberRow] {
        try pool.read { db in
            try scopes.sorted().flatMap { forum in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT partner, representative, agreement_from, agreement_until FROM forum_member
                        WHERE forum = ? AND ended_at IS NULL ORDER BY id
                        """, arguments: [forum.description]
                ).map { row in
                    func day(_ column: Int) -> CivilDate? { (row[column] as Int?).map { CivilDate(daysSinceEpoch: $0) } }
                    guard let partner = PartnerID(row[0] as String) else { throw JournalError.damaged("forum member") }
                    let sealed = (row[1] as Data?).map { [UInt8]($0) }
                    return ForumMemberRow(
                        forum: forum,
                        member: ForumMember(
                            partner: partner, representative: try sealed.map { try key.openMember($0, of: forum, partner) },
                            agreementFrom: day(2), agreementUntil: day(3)))
                }
            }
        }
    }
}
