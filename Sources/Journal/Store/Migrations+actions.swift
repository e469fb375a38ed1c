// SPDX-License-Identifier: Apache-2.0

/// The statements for the actions of MARACs.
extension Migrations {
    static let actions = [
        // What each event says of an action. `action` is the first event about the same one, `action_key` the keyed digest of area,
        // reference and id, nil once nothing identifies anybody in the event. `state` is a number (see ActionState).
        """
        CREATE TABLE marac_action (
            event INTEGER PRIMARY KEY REFERENCES event(seq), action INTEGER NOT NULL REFERENCES event(seq), action_key BLOB,
            area TEXT NOT NULL, owner TEXT NOT NULL, given_at INTEGER NOT NULL, due_day INTEGER NOT NULL, state INTEGER NOT NULL,
            state_at INTEGER NOT NULL, acknowledged_at INTEGER) STRICT
        """,
        "CREATE INDEX marac_action_key ON marac_action(action_key) WHERE action_key IS NOT NULL",
        "CREATE INDEX marac_action_action ON marac_action(action, event)",
    ]
}
