// SPDX-License-Identifier: Apache-2.0

/// What checking an identifier found (domain.md 5.1).
///
/// Neither a doubt nor a fault holds the text that was checked: identifiers of people must not reach a log or an error.
package enum IdentifierCheck<Value: Hashable & Sendable>: Hashable, Sendable {
    case valid(Value)
    /// Well formed, and worth a look: taken all the same.
    case doubtful(Value, IdentifierDoubt)
    case invalid(IdentifierFault)

    /// The identifier in its normal form, unless it is invalid.
    package var value: Value? {
        switch self {
        case .valid(let value), .doubtful(let value, _): value
        case .invalid: nil
        }
    }

    package var doubt: IdentifierDoubt? {
        if case .doubtful(_, let doubt) = self { doubt } else { nil }
    }

    package var fault: IdentifierFault? {
        if case .invalid(let fault) = self { fault } else { nil }
    }
}

/// A reason to look twice at an identifier that is taken.
package enum IdentifierDoubt: String, Hashable, Sendable, CaseIterable {
    /// The UPN's authority is not on the list, which changes with every reorganisation.
    case upnUnknownAuthority = "upn-unknown-authority"
    /// 999 000 0000 to 999 999 9999 are for tests and never issued.
    case nhsNumberTestRange = "nhs-number-test-range"
    /// URNs of schools begin with 1.
    case urnNotSchool = "urn-not-school"
    case forceUnknown = "force-unknown"

    /// What to do about it, in a sentence.
    package var advice: String {
        switch self {
        case .upnUnknownAuthority: "Check the three digits after the check letter: no local authority has had this code."
        case .nhsNumberTestRange: "Use a real NHS number outside rehearsals: numbers beginning 999 are never issued."
        case .urnNotSchool: "Check the URN: schools have URNs that begin with 1."
        case .forceUnknown: "Check the two-digit PNC code of the force."
        }
    }
}

/// Why an identifier is refused.
package enum IdentifierFault: String, Error, Hashable, Sendable, CaseIterable {
    case upnFormat = "upn-format"
    case upnCheckLetter = "upn-check-letter"
    case nhsNumberFormat = "nhs-number-format"
    case nhsNumberCheckDigit = "nhs-number-check-digit"
    case nhsNumberRepeated = "nhs-number-repeated"
    case urnFormat = "urn-format"
    case dfeNumberFormat = "dfe-number-format"
    case earlyYearsFormat = "early-years-format"
    case practiceFormat = "practice-format"
    case providerFormat = "provider-format"
    case authorityFormat = "authority-format"
    case ukprnFormat = "ukprn-format"
    case postcodeFormat = "postcode-format"
    case forceFormat = "force-format"
    case referenceFormat = "reference-format"
    case emailFormat = "email-format"

    /// What to do about it, in a sentence.
    package var advice: String {
        switch self {
        case .upnFormat:
            "Give 13 characters: a capital check letter, nine digits, two digits, and a digit or a capital letter; or leave it empty."
        case .upnCheckLetter: "The check letter does not fit the digits: compare the UPN with the school's register."
        case .nhsNumberFormat: "Give ten digits, together or as 3, 3 and 4 with spaces; or leave it empty."
        case .nhsNumberCheckDigit: "The last digit does not fit the others: compare the number with the record."
        case .nhsNumberRepeated: "Ten equal digits stand for no number: leave it empty when it is unknown."
        case .urnFormat: "Give the six digits of the GIAS URN."
        case .dfeNumberFormat: "Give seven digits, or three and four with a slash, leading zeros included."
        case .earlyYearsFormat: "Give the Ofsted number of six or seven digits, or EY and six digits."
        case .practiceFormat: "Give the ODS code: a letter and five digits, or letter, digit, letter, digit, letter."
        case .providerFormat: "Give the ODS code of the organisation: 3 to 12 capital letters and digits."
        case .authorityFormat: "Give the three digits of the local authority, leading zeros included."
        case .ukprnFormat: "Give eight digits that begin with 1."
        case .postcodeFormat: "Give a full United Kingdom postcode, such as the form AA9A 9AA; or leave it empty."
        case .forceFormat: "Give the two digits of the force's PNC code."
        case .referenceFormat: "Give 3 to 40 letters, digits, spaces or / _ . - characters."
        case .emailFormat: "Give one address such as name@school.example, without a display name."
        }
    }
}
