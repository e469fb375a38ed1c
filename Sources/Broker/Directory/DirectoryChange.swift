// SPDX-License-Identifier: Apache-2.0

/// What an import that leaves the settings as they are makes another of the directory in memory.
///
/// A country's settings take most of a second to read, and the file of one school's roll changes none of them.
enum DirectoryChange: Hashable, Sendable {
    case nothing
    /// Of which settings a roll is loaded.
    case rolls
    /// When the training of key adults counts.
    case training
    case calendars
}
