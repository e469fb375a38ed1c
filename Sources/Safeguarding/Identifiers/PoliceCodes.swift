// SPDX-License-Identifier: Apache-2.0

/// The two-digit code of a police force in the Police National Computer.
package struct ForceCode: Hashable, Sendable {
    package let text: String

    /// Checks for two digits; a code that is none of the 43 territorial forces' or the British Transport Police's is a doubt.
    package static func check(_ text: some StringProtocol) -> IdentifierCheck<ForceCode> {
        text.withOctets { octets in
            guard octets.count == 2, octets.allSatisfy(\.isDigit) else { return .invalid(.forceFormat) }
            let force = ForceCode(text: String(decoding: octets, as: UTF8.self))
            return known.contains(octets[0].digit * 10 + octets[1].digit) ? .valid(force) : .doubtful(force, .forceUnknown)
        }
    }

    private static let known: Set<Int> = [
        1, 3, 4, 5, 6, 7, 10, 11, 12, 13, 14, 16, 17, 20, 21, 22, 23, 30, 31, 32, 33, 34, 35, 36, 37, 40, 41, 42, 43, 44, 45, 46,
        47,
        48, 50, 52, 53, 54, 55, 60, 61, 62, 63, 93,
    ]
}

/// A force's reference for an incident or a crime: opaque, and unique only together with the force.
package struct PoliceReference: Hashable, Sendable {
    package let text: String

    /// Checks for 3 to 40 letters, digits, spaces and `/ _ . -`.
    package static func check(_ text: some StringProtocol) -> IdentifierCheck<PoliceReference> {
        text.withOctets { octets in
            guard (3...40).contains(octets.count),
                octets.allSatisfy({ $0.isLetter || $0.isDigit || marks.contains($0) })
            else { return .invalid(.referenceFormat) }
            return .valid(PoliceReference(text: String(decoding: octets, as: UTF8.self)))
        }
    }

    private static let marks = Array("/_ .-".utf8)
}
