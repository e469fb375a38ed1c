// SPDX-License-Identifier: Apache-2.0

/// A given and a family name, as they were written.
struct PersonName {
    var given: String
    var family: String

    init(_ given: String, _ family: String) {
        self.given = given
        self.family = family
    }
}
