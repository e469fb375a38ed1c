// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Wire

/// The findings of an examination, as they are told.
struct Findings {
    var all: [Finding]

    init(_ all: [Finding]) { self.all = all }

    /// One line a finding, and one with what to do.
    var lines: [String] {
        all.flatMap { finding -> [String] in
            let head = "\(finding.grade.rawValue.padded(to: 8))\(finding.check.padded(to: 14))\(finding.detail)"
            return [head] + (finding.remedy.map { ["        Try: \($0)"] } ?? [])
        }
    }

    /// Prints the findings; throws exit code 1 when one failed.
    func print(_ format: FormatOption.Format) throws {
        switch format {
        case .text: try Console.lines(lines)
        case .json: try Console.document(["findings": .array(all.map(\.json))])
        }
        if all.contains(where: { $0.grade == .failed }) { throw ExitCode.failure }
    }
}

extension String {
    /// The text with blanks up to a width, and at least one.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(1, width - count)) }
}
