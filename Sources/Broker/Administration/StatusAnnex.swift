// SPDX-License-Identifier: Apache-2.0
import NIOConcurrencyHelpers
package import Wire

/// What the parts of a daemon around the broker add to `status`; nothing where there are none.
package final class StatusAnnex: Sendable {
    private let source = NIOLockedValueBox<@Sendable () -> [JSON.Member]>({ [] })

    package init() {}

    /// Asks `source` at every `status` from now on; it must not block.
    package func follow(_ source: @escaping @Sendable () -> [JSON.Member]) { self.source.withLockedValue { $0 = source } }

    var members: [JSON.Member] { source.withLockedValue { $0 }() }
}

extension JSON {
    /// An object with further members at its end.
    func adding(_ further: [Member]) -> JSON {
        guard case .object(let members) = self else { return self }
        return .object(members + further)
    }
}
