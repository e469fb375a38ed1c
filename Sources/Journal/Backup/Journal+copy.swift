// SPDX-License-Identifier: Apache-2.0
import GRDB

/// Copying the journal while it is written; one copy at a time.
extension Journal {
    /// How long a copy may wait for its next step before it counts as given up.
    package static let copyPatience = Duration.seconds(60)

    /// Begins a copy at `path`, which must not exist.
    ///
    /// A copy that was given up makes room for it.
    ///
    /// - Throws: ``BackupFailure``; `exists` also while another copy is being made.
    package func beginCopy(to path: String) throws -> CopyProgress {
        abandonIdleCopy()
        guard copy == nil else { throw BackupFailure.exists }
        try pool.writeWithoutTransaction { copy = try JournalCopy(of: $0, to: path) }
        return try copyOn(pages: 1)
    }

    /// Copies up to so many pages more.
    ///
    /// - Throws: ``BackupFailure``, and the copy is over.
    package func copyOn(pages: Int32) throws -> CopyProgress {
        guard let copy else { throw BackupFailure.abandoned }
        lastCopyStep = .now
        do {
            return try pool.writeWithoutTransaction { _ in
                let isDone = try copy.step(pages: pages)
                if isDone { self.copy = nil }
                return copy.progress
            }
        } catch {
            abandonCopy()
            throw error
        }
    }

    /// Gives up the copy that is being made, if there is one; its file stays where it is.
    package func abandonCopy() {
        guard copy != nil else { return }
        pool.writeWithoutTransaction { _ in copy = nil }
    }

    /// Gives up a copy that nobody has gone on with; true while one is being made.
    @discardableResult package func abandonIdleCopy() -> Bool {
        if copy != nil, lastCopyStep.duration(to: .now) > Self.copyPatience { abandonCopy() }
        return copy != nil
    }
}
