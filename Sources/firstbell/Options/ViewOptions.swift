// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Wire

/// Who looks at somebody's data, and why; both are kept in the ledger.
struct ViewOptions: ParsableArguments {
    @Option(help: "Who looks at whom it is about.")
    var by: String?

    @Option(help: "Why, for whoever asks later.")
    var reason: String?

    func validate() throws {
        guard (by == nil) == (reason == nil) else { throw ValidationError("--by and --reason go together.") }
    }

    /// The members of a request to show what has an id.
    func members(id: String) -> [JSON.Member] { [JSON.Member("id", .string(id))] + members }

    /// The members of a request to show what has none.
    var members: [JSON.Member] {
        [("by", by), ("reason", reason)].compactMap { name, value in value.map { JSON.Member(name, .string($0)) } }
    }
}
