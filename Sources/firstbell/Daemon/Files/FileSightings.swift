// SPDX-License-Identifier: Apache-2.0

/// Decides from how files look, once a second, when they are to be read anew.
///
/// A certificate and its key are two files: as soon as one has changed the other is waited for, but not for long.
struct FileSightings: Hashable, Sendable {
    /// Looks at files that will not rest, after which they are read all the same.
    static let patience = 3

    private var read: [FileMark]
    private var last: [FileMark]
    private var waited = 0

    init(read: [FileMark]) {
        self.read = read
        last = read
    }

    /// How the files look now; true when they are to be read.
    mutating func looked(_ marks: [FileMark]) -> Bool {
        defer { last = marks }
        guard marks != read else {
            waited = 0
            return false
        }
        waited += 1
        return marks == last || waited >= FileSightings.patience
    }

    /// How the files look at a prompt; true when they are to be read now, as they look.
    mutating func isDue(at prompt: FilePrompt, _ marks: [FileMark]) -> Bool {
        guard looked(marks) || prompt == .hangup else { return false }
        reading(marks)
        return true
    }

    /// The files are read now, and looked like this just before.
    mutating func reading(_ marks: [FileMark]) { self = FileSightings(read: marks) }
}
