// SPDX-License-Identifier: Apache-2.0

/// A part of a whole, never shown as a percentage alone: `95 % (18 of 19)`.
package struct Share: Hashable, Sendable, CustomStringConvertible {
    package var part: Int
    package var whole: Int

    package init(_ part: Int, of whole: Int) {
        self.part = part
        self.whole = whole
    }

    /// Whole percent, rounded half up; but 100 only for all and 0 only for none, because a rounded 100 % hides a child.
    package var percent: Int? {
        guard whole > 0 else { return nil }
        let rounded = (part * 200 + whole) / (whole * 2)
        if part < whole && rounded >= 100 { return 99 }
        return part > 0 && rounded == 0 ? 1 : rounded
    }

    /// Tenths of a percent, rounded half up; but 1000 only for all and 0 only for none.
    package var permille: Int? {
        guard whole > 0 else { return nil }
        let rounded = (part * 2000 + whole) / (whole * 2)
        if part < whole && rounded >= 1000 { return 999 }
        return part > 0 && rounded == 0 ? 1 : rounded
    }

    /// `90.4 % (3302 of 3654)`, or `- (0 of 0)`.
    package var precise: String {
        "\(permille.map { "\($0 / 10).\($0 % 10) %" } ?? "-") (\(part) of \(whole))"
    }

    /// `95 % (18 of 19)`, or `- (0 of 0)`.
    package var description: String {
        "\(percent.map { "\($0) %" } ?? "-") (\(part) of \(whole))"
    }
}
