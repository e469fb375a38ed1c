// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Safeguarding

/// The days that a report is about, both included.
struct SpanOptions: ParsableArguments {
    @Option(help: "First day, YYYY-MM-DD.")
    var from: CivilDate?

    @Option(help: "Last day, YYYY-MM-DD.")
    var to: CivilDate?

    func validate() throws {
        if let from, let to, to < from { throw ValidationError("--to is before --from.") }
    }
}
