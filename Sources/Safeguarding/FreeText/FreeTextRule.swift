// SPDX-License-Identifier: Apache-2.0

/// What an area does about free text in which the lint finds something.
package enum FreeTextRule: String, PolicyWord {
    case off, warn, hold

    package var meaning: String {
        switch self {
        case .off: "free text goes as it is"
        case .warn: "the producer is warned of what free text seems to hold"
        case .hold: "the producer is warned, and a notice with such a text waits for a person"
        }
    }
}
