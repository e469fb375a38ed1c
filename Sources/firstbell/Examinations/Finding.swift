// SPDX-License-Identifier: Apache-2.0
import Wire

/// The outcome of one check: what was looked at, what was seen, and what to do when that is not well.
struct Finding: Hashable, Sendable {
    /// How well it is.
    enum Grade: String, Hashable, Sendable { case ok, warning, failed }

    /// A short name that does not change: `certificate`, `connection`.
    var check: String
    var grade: Grade
    var detail: String
    /// Completes the sentence "Try: ..."; only where the grade is not ok.
    var remedy: String?

    static func ok(_ check: String, _ detail: String) -> Finding { Finding(check: check, grade: .ok, detail: detail) }

    static func warning(_ check: String, _ detail: String, try remedy: String) -> Finding {
        Finding(check: check, grade: .warning, detail: detail, remedy: remedy)
    }

    static func failed(_ check: String, _ detail: String, try remedy: String) -> Finding {
        Finding(check: check, grade: .failed, detail: detail, remedy: remedy)
    }

    /// One finding a problem, for an error of any kind.
    static func failed(_ check: String, _ error: any Error, try remedy: String) -> [Finding] {
        switch error {
        case let error as ConfigurationError:
            error.problems.map { .failed(check, "\($0.place): \($0.what)", try: $0.remedy) }
        case let error as CommandFailure: [.failed(check, error.what, try: error.remedy)]
        default: [.failed(check, "\(error)", try: remedy)]
        }
    }

    /// The documented form of `doctor --format json`.
    var json: JSON {
        var members: [JSON.Member] = [
            .init("check", .string(check)), .init("grade", .string(grade.rawValue)), .init("detail", .string(detail)),
        ]
        if let remedy { members.append(.init("remedy", .string(remedy))) }
        return .object(members)
    }
}
