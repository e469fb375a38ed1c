// SPDX-License-Identifier: Apache-2.0
import Logging
import Safeguarding

/// Settings of whose rolls a row could not be opened when a child was compared with it, until the roll is imported again.
struct UnreadableRolls {
    private(set) var settings: Set<PartnerID> = []
    /// Those of whom nobody has been told.
    private var untold: Set<PartnerID> = []

    mutating func note(_ settings: Set<PartnerID>) {
        untold.formUnion(settings.subtracting(self.settings))
        self.settings.formUnion(settings)
    }

    mutating func forget(_ settings: Set<PartnerID>) {
        untold.subtract(settings)
        self.settings.subtract(settings)
    }

    /// Those of whom somebody is to be told, in order; afterwards they count as told.
    mutating func takeUntold() -> [PartnerID] {
        defer { untold = [] }
        return untold.sorted()
    }
}

extension Broker {
    /// Says of each roll once that a row of it cannot be opened, whatever number of children it might be.
    func tellOfUnreadableRolls() {
        for setting in directory.unreadableRolls.takeUntold() {
            counters.alarms += 1
            logger.critical(
                "a row of a roll cannot be opened, and who may be the child is held: import the whole roll of the setting again",
                metadata: ["setting": "\(setting)"])
        }
    }
}
