// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A file that a person brings.
enum ImportFile {
    /// The largest file taken: the GIAS extract of all England is about 60 MB.
    static let limit = 250_000_000

    /// The whole file, or of standard input for `-`.
    static func readOrStandardInput(_ path: String) throws -> [UInt8] {
        path == "-" ? [UInt8](try FileHandle.standardInput.readToEnd() ?? Data()) : try read(path)
    }

    /// The whole file.
    static func read(_ path: String) throws -> [UInt8] {
        guard let octets = FileManager.default.contents(atPath: path) else {
            throw CommandFailure("\(path) cannot be read", try: "a file that is there and that you may read")
        }
        guard octets.count <= limit else {
            throw CommandFailure("\(path) is larger than 250 MB", try: "the extract of one area")
        }
        return [UInt8](octets)
    }
}
