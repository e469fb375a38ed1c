// SPDX-License-Identifier: Apache-2.0

/// Why a configuration cannot be used: every problem found, in the order of the file.
struct ConfigurationError: Error, Hashable {
    /// One thing wrong, in one place.
    struct Problem: Hashable, Sendable {
        /// `firstbell.yaml:12`, `FIRSTBELL_EDGE_LISTEN` or `--listen`.
        var place: String
        var what: String
        /// Completes the sentence "Try: ...".
        var remedy: String
    }

    var problems: [Problem]
}
