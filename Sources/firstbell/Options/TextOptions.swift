// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Wire

/// Whether a person has read the free text of a notice before it goes out.
struct TextOptions: ParsableArguments {
    @Flag(help: "The text was read and may go as it is, though it seems to hold a place, a number or another child's name.")
    var textRead = false

    /// The members of a request about a hold.
    var members: [JSON.Member] { textRead ? [.init("textRead", .boolean(true))] : [] }
}
