// SPDX-License-Identifier: Apache-2.0

/// A limit that is approached: exceeded from nine tenths of it on, and kept to again below eight tenths.
///
/// The gap keeps a value that trembles around one line from switching at each look.
struct Threshold: Hashable, Sendable {
    /// Zero is off.
    let limit: Int64
    private(set) var isExceeded = false

    init(limit: Int64) { self.limit = limit }

    /// Looks at a value; true when that changed ``isExceeded``.
    mutating func measured(_ value: Int64) -> Bool {
        let was = isExceeded
        isExceeded = limit > 0 && value >= limit / 10 * (was ? 8 : 9)
        return isExceeded != was
    }
}
