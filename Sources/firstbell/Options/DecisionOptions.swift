// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// Who decided something, and why; both go into the ledger.
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
}
