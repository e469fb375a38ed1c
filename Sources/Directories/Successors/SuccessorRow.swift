// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// One setting that took over from another; a school that was split or merged may have several.
///
/// Only ever a candidate for a person: parents choose where their children go, and a split says nothing of which half.
package struct SuccessorRow: Hashable, Sendable {
    package var setting: PartnerID
    package var successor: PartnerID
    /// The day that the register has for it.
    package var since: CivilDate?

    package init(setting: PartnerID, successor: PartnerID, since: CivilDate? = nil) {
        self.setting = setting
        self.successor = successor
        self.since = since
    }
}
