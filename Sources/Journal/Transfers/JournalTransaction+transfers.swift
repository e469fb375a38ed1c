// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension JournalTransaction {
    /// The children whose notices a change of rolls may concern, in order: something about them is not stored yet or its
    /// deadline is still to come, or a transfer left them with nobody.
    package func subjectsInTransit() throws -> [Int64] {
        let told = try subjectsInTransit(notices: 0...counters.notice)
        let left = try subjectsLeftWithNobody()
        return left.isEmpty ? told : Set(told + left).sorted()
    }

    /// Those of them about whom something is not stored yet or its deadline is still to come, by a span of notices, in order.
    package func subjectsInTransit(notices: ClosedRange<Int64>) throws -> [Int64] {
        var subjects: [Int64] = []
        try sql(
            """
            SELECT DISTINCT subject FROM notice WHERE seq BETWEEN ?2 AND ?3 AND kind = 0
            AND flow IN ('encompass', 'encompass-early-years') AND wrapped IS NOT NULL
            AND (delivered_at IS NULL OR deadline > ?1) AND refused_at IS NULL AND recalled_at IS NULL AND superseded_at IS NULL
            ORDER BY subject
            """
        ).bind(1, now.milliseconds).bind(2, notices.lowerBound).bind(3, notices.upperBound)
            .forEach { subjects.append($0.integer(0)) }
        return subjects
    }

    /// Those of them whom a transfer left with nobody, in order.
    package func subjectsLeftWithNobody() throws -> [Int64] {
        var subjects: [Int64] = []
        try sql(
            """
            SELECT DISTINCT h.subject FROM hold h JOIN notice n ON n.event = h.event AND n.subject = h.subject
            WHERE h.state = 'open' AND h.code = 'no-setting' AND n.superseded_at IS NOT NULL AND n.withdrawn_by IS NULL
            ORDER BY 1
            """
        ).forEach { subjects.append($0.integer(0)) }
        return subjects
    }

    /// The notices about a subject that have been neither taken back nor refused, in order, and whether a transfer took one back.
    package func notices(about subject: SubjectHandle) throws -> (standing: [SubjectNotice], wasTransferred: Bool) {
        var standing: [SubjectNotice] = []
        var wasTransferred = false
        try sql(
            """
            SELECT seq, recipient, delivered_at IS NOT NULL, superseded_at IS NOT NULL AND withdrawn_by IS NULL,
            refused_at IS NULL AND recalled_at IS NULL AND superseded_at IS NULL
            FROM notice WHERE event = ? AND subject = ? AND kind = 0 ORDER BY seq
            """
        ).bind(1, subject.event).bind(2, subject.id).forEach { row in
            if row.integer(3) != 0 { wasTransferred = true }
            guard row.integer(4) != 0 else { return }
            guard let recipient = row.partner(1) else { throw JournalError.damaged("notice") }
            standing.append(SubjectNotice(sequence: row.integer(0), recipient: recipient, isStored: row.integer(2) != 0))
        }
        return (standing, wasTransferred)
    }

    /// The open hold in which a transfer left a subject with nobody; nil where there is none.
    package func transferHold(of subject: SubjectHandle) throws -> StandingHold? {
        try openHolds(event: subject.event).first { $0.subject == subject.id && $0.code == .noSetting && !$0.exception }
    }

    /// Whether a recipient has, had or is held from a notice about a subject; one that a transfer took back does not count, for
    /// children come back.
    package func isDecided(_ subject: SubjectHandle, recipient: PartnerID) throws -> Bool {
        try sql(
            """
            SELECT 1 FROM notice WHERE event = ?1 AND subject = ?2 AND recipient = ?3 AND kind = 0
            AND NOT (superseded_at IS NOT NULL AND withdrawn_by IS NULL)
            UNION ALL SELECT 1 FROM hold WHERE event = ?1 AND subject = ?2 AND recipient = ?3 LIMIT 1
            """
        ).bind(1, subject.event).bind(2, subject.id).bind(3, recipient.description).first { _ in true } ?? false
    }
}

/// A notice about a subject that has been neither taken back nor refused.
package struct SubjectNotice: Hashable, Sendable {
    package let sequence: Int64
    package let recipient: PartnerID
    /// Its recipient has it.
    package let isStored: Bool
}
