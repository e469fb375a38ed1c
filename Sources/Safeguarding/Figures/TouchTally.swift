// SPDX-License-Identifier: Apache-2.0

/// Notices that went out by themselves against those for which a person did something, and what people did.
package struct TouchTally: Hashable, Sendable {
    package private(set) var quarters: [FinancialQuarter: Touches] = [:]
    /// Milliseconds from opening to the end of each hold that a person ended.
    package private(set) var waits: [Int64] = []

    /// Of one quarter.
    package struct Touches: Hashable, Sendable {
        package var automated = 0
        package var manual = 0
        /// Holds that a person ended, each with what it came to.
        package var released = 0
        package var routed = 0
        package var denied = 0
        package var noted = 0

        package init() {}

        package var notices: Int { automated + manual }
        package var touches: Int { released + routed + denied + noted }
    }

    package init() {}

    /// - Parameter wasHeld: whether a person released it.
    package mutating func addNotice(wasHeld: Bool, in quarter: FinancialQuarter) {
        if wasHeld {
            quarters[quarter, default: Touches()].manual += 1
        } else {
            quarters[quarter, default: Touches()].automated += 1
        }
    }

    /// - Parameters:
    ///   - end: what a person did with a hold.
    ///   - waited: milliseconds.
    package mutating func addTouch(_ end: End, waited: Int64, in quarter: FinancialQuarter) {
        switch end {
        case .released: quarters[quarter, default: Touches()].released += 1
        case .routed: quarters[quarter, default: Touches()].routed += 1
        case .denied: quarters[quarter, default: Touches()].denied += 1
        case .noted: quarters[quarter, default: Touches()].noted += 1
        }
        waits.append(waited)
    }

    /// What a person did with a hold.
    package enum End: String, Hashable, Sendable { case released, routed, denied, noted }
}
