// SPDX-License-Identifier: Apache-2.0

/// A morning on which a cluster was to have its digest of flagged families, and what became of it.
package struct DigestDay: Hashable, Sendable {
    package var cluster: ForumID
    package var day: CivilDate
    /// Nil where none was made.
    package var digest: Made?

    /// A digest that was made.
    package struct Made: Hashable, Sendable {
        /// 0 is a nil return; nil where the digest was made before that was kept.
        package var families: Int?
        /// To whom it went, and who stored it by its deadline.
        package var notices: Int
        package var inTime: Int

        package init(families: Int?, notices: Int, inTime: Int) {
            self.families = families
            self.notices = notices
            self.inTime = inTime
        }
    }

    package init(cluster: ForumID, day: CivilDate, digest: Made? = nil) {
        self.cluster = cluster
        self.day = day
        self.digest = digest
    }
}
