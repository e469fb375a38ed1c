// SPDX-License-Identifier: Apache-2.0

/// A word that a policy may use: written as its raw value, explained to people by its meaning.
package protocol PolicyWord: RawRepresentable, CaseIterable, Hashable, Sendable where RawValue == String {
    /// What the word means, as part of a sentence.
    var meaning: String { get }
}

extension Division: PolicyWord {
    package var meaning: String {
        switch self {
        case .englandAndWales: "England and Wales"
        case .scotland: "Scotland"
        case .northernIreland: "Northern Ireland"
        }
    }
}
