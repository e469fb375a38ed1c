// SPDX-License-Identifier: Apache-2.0

/// What the lint can find in a free text (domain.md 11 item 34).
package enum FreeTextCode: String, Hashable, Sendable, CaseIterable {
    case postcode, telephone, email
    case nhsNumber = "nhs-number"
    /// A name of another child of the same event.
    case otherChild = "other-child"

    /// What the code means, in one sentence.
    package var meaning: String {
        switch self {
        case .postcode: "The text seems to hold a postcode."
        case .telephone: "The text seems to hold a telephone number."
        case .email: "The text seems to hold an e-mail address."
        case .nhsNumber: "The text seems to hold an NHS number."
        case .otherChild: "The text seems to name another child of the same event than the one whom a notice is about."
        }
    }

    /// What to do about it.
    package var remedy: String {
        switch self {
        case .postcode: "Say what kind of place it is, and never where."
        case .telephone, .email: "Leave it out; the recipient asks the sender by the ways it knows."
        case .nhsNumber: "Leave it out of the text; it has a field of its own."
        case .otherChild: "Write \"a sibling\" or \"another child\"; each child has a notice of its own."
        }
    }
}
