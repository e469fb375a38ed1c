// SPDX-License-Identifier: Apache-2.0
import GRDB
package import Safeguarding

extension JournalReader {
    /// The actions that were given from `from` until before `before`, as they stand, in the order in which they were first told.
    package func actions(from: Instant?, before: Instant?) throws -> [ActionFigure] {
        try pool.read { db in
            // Read once each, where a search a row would cost more than the rows.
            let recalled = Set(try Int64.fetchAll(db, sql: "SELECT recalled FROM recall WHERE recipient IS NULL"))
            let superseded = Set(try Int64.fetchAll(db, sql: "SELECT supersedes FROM event WHERE supersedes IS NOT NULL"))
            var actions: [ActionFigure] = []
            var said: (number: Int64, standing: [ActionStatement], recalled: [ActionStatement])?
            func finish() {
                guard let said else { return }
                let stands = ActionStatement(standing: said.standing)
                guard let statement = stands ?? ActionStatement(standing: said.recalled),
                    from.map({ statement.givenAt >= $0 }) ?? true,
                    before.map({ statement.givenAt < $0 }) ?? true
                else { return }
                actions.append(ActionFigure(statement, isRecalled: stands == nil))
            }
            try PreparedStatement(
                db, "SELECT action, event, \(ActionStatement.columns) FROM marac_action ORDER BY action, event"
            ).forEach { row in
                if said?.number != row.integer(0) {
                    finish()
                    said = (row.integer(0), [], [])
                }
                let event = row.integer(1)
                if superseded.contains(event) { return }
                let statement = try ActionStatement(row, from: 2)
                if recalled.contains(event) { said?.recalled.append(statement) } else { said?.standing.append(statement) }
            }
            finish()
            return actions
        }
    }
}
