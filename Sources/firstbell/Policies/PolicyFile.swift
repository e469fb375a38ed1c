// SPDX-License-Identifier: Apache-2.0
import Foundation
import Safeguarding

/// A policy read from a file, checked, with the lines of its parts.
struct PolicyFile: Sendable {
    /// The largest file taken; the shipped one has about 20 KB.
    static let limit = 1 << 20

    let policy: Policy
    /// Options of the area that the file sets.
    let stated: Set<String>
    /// What is only worth knowing, with its place.
    let notes: [PolicyFinding]
    let name: String
    private let lines: [PolicyFinding.Subject: Int]

    /// Reads and checks a policy; `name` is what messages call it.
    ///
    /// Throws everything that is wrong at once, each with its line.
    init(text: String, name: String, day: CivilDate = PolicyFile.today) throws(ConfigurationError) {
        var reading = PolicyReading(name: name)
        let read = try reading.read(text)
        guard reading.problems.isEmpty, let read else { throw ConfigurationError(problems: reading.problems) }
        let findings = read.policy.findings(on: day)
        let lines = reading.lines
        let faults = findings.filter(\.isFault).map { finding in
            ConfigurationError.Problem(
                place: PolicyFile.place(of: finding.subject, name, lines), what: finding.what, remedy: finding.remedy)
        }
        guard faults.isEmpty else { throw ConfigurationError(problems: faults) }
        policy = read.policy
        stated = read.stated
        notes = findings
        self.name = name
        self.lines = lines
    }

    /// Reads the file at a path.
    static func load(_ path: String, name: String? = nil) throws -> PolicyFile {
        guard let data = FileManager.default.contents(atPath: path), data.count <= limit,
            let text = String(validating: data, as: UTF8.self)
        else {
            throw ConfigurationError(problems: [
                .init(
                    place: name ?? path, what: "cannot be read as UTF-8 text of at most 1 MB",
                    remedy: "a file like deploy/policy.yaml")
            ])
        }
        return try PolicyFile(text: text, name: name ?? path)
    }

    /// `policy.yaml:12`.
    func place(of subject: PolicyFinding.Subject) -> String { PolicyFile.place(of: subject, name, lines) }

    private static func place(of subject: PolicyFinding.Subject, _ name: String, _ lines: [PolicyFinding.Subject: Int]) -> String {
        if let line = lines[subject] { return "\(name):\(line)" }
        if case .member(let rule, _) = subject, let line = lines[.rule(rule)] { return "\(name):\(line)" }
        return name
    }

    /// The day by which a policy is checked; rules of other days are checked too.
    static var today: CivilDate { CivilDate(daysSinceEpoch: Int(Date().timeIntervalSince1970 / 86_400)) }
}
