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

        fileprivate func adding(_ other: Touches) -> Touches {
            var sum = self
            sum.automated += other.automated
            sum.manual += other.manual
            sum.released += other.released
            sum.routed += other.routed
            sum.denied += other.denied
            sum.noted += other.noted
            return sum
        }

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

    /// Adds what was counted of other events.
    package mutating func add(_ other: TouchTally) {
        quarters.merge(other.quarters) { $0.adding($1) }
        waits += other.waits
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
