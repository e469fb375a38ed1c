// SPDX-License-Identifier: Apache-2.0
import CSQLite

/// How this process uses the SQLite library.
enum SQLiteLibrary {
    /// Switches off SQLite's own count of allocated memory; to be touched before anything else of SQLite is.
    ///
    /// Debian's SQLite allocates each bound text and blob anew (it is built with SQLITE_OMIT_LOOKASIDE) and takes a global mutex
    /// to count each. Nothing here asks for the count, and a library that is in use already only refuses the change.
    static let isPrepared: Bool = csqlite_count_no_memory() == 0
}
