// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Wire

/// Who decided something, and why; both are kept in the journal.
struct DecisionOptions: ParsableArguments {
    @Option(help: "Who decides.")
    var by: String

    @Option(help: "Why, for whoever asks later.")
    var reason: String

    func validate() throws {
        guard !by.allSatisfy(\.isWhitespace), !reason.allSatisfy(\.isWhitespace) else {
            throw ValidationError("--by and --reason must say something: they are the record of a decision.")
        }
    }

    /// The members of a request about a hold or a recall.
    func members(hold: String) -> [JSON.Member] {
        [.init("id", .string(hold)), .init("by", .string(by)), .init("reason", .string(reason))]
    }
}
