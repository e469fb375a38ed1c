// SPDX-License-Identifier: Apache-2.0
package import Directories
package import Safeguarding

extension JournalTransaction {
    /// Applies an import of rolls; every setting in `scopes` has a loaded roll from now on.
    ///
    /// - Parameters:
    ///   - rows: the sealed rows that stand, by snapshot key, as ``JournalReader/rollRows(of:)`` gave them.
    ///   - unreadable: numbers of standing rows that end because nobody can say whose they are.
    package func apply(
        rolls change: SnapshotChange<RollRow>, scopes: Set<PartnerID>, rows: [RollKey: Int64], unreadable: [Int64] = []
    ) throws {
        for row in unreadable { try end("roll", row) }
        for row in change.ended { try end("roll", rows[row.snapshotKey]) }
        for replacement in change.changed {
            try end("roll", rows[replacement.current.snapshotKey])
            try put(SealedRoll(replacement.new, key: key))
        }
        try indexingAnew("roll", after: change.added.count) {
            try SealedRolls(change.added, key: key).forEach { try put($0) }
        }
        for scope in scopes {
            try sql(
                "INSERT INTO roll_scope (setting, loaded_at) VALUES (?, ?) ON CONFLICT (setting) DO UPDATE SET loaded_at = excluded.loaded_at"
            )
            .bind(1, scope.description).bind(2, now.milliseconds).run()
        }
    }

    private func put(_ row: SealedRoll) throws {
        try sql(
            """
            INSERT INTO roll (setting, upn_key, person_key, name_key, names_key, birth_key, protected, attendance, from_day, to_day,
            sealed, started_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        .bind(1, row.setting).bind(2, row.keys.upn).bind(3, row.keys.person).bind(4, row.keys.name).bind(5, row.keys.names)
        .bind(6, row.keys.birth).bind(7, row.isProtected).bind(8, row.attendance).bind(9, row.from).bind(10, row.to)
        .bind(11, row.sealed).bind(12, now.milliseconds).run()
    }

    /// Applies an import of key adults.
    package func apply(keyAdults change: SnapshotChange<KeyAdultRow>, rows: [KeyAdultKey: Int64]) throws {
        for row in change.ended { try end("key_adult", rows[row.snapshotKey]) }
        for replacement in change.changed {
            try end("key_adult", rows[replacement.current.snapshotKey])
            try put(replacement.new)
        }
        for row in change.added { try put(row) }
    }

    private func put(_ row: KeyAdultRow) throws {
        let email = key.lookup("email", row.email.lowercased())
        let sealed = try key.sealRecord(RowText.encode(row.fields), context: "key-adult/\(row.partner)")
        let id = try sql("SELECT coalesce(max(id), 0) + 1 FROM key_adult").first { $0.integer(0) } ?? 1
        try sql(
            """
            INSERT INTO key_adult (id, partner, email_key, role, trained_on, expires_on, sealed, started_at)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?)
            """
        )
        .bind(1, id).bind(2, row.partner.description).bind(3, email).bind(4, row.role.rawValue)
        .bind(5, row.trainedOn.map { Int64($0.daysSinceEpoch) }).bind(6, row.expiresOn.map { Int64($0.daysSinceEpoch) })
        .bind(7, sealed).bind(8, now.milliseconds).run()
        for name in [row.name] + row.conflicts where PartnerID(name) == nil {
            try sql("INSERT INTO conflict (key_adult, partner, name_key) VALUES (?, ?, ?)")
                .bind(1, id).bind(2, row.partner.description).bind(3, key.fullName(name)).run()
        }
    }

    private func end(_ table: String, _ row: Int64?) throws {
        guard let row else { throw JournalError.damaged("row of the \(table) table") }
        try sql(composed: "UPDATE \(table) SET ended_at = ? WHERE id = ?").bind(1, now.milliseconds).bind(2, row).run()
    }
}

extension DeploymentKey {
    /// The keyed digest of a person's full name, free of case and spacing.
    package func fullName(_ name: String) -> [UInt8] {
        lookup("full-name", FullName.key(name))
    }
}
