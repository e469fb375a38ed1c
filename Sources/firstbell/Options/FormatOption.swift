// SPDX-License-Identifier: Apache-2.0
import ArgumentParser

/// How a reading command writes its answer.
struct FormatOption: ParsableArguments {
    /// The forms every reading command has.
    enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

    @Option(help: "text for people, json for programs; the fields of json are stable.")
    var format: Format = .text
}
