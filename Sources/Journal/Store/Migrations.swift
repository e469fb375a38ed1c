// SPDX-License-Identifier: Apache-2.0
import GRDB

/// The schema of the journal, migration by migration; a migration that has landed never changes.
///
/// Instants are milliseconds since 1970 in UTC, days are days since 1970-01-01, keyed digests are the first 16 octets of an
/// HMAC under a derived key unless a comment says otherwise.
enum Migrations {
    static var migrator: DatabaseMigrator {
        var migrator = DatabaseMigrator()
        migrator.registerMigration("1-first-notice") { db in
            for statement in firstNotice { try db.execute(sql: statement) }
        }
        migrator.registerMigration("2-pages") { db in
            for statement in pages { try db.execute(sql: statement) }
            try LedgerPage.collect(db)
            for statement in leaves { try db.execute(sql: statement) }
        }
        migrator.registerMigration("3-flows") { db in
            for statement in flows { try db.execute(sql: statement) }
        }
        migrator.registerMigration("4-practices") { db in
            for statement in practices { try db.execute(sql: statement) }
        }
        migrator.registerMigration("5-connections") { db in
            for statement in connections { try db.execute(sql: statement) }
        }
        migrator.registerMigration("6-consent") { db in
            for statement in consent { try db.execute(sql: statement) }
        }
        migrator.registerMigration("7-cases") { db in
            for statement in cases { try db.execute(sql: statement) }
        }
        migrator.registerMigration("8-recall") { db in
            for statement in recalls { try db.execute(sql: statement) }
            try NoticeReaders.collect(db)
        }
        migrator.registerMigration("9-forums") { db in
            for statement in forums { try db.execute(sql: statement) }
        }
        migrator.registerMigration("10-successors") { db in
            for statement in successors { try db.execute(sql: statement) }
        }
        migrator.registerMigration("11-reliance") { db in
            for statement in reliance { try db.execute(sql: statement) }
        }
        migrator.registerMigration("12-families") { db in
            for statement in families { try db.execute(sql: statement) }
        }
        migrator.registerMigration("13-flags") { db in
            for statement in flags { try db.execute(sql: statement) }
        }
        migrator.registerMigration("14-likenesses") { db in
            for statement in likenesses { try db.execute(sql: statement) }
        }
        migrator.registerMigration("15-family-reliance") { db in
            for statement in familyReliance { try db.execute(sql: statement) }
        }
        migrator.registerMigration("16-sources") { db in
            for statement in sources { try db.execute(sql: statement) }
        }
        migrator.registerMigration("17-publication") { db in
            for statement in publication { try db.execute(sql: statement) }
        }
        migrator.registerMigration("18-history") { db in
            for statement in history { try db.execute(sql: statement) }
        }
        migrator.registerMigration("19-figures") { db in
            for statement in figures { try db.execute(sql: statement) }
        }
        migrator.registerMigration("20-retention") { db in
            for statement in retention { try db.execute(sql: statement) }
        }
        migrator.registerMigration("22-windows") { db in
            for statement in windows { try db.execute(sql: statement) }
        }
        migrator.registerMigration("23-history-crimes") { db in
            try db.execute(sql: "ALTER TABLE history ADD COLUMN crime INTEGER")
        }
        migrator.registerMigration("24-portal") { db in
            for statement in portal { try db.execute(sql: statement) }
        }
        migrator.registerMigration("25-actions") { db in
            for statement in actions { try db.execute(sql: statement) }
        }
        migrator.registerMigration("26-board") { db in
            for statement in board { try db.execute(sql: statement) }
        }
        migrator.registerMigration("28-nudges") { db in
            for statement in nudges { try db.execute(sql: statement) }
        }
        migrator.registerMigration("29-owners") { db in
            for statement in owners { try db.execute(sql: statement) }
        }
        migrator.registerMigration("30-bindings") { db in
            for statement in bindings { try db.execute(sql: statement) }
        }
        migrator.registerMigration("32-drills") { db in
            for statement in drills { try db.execute(sql: statement) }
        }
        migrator.registerMigration("33-evenings") { db in
            for statement in evenings { try db.execute(sql: statement) }
        }
        migrator.registerMigration("34-meetings") { db in
            for statement in meetings { try db.execute(sql: statement) }
        }
        migrator.registerMigration("35-waiting") { db in
            for statement in waiting { try db.execute(sql: statement) }
        }
        // Answers of this version carry a code as well, in their own column; an older program would give it out.
        migrator.registerMigration("36-standings") { db in
            try db.execute(sql: "ALTER TABLE partner ADD COLUMN standing BLOB")
        }
        return migrator
    }
}
