// SPDX-License-Identifier: Apache-2.0
#pragma once

// The one thing that GRDB's own module of SQLite lacks. sqlite3.h is not included, so that its types stay that module's.

/// sqlite3_config is variadic, which Swift does not import (sqlite.org/c3ref/config.html).
extern int sqlite3_config(int option, ...);

/// SQLITE_CONFIG_MEMSTATUS, off: no count of allocated memory, which a global mutex would guard.
static inline int csqlite_count_no_memory(void) { return sqlite3_config(9, 0); }

struct sqlite3;

/// sqlite3_db_config is variadic likewise (sqlite.org/c3ref/db_config.html).
extern int sqlite3_db_config(struct sqlite3 *database, int option, ...);

/// SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE: the write-ahead log stays when the last connection closes.
static inline int csqlite_keep_log_on_close(struct sqlite3 *database) {
    return sqlite3_db_config(database, 1006, 1, (int *)0);
}
