// SPDX-License-Identifier: Apache-2.0
import Journal
import Wire

extension Broker {
    /// Journals that somebody looks at all that there is of a case, which whoever asks then reads beside the broker.
    func viewCase(_ arguments: AdminArguments) throws -> JSON {
        let by = try arguments.text("by")
        let reason = try arguments.text("reason")
        let events = arguments.value.member("events")?.elements.compactMap(\.integer) ?? []
        let content = arguments.truth("content")
        try journal.write(at: clock.now) { transaction in
            for event in events { try transaction.recordView(by: by, reason: reason, event: event, content: content) }
        }
        return ["viewed": .integer(Int64(events.count))]
    }
}
