// SPDX-License-Identifier: Apache-2.0
import Journal
import Safeguarding
import Wire

extension Broker {
    /// Records that a manager looked at a case, or why the standard of 24 hours is not for it.
    func recordOversight(_ arguments: AdminArguments) throws -> JSON {
        let (event, by, now) = (try arguments.integer("case"), try arguments.text("by"), clock.now)
        let at = arguments.optionalText("at") == nil ? now : try arguments.instant("at")
        let exclusion = try arguments.optionalText("exclusion").map { text in
            guard let exclusion = OversightExclusion(rawValue: text) else {
                throw AdminFailure(
                    "\(text) is no reason to leave a case out",
                    try: OversightExclusion.allCases.map(\.rawValue).joined(separator: ", "))
            }
            return exclusion
        }
        guard at <= now else { throw AdminFailure("the look is in the future", try: "a time that has been") }
        try journal.write(at: now) { transaction in
            guard let accepted = try transaction.caseAccepted(event) else {
                throw AdminFailure("there is no case \(event)", try: "firstbell report sample")
            }
            guard at >= accepted else {
                throw AdminFailure("the look is before the broker had the case, at \(accepted)", try: "a time after that")
            }
            try transaction.record(.init(at: at, exclusion: exclusion), of: event, by: by)
        }
        return [
            "case": .integer(event), "at": .string(at.rfc3339), "exclusion": exclusion.map { .string($0.rawValue) } ?? .null,
        ]
    }
}
