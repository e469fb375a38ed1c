// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension JournalTransaction {
    /// What the rolls of today say about a child: exactly held, possibly held, or unknown.
    ///
    /// A roll row holds the child exactly when it has the child's UPN and birth date, or the child's name, birth date and
    /// postcode with no other UPN. A row that only shares the name and birth date is near. Where nothing is found at all,
    /// ``likenesses(_:today:)`` may find whom to compare.
    package func matches(_ keys: RollKeys, today: CivilDate) throws -> RollMatches {
        var result = RollMatches()
        let day = Int64(today.daysSinceEpoch)
        func consider(_ row: PreparedStatement, exact: MatchBasis?) {
            guard let setting = row.partner(0) else { return }
            if row.integer(1) != 0 { result.protectedAddress = true }
            guard let exact else {
                result.near.insert(setting)
                return
            }
            if result.exact[setting] != .upn { result.exact[setting] = exact }
            if let days = row.optionalInteger(2) {
                result.attendance[setting] = Weekdays(rawValue: UInt8(truncatingIfNeeded: days))
            }
        }
        if let upn = keys.upn {
            try sql(
                """
                SELECT setting, protected, attendance, birth_key FROM roll
                WHERE upn_key = ?1 AND ended_at IS NULL AND coalesce(from_day, ?2) <= ?2 AND coalesce(to_day, ?2) >= ?2
                """
            )
            .bind(1, upn).bind(2, day).forEach { row in consider(row, exact: row.isBlob(3, keys.birth) ? .upn : nil) }
        }
        if let name = keys.name {
            try sql(
                """
                SELECT setting, protected, attendance, person_key, upn_key FROM roll
                WHERE birth_key = ?3 AND name_key = ?1 AND ended_at IS NULL AND coalesce(from_day, ?2) <= ?2
                AND coalesce(to_day, ?2) >= ?2
                """
            )
            .bind(1, name).bind(2, day).bind(3, keys.birth)
            .forEach { row in
                if row.isBlob(4, keys.upn) { return }
                let samePerson = row.isBlob(3, keys.person)
                let otherUPN = !row.isNull(4) && keys.upn != nil
                consider(row, exact: samePerson && !otherUPN ? .person : nil)
            }
        }
        result.near.subtract(result.exact.keys)
        return result
    }

    /// The row of a current key adult of `partner` with this e-mail whose training is valid today; nil when there is none.
    package func keyAdult(of partner: PartnerID, email: String, today: CivilDate) throws -> Int64? {
        try sql(
            """
            SELECT id FROM key_adult WHERE partner = ?1 AND email_key = ?2 AND ended_at IS NULL AND trained_on <= ?3
            AND coalesce(expires_on, ?3) >= ?3
            """
        )
        .bind(1, partner.description).bind(2, key.lookup("email", email.lowercased())).bind(3, today.daysSinceEpoch)
        .first { $0.integer(0) }
    }

    /// The key adults of a partner who conflict with one of some people.
    ///
    /// - Parameter names: full names, as the event has them.
    package func conflicts(of partner: PartnerID, with names: [String]) throws -> Set<Int64> {
        var conflicted: Set<Int64> = []
        for name in names {
            try sql(
                """
                SELECT k.id FROM conflict c JOIN key_adult k ON k.id = c.key_adult
                WHERE c.name_key = ?1 AND c.partner = ?2 AND k.ended_at IS NULL
                """
            ).bind(1, key.fullName(name)).bind(2, partner.description).forEach { conflicted.insert($0.integer(0)) }
        }
        return conflicted
    }
}

/// The keyed digests by which a child is found on rolls, 16 octets each.
package struct RollKeys: Sendable {
    package let upn: [UInt8]?
    /// Given name, family name, birth date and postcode, all exact.
    package let person: [UInt8]?
    /// Given name, family name and birth date.
    package let name: [UInt8]?
    /// Both names in either order, without the birth date.
    package let names: [UInt8]?
    package let birth: [UInt8]

    /// The digests of a child's match keys.
    package init(_ keys: MatchKeys, dateOfBirth: CivilDate, key: DeploymentKey) {
        upn = keys.upn.map { key.lookup("upn", $0) }
        person = keys.person.map { key.lookup("person", $0) }
        name = keys.nearName.map { key.lookup("name", $0) }
        names = keys.names.map { key.lookup("names", $0) }
        birth = key.lookup("birth", dateOfBirth.description)
    }

    /// A number that is the same for the same child, so far as the keys tell.
    package var personNumber: Int64 {
        (upn ?? person ?? name ?? birth).prefix(8).reduce(Int64(0)) { $0 << 8 | Int64($1) }
    }
}
