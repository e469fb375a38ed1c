// SPDX-License-Identifier: Apache-2.0

/// The types of event that the broker sends as a `NOTICE`.
package enum NoticeType: String, Hashable, Sendable, CaseIterable {
    /// One child of one incident, for one recipient.
    case notice = "firstbell.notice.v1"
    /// A hold, for the authority that owns it.
    case hold = "firstbell.hold.v1"
    /// The recall of a notice, for whoever had it.
    case recalled = "firstbell.recalled.v1"
    /// A drill, for a setting: about nobody, and answered like a notice.
    case drill = "firstbell.drill.v1"
}
