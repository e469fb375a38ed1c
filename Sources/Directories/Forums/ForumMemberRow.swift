// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

/// A seat of an agency at a forum.
package struct ForumMemberRow: Hashable, Sendable {
    package var forum: ForumID
    package var member: ForumMember

    package init(forum: ForumID, member: ForumMember) {
        self.forum = forum
        self.member = member
    }
}
