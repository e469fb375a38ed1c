// SPDX-License-Identifier: Apache-2.0
import Directories
import Testing

/// The problems of a file that must not be taken.
func problems<Row: Sendable>(_ parse: () throws(ImportFailure) -> ImportedFile<Row>) -> ProblemList {
    do {
        _ = try parse()
        Issue.record("the file was taken")
        return ProblemList()
    } catch {
        #expect(!error.problems.isEmpty)
        return error.problems
    }
}

extension String {
    var octets: [UInt8] { Array(utf8) }

    /// The octets in Windows-1252 of a text that has only ASCII, Latin-1 and the two typographic quotes.
    var windows1252: [UInt8] {
        unicodeScalars.map { scalar in
            switch scalar {
            case "\u{2018}": 0x91
            case "\u{2019}": 0x92
            case "\u{2013}": 0x96
            case "\u{20AC}": 0x80
            default: UInt8(truncatingIfNeeded: scalar.value)
            }
        }
    }
}
