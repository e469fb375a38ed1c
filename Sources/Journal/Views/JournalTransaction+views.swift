// SPDX-License-Identifier: Apache-2.0
import Ledger

extension JournalTransaction {
    /// Journals that a person looked at what is personal.
    ///
    /// - Parameters:
    ///   - by: who looked; only its keyed digest is kept, as of `reason`.
    ///   - hold: that was looked at, where it was one.
    ///   - recall: that was looked at, where it was one.
    ///   - flag: that was looked at, where it was one.
    ///   - notice: that was read, where it was one.
    ///   - subject: whose content was shown; nil where it was only who read a notice.
    package func recordView(
        by: String, reason: String, hold: NoticeID? = nil, recall: NoticeID? = nil, flag: Int64? = nil,
        notice: NoticeID? = nil, subject: SubjectHandle? = nil
    ) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("by", Hex.text(key.lookup("person", by)))
        entry.add("flag", flag)
        entry.add("hold", hold)
        entry.add("notice", notice)
        entry.add("reason", Hex.text(key.outliving(Array(reason.utf8))))
        entry.add("recall", recall)
        entry.add("subject", subject?.id)
        try append(.view, entry, holder: subject?.holder ?? .nobody)
    }

    /// Journals that a person looked at a whole case.
    ///
    /// - Parameters:
    ///   - by: who looked; only its keyed digest is kept, as of `reason`.
    ///   - event: the number of an event of the case.
    ///   - content: whether what its notices say was shown.
    package func recordView(by: String, reason: String, event: Int64, content: Bool) throws {
        var entry = EntryText()
        entry.add("at", nowText)
        entry.add("by", Hex.text(key.lookup("person", by)))
        entry.add("content", content)
        entry.add("reason", Hex.text(key.outliving(Array(reason.utf8))))
        entry.add("sequence", event)
        try append(.view, entry)
    }
}
