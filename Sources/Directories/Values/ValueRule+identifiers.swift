// SPDX-License-Identifier: Apache-2.0
internal import Safeguarding

/// The identifiers of domain.md 5.1, in the form that matching compares; spreadsheets are
/// careless of case, which no identifier depends on.
extension ValueRule where Value == String {
    static var upn: ValueRule { ValueRule("UPN", { UPN.check($0.uppercased()) }, \.text) }

    static var nhsNumber: ValueRule { ValueRule("NHS number", { NHSNumber.check($0) }, \.text) }

    static var postcode: ValueRule { ValueRule("postcode", { Postcode.check($0) }, \.text) }

    static var practice: ValueRule { ValueRule("practice code", { PracticeCode.check($0.uppercased()) }, \.text) }

    static var email: ValueRule { ValueRule("e-mail address", { EmailAddress.check($0) }, \.text) }
}
