// SPDX-License-Identifier: Apache-2.0

/// Why a command ended with exit code 1: what is wrong and where, and what to do about it.
///
/// Its text is what ArgumentParser prints after `Error: `. It never carries content of a notice, a name or a reference
/// (design.md section 10).
struct CommandFailure: Error, Hashable, CustomStringConvertible {
    /// Without an end mark.
    var what: String
    /// Completes the sentence "Try: ...".
    var remedy: String

    init(_ what: String, try remedy: String) {
        self.what = what
        self.remedy = remedy
    }

    var description: String { "\(what)\nTry: \(remedy)" }
}

extension ConfigurationError: CustomStringConvertible {
    /// The problems as lines, the first without the `Error: ` that ArgumentParser puts before it.
    var description: String {
        problems.map { "\($0.place): \($0.what)\nTry: \($0.remedy)" }.joined(separator: "\nError: ")
    }
}
