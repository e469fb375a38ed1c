// SPDX-License-Identifier: Apache-2.0
import Safeguarding
import Wire

/// What a recipient is told of one person or of a morning, in the place of something that it had before or not.
protocol CorrectingContent {
    var recipient: PartnerID { get }
    var decision: NoticeContent.DecisionReference { get }
    var supersedes: String? { get set }
    var changes: [String] { get set }
    var octets: [UInt8] { get }
}

extension NoticeContent: CorrectingContent {}
extension CaseNoticeContent: CorrectingContent {}
extension DigestNoticeContent: CorrectingContent {}
extension MatterNoticeContent: CorrectingContent {}
