// SPDX-License-Identifier: Apache-2.0

/// The Unique Reference Number of a school in GIAS.
package struct SchoolURN: Hashable, Sendable {
    /// Six digits.
    package let text: String

    package static func check(_ text: some StringProtocol) -> IdentifierCheck<SchoolURN> {
        text.withOctets { octets in
            guard octets.count == 6, octets.allSatisfy(\.isDigit) else { return .invalid(.urnFormat) }
            let urn = SchoolURN(text: String(decoding: octets, as: UTF8.self))
            return octets[0] == UInt8(ascii: "1") ? .valid(urn) : .doubtful(urn, .urnNotSchool)
        }
    }
}

/// A DfE number (LAESTAB): a local authority and an establishment, kept as text because both have leading zeros.
package struct DfENumber: Hashable, Sendable, CustomStringConvertible {
    /// Three digits.
    package let authority: String
    /// Four digits.
    package let establishment: String

    /// Checks seven digits, with or without a slash after the third.
    package static func check(_ text: some StringProtocol) -> IdentifierCheck<DfENumber> {
        text.withOctets { octets in
            let slash = octets.count == 8 && octets[3] == UInt8(ascii: "/") ? 1 : 0
            guard octets.count == 7 + slash, octets[..<3].allSatisfy(\.isDigit), octets[(3 + slash)...].allSatisfy(\.isDigit) else {
                return .invalid(.dfeNumberFormat)
            }
            return .valid(
                DfENumber(
                    authority: String(decoding: octets[..<3], as: UTF8.self),
                    establishment: String(decoding: octets[(3 + slash)...], as: UTF8.self)))
        }
    }

    /// `885/0123`.
    package var description: String { "\(authority)/\(establishment)" }
}

/// The number of an early-years setting: Ofsted's six or seven digits, a local authority's URN, or the older `EY` form.
package struct EarlyYearsNumber: Hashable, Sendable {
    package let text: String

    package static func check(_ text: some StringProtocol) -> IdentifierCheck<EarlyYearsNumber> {
        text.withOctets { octets in
            let prefixed = octets.count == 8 && octets[0] == UInt8(ascii: "E") && octets[1] == UInt8(ascii: "Y")
            let digits = prefixed ? octets[2...] : octets[...]
            guard prefixed || (6...7).contains(octets.count), digits.allSatisfy(\.isDigit) else {
                return .invalid(.earlyYearsFormat)
            }
            return .valid(EarlyYearsNumber(text: String(decoding: octets, as: UTF8.self)))
        }
    }
}

/// The ODS code of a GP practice in England: a letter and five digits, or since April 2020 letter and digit in turn.
package struct PracticeCode: Hashable, Sendable {
    package let text: String

    package static func check(_ text: some StringProtocol) -> IdentifierCheck<PracticeCode> {
        text.withOctets { octets in
            let older = octets.count == 6 && octets[0].isCapital && octets[1...].allSatisfy(\.isDigit)
            let newer =
                octets.count == 5 && octets[0].isCapital && octets[1].isDigit && octets[2].isCapital && octets[3].isDigit
                && octets[4].isCapital
            guard older || newer else { return .invalid(.practiceFormat) }
            return .valid(PracticeCode(text: String(decoding: octets, as: UTF8.self)))
        }
    }
}

/// The ODS code of an organisation that provides health visiting, such as an NHS trust's `R1A`.
package struct ProviderCode: Hashable, Sendable {
    package let text: String

    /// Checks for 3 to 12 capital letters and digits: trusts have three, sites and others more.
    package static func check(_ text: some StringProtocol) -> IdentifierCheck<ProviderCode> {
        text.withOctets { octets in
            guard (3...12).contains(octets.count), octets.allSatisfy({ $0.isCapital || $0.isDigit }) else {
                return .invalid(.providerFormat)
            }
            return .valid(ProviderCode(text: String(decoding: octets, as: UTF8.self)))
        }
    }
}

/// The code of a local authority in England, as the DfE gives it out; kept as text because it may begin with a zero.
package struct AuthorityCode: Hashable, Sendable {
    /// Three digits.
    package let text: String

    package static func check(_ text: some StringProtocol) -> IdentifierCheck<AuthorityCode> {
        text.withOctets { octets in
            guard octets.count == 3, octets.allSatisfy(\.isDigit) else { return .invalid(.authorityFormat) }
            return .valid(AuthorityCode(text: String(decoding: octets, as: UTF8.self)))
        }
    }
}

/// A UK Provider Reference Number, which colleges have.
package struct UKPRN: Hashable, Sendable {
    /// Eight digits, the first of them 1.
    package let text: String

    package static func check(_ text: some StringProtocol) -> IdentifierCheck<UKPRN> {
        text.withOctets { octets in
            guard octets.count == 8, octets[0] == UInt8(ascii: "1"), octets.allSatisfy(\.isDigit) else {
                return .invalid(.ukprnFormat)
            }
            return .valid(UKPRN(text: String(decoding: octets, as: UTF8.self)))
        }
    }
}
