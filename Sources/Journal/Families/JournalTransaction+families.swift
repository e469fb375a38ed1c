// SPDX-License-Identifier: Apache-2.0
package import Directories
package import Safeguarding

extension JournalTransaction {
    /// Applies an import of the register of families.
    ///
    /// - Parameter rows: the sealed rows that stand, by snapshot key, as ``JournalReader/familyRows(of:)`` gave them.
    package func apply(families change: SnapshotChange<FamilyMemberRow>, rows: [FamilyMemberKey: Int64]) throws {
        for row in change.ended { try end(rows[row.snapshotKey]) }
        for replacement in change.changed {
            try end(rows[replacement.current.snapshotKey])
            try put(replacement.new)
        }
        for row in change.added { try put(row) }
    }

    private func end(_ row: Int64?) throws {
        guard let row else { throw JournalError.damaged("family member") }
        try sql("UPDATE family_member SET ended_at = ? WHERE id = ?").bind(1, now.milliseconds).bind(2, row).run()
    }

    private func put(_ row: FamilyMemberRow) throws {
        let cluster = row.cluster.description
        let sealed = try key.sealRecord(RowText.encode(row.fields), context: DeploymentKey.familyContext(cluster: cluster))
        try sql("INSERT INTO family_member (cluster, flagged_from, flagged_until, sealed, started_at) VALUES (?, ?, ?, ?, ?)")
            .bind(1, cluster).bind(2, Int64(row.flaggedFrom.daysSinceEpoch))
            .bind(3, row.flaggedUntil.map { Int64($0.daysSinceEpoch) }).bind(4, sealed).bind(5, now.milliseconds).run()
    }

    /// The clusters that had a family flagged on a day, by the register as it stood when digests were due, and that have no digest
    /// of the day; in order.
    package func clustersWithoutDigest(on day: CivilDate, due: Instant) throws -> [ClusterDigests] {
        var clusters: [ClusterDigests] = []
        try sql(
            """
            SELECT cluster FROM family_member f WHERE started_at <= ?2 AND (ended_at IS NULL OR ended_at > ?2)
            AND flagged_from <= ?1 AND coalesce(flagged_until, ?1) >= ?1
            AND NOT EXISTS (SELECT 1 FROM family_digest d WHERE d.cluster = f.cluster AND d.day = ?1)
            GROUP BY cluster ORDER BY cluster
            """
        )
        .bind(1, Int64(day.daysSinceEpoch)).bind(2, due.milliseconds).forEach { row in
            guard let cluster = ForumID(row.text(0)) else { throw JournalError.damaged("family member") }
            clusters.append(ClusterDigests(cluster: cluster))
        }
        for place in clusters.indices {
            try sql("SELECT made_at, subject FROM family_digest WHERE cluster = ? ORDER BY day DESC LIMIT 1")
                .bind(1, clusters[place].cluster.description)
                .forEach { row in
                    clusters[place].last = Instant(milliseconds: row.integer(0))
                    clusters[place].lastSubject = row.integer(1)
                }
        }
        return clusters
    }

    /// The families of a cluster, opened.
    ///
    /// - Parameter day: on which they must be flagged; nil for any.
    package func families(of cluster: ForumID, flaggedOn day: CivilDate?) throws -> [FlaggedFamily] {
        var sealed: [[UInt8]] = []
        try sql(
            """
            SELECT sealed FROM family_member WHERE cluster = ?1 AND ended_at IS NULL
            AND (?2 IS NULL OR flagged_from <= ?2 AND coalesce(flagged_until, ?2) >= ?2) ORDER BY id
            """
        )
        .bind(1, cluster.description).bind(2, day.map { Int64($0.daysSinceEpoch) }).forEach { sealed.append($0.blob(0)) }
        return FlaggedFamily.families(of: try sealed.map { try key.openFamilyMember($0, of: cluster) })
    }

    /// The last subject that there is.
    package var lastSubject: Int64 { counters.subject - 1 }

    /// The last subject accepted before an instant; 0 when there is none.
    package func lastSubject(before instant: Instant) throws -> Int64 {
        // Backwards from the newest, which reads no more than what came since.
        try sql("SELECT s.id FROM subject s JOIN event e ON e.seq = s.event WHERE e.accepted_at < ? ORDER BY s.id DESC LIMIT 1")
            .bind(1, instant.milliseconds).first { $0.integer(0) } ?? 0
    }

    /// The subjects of incidents and police notifications after one, in order, with their events; without those whose event was
    /// recalled or corrected since, and without those that are destroyed.
    package func incidentSubjects(after subject: Int64) throws -> [IncidentSubject] {
        var found: [IncidentSubject] = []
        try sql(
            """
            SELECT s.id, s.event, e.type FROM subject s JOIN event e ON e.seq = s.event
            WHERE s.id > ? AND s.wrapped IS NOT NULL AND e.type IN ('firstbell.incident.v1', 'firstbell.police-notification.v1')
            AND NOT EXISTS (SELECT 1 FROM recall r WHERE r.recalled = e.seq AND r.recipient IS NULL)
            AND NOT EXISTS (SELECT 1 FROM event c WHERE c.supersedes = e.seq) ORDER BY s.id
            """
        )
        .bind(1, subject).forEach { row in
            found.append(IncidentSubject(id: row.integer(0), event: row.integer(1), type: row.text(2)))
        }
        return found
    }

    /// Keeps that the digest of a cluster and day was made; a second one is refused by the table.
    ///
    /// - Parameter subject: the last that was looked at.
    package func keep(_ digest: FamilyDigest, event: Int64, lookedUpTo subject: Int64) throws {
        try sql("INSERT INTO family_digest (cluster, day, event, subject, made_at, families) VALUES (?, ?, ?, ?, ?, ?)")
            .bind(1, digest.cluster.description).bind(2, Int64(digest.date.daysSinceEpoch)).bind(3, event).bind(4, subject)
            .bind(5, now.milliseconds).bind(6, digest.families).run()
    }
}

/// A cluster whose digest of a day has not been made.
package struct ClusterDigests: Hashable, Sendable {
    package let cluster: ForumID
    /// When its last digest was made, and the last subject that it looked at; nil before the first.
    package fileprivate(set) var last: Instant?
    package fileprivate(set) var lastSubject: Int64?

    fileprivate init(cluster: ForumID) { self.cluster = cluster }
}

/// A subject of an event that digests look at.
package struct IncidentSubject: Hashable, Sendable {
    package let id: Int64
    package let event: Int64
    package let type: String
}
