// SPDX-License-Identifier: Apache-2.0
package import Journal
import NIOConcurrencyHelpers
import Safeguarding

/// What was refused since it was last written to the ledger; from any thread.
///
/// Whoever refuses to go away must fill neither the memory nor the ledger: what is alike is counted, and written about once a
/// second.
package final class RefusalRegister: Sendable {
    /// What a peer may send or be, in that many forms; beyond them the rest is counted together.
    private static let limit = 256
    private static let rest = RefusalRecord(place: .edge, code: "other", partner: nil)

    private let counts = NIOLockedValueBox<[RefusalRecord: Int]>([:])
    private let sums = NIOLockedValueBox<[RefusalKind: Int]>([:])

    /// Something was refused.
    package func note(_ refusal: RefusalRecord) {
        add(refusal, 1)
        sums.withLockedValue { sums in
            let kind = RefusalKind(place: refusal.place, code: refusal.code)
            let rest = RefusalKind(place: refusal.place, code: Self.rest.code)
            sums[sums[kind] == nil && sums.count >= Self.limit ? rest : kind, default: 0] += 1
        }
    }

    /// How much was refused since the start, of whomever.
    package var totals: [RefusalKind: Int] { sums.withLockedValue { $0 } }

    /// What there is, which is forgotten; with `strangers` also what nobody's certificate stands behind.
    func take(strangers: Bool) -> [RefusalRecord: Int] {
        counts.withLockedValue { counts in
            let taken = counts.filter { strangers || $0.key.partner != nil }
            counts = counts.filter { taken[$0.key] == nil }
            return taken
        }
    }

    /// Takes back what could not be written.
    func restore(_ taken: [RefusalRecord: Int]) {
        for (refusal, count) in taken { add(refusal, count) }
    }

    private func add(_ refusal: RefusalRecord, _ count: Int) {
        counts.withLockedValue { counts in
            let key = counts[refusal] == nil && counts.count >= Self.limit ? Self.rest : refusal
            counts[key, default: 0] += count
        }
    }
}

/// Where something was refused and why, whoever it was.
package struct RefusalKind: Hashable, Sendable {
    package var place: RefusalRecord.Place
    package var code: String

    package init(place: RefusalRecord.Place, code: String) {
        self.place = place
        self.code = code
    }
}

extension Broker {
    /// Writes what was refused to the ledger: of partners at once, of strangers once a minute.
    ///
    /// Whoever can reach the port is a stranger, and must not decide how fast the ledger grows.
    func recordRefusals(now: Instant, isLast: Bool = false) {
        guard condition == .ready else { return }
        let strangers = isLast || now >= nextStrangers
        let taken = refusals.take(strangers: strangers)
        guard !taken.isEmpty else { return }
        if taken.keys.contains(where: { $0.partner == nil }) { nextStrangers = now + .seconds(60) }
        do {
            try journal.write(at: now) { transaction in
                for (refusal, count) in taken.sorted(by: { $0.key < $1.key }) { try transaction.record(refusal, count: count) }
            }
        } catch {
            refusals.restore(taken)
            handleJournalFailure(error, while: "recording refusals")
        }
    }
}
