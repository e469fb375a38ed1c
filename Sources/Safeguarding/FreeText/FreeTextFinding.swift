// SPDX-License-Identifier: Apache-2.0

/// Something found in a free text: where and of what kind, never the text itself.
package struct FreeTextFinding: Hashable, Sendable {
    /// RFC 6901 pointer into the event, `/data/summary`.
    package var pointer: String
    package var code: FreeTextCode

    package init(pointer: String, code: FreeTextCode) {
        self.pointer = pointer
        self.code = code
    }
}
