// SPDX-License-Identifier: Apache-2.0
import Foundation
import Wire

/// Standard output and standard error, written through at once.
enum Console {
    /// Writes a line to standard output; a reader of a pipe has it when this returns.
    ///
    /// Throws when the reader has gone.
    static func line(_ text: String) throws { try FileHandle.standardOutput.write(contentsOf: Data((text + "\n").utf8)) }

    /// Writes lines to standard output.
    static func lines(_ lines: [String]) throws {
        for text in lines { try line(text) }
    }

    /// Writes a JSON document for people and programs to standard output.
    static func document(_ json: JSON) throws { try line(String(decoding: json.indented, as: UTF8.self)) }

    /// Writes a text that has its own line ends.
    static func text(_ text: String) throws { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) }

    /// Writes an error that does not end the command to standard error.
    static func error(_ failure: CommandFailure) {
        try? FileHandle.standardError.write(contentsOf: Data("Error: \(failure)\n".utf8))
    }

    /// Writes a line to standard error that a person must see beside the answer.
    static func note(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8)) }

    /// Writes a line about long work to standard error, only where a person watches.
    static func progress(_ text: String) {
        guard isatty(STDERR_FILENO) == 1 else { return }
        try? FileHandle.standardError.write(contentsOf: Data((text + "\n").utf8))
    }
}
