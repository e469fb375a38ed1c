// SPDX-License-Identifier: Apache-2.0

/// Why a notice was refused, or what was done about it: `code` of a `RECEIPT`.
package enum ReceiptCode: String, Hashable, Sendable, CaseIterable {
    case noted
    case monitoring
    case supportOffered = "support-offered"
    case referred
    case alreadyKnown = "already-known"
    case otherAction = "other-action"
    /// Only of a recall: what it recalls is gone.
    case deleted

    case wrongSetting = "wrong-setting"
    case childLeft = "child-left"
    case notAuthorised = "not-authorised"
    case unreadable
    case duplicate

    /// The stage that the code belongs to.
    package var stage: ReceiptStage {
        switch self {
        case .noted, .monitoring, .supportOffered, .referred, .alreadyKnown, .otherAction, .deleted: .acknowledged
        case .wrongSetting, .childLeft, .notAuthorised, .unreadable, .duplicate: .refused
        }
    }

    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .noted: "The staff who need to know have been told."
        case .monitoring: "The child is being watched over with this in mind."
        case .supportOffered: "Support was offered to the child."
        case .referred: "The child was referred to children's social care."
        case .alreadyKnown: "The setting knew, and is acting already."
        case .otherAction: "Something else was done."
        case .deleted: "What the notice recalls was deleted everywhere; only of a recall, and needed there."
        case .wrongSetting: "The child has never been here; the notice is routed anew."
        case .childLeft: "The child was here and has left; the notice is routed anew."
        case .notAuthorised: "Nobody here may read it."
        case .unreadable: "The notice could not be read or stored."
        case .duplicate: "The same incident and child came in another notice."
        }
    }
}

/// The stages that a recipient can report.
package enum ReceiptStage: String, Hashable, Sendable, CaseIterable {
    /// The recipient's system has stored the notice.
    case delivered
    /// A key adult has read it.
    case opened
    case acknowledged
    case refused
}
