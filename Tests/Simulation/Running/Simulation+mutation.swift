// SPDX-License-Identifier: Apache-2.0
import Broker

/// The harm of mutations, done to the journal or to delivery in the middle of a run.
extension Simulation {
    /// Does the harm of this run's mutation once there is something to harm.
    func mutate() throws {
        guard let mutation, !mutated, step > 20 else { return }
        switch mutation {
        case .forgetNotice: mutated = try broker.assumeIsolated { try $0.forgetOne() }
        case .escalateTwice:
            try harm(
                "UPDATE notice SET escalation = 0, escalate_at = deadline - 3600000 WHERE escalation > 0 AND escalate_at IS NOT NULL"
            )
        case .moveDeadline: try harm("UPDATE notice SET deadline = deadline + 3600000 WHERE kind = 0")
        case .changeAnswer:
            // Without the code before it, as an older version stored it.
            try harm(
                """
                UPDATE event SET answer = CAST(replace(CAST(substr(answer, 18) AS TEXT), 'children/0', 'children/9') AS BLOB)
                WHERE instr(CAST(substr(answer, 18) AS TEXT), 'children/0') > 0
                """)
        case .loseEvent: try harm("UPDATE event SET id = id || 'x' WHERE seq = 1")
        case .loseReceipt: try harm("UPDATE notice SET opened_at = NULL, stage = 'delivered' WHERE stage = 'opened'")
        case .missEscalation: try harm("UPDATE notice SET escalate_at = escalate_at + 7200000 WHERE escalate_at IS NOT NULL")
        case .editLedger:
            try harm("UPDATE ledger SET leaves = zeroblob(length(leaves)) WHERE size = (SELECT min(size) FROM ledger)")
        case .swapRecipient:
            try harm("UPDATE notice SET recipient = 'school/116902' WHERE recipient = 'school/116900' AND delivered_at IS NULL")
        case .misdeliver, .hideAttempt, .dropNotice: break
        }
    }

    private func harm(_ statement: String) throws {
        mutated = try broker.assumeIsolated { try $0.changes(by: statement) > 0 }
        if mutated { note("harm: \(statement.prefix(30))") }
    }
}
