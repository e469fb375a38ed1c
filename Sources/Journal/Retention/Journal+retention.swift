// SPDX-License-Identifier: Apache-2.0
package import Safeguarding

extension Journal {
    /// Looks at some events after one, and with `destroying` destroys the content of those that are due, as one transaction.
    package func age(_ rule: RetentionRule, after first: Int64, limit: Int, destroying: Bool, at now: Instant) throws
        -> RetentionPass
    {
        let pass = try write(at: now) { try $0.age(rule, after: first, limit: limit, destroying: destroying) }
        guard pass.subjects + pass.notices > 0 else { return pass }
        try destructions.follow(pool)
        if pass.next == nil { emptyLogSoon() }
        return pass
    }

    /// Makes the list of destructions and a journal that may have been restored say the same, before anything is served.
    func followDestructions(at now: Instant) throws {
        let lost = try destructions.beyond(pool)
        if !lost.isEmpty {
            try write(at: now) { transaction in for record in lost { try transaction.destroyAgain(record) } }
            emptyLogSoon()
        }
        try destructions.follow(pool)
    }
}
