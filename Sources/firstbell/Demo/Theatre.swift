// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The place of a demo: a folder, a deployment in it, and the processes that play in it, each of them this program.
struct Theatre {
    /// The folder.
    let folder: String
    /// How long any step may take.
    let patience = Duration.seconds(20)

    var configuration: String { "\(folder)/deployment/firstbell.yaml" }

    func profile(of partner: String) -> String { "\(folder)/profiles/\(partner.replacing("/", with: "-"))" }

    /// Runs a command on the deployment to its end and returns its lines.
    ///
    /// Throws what it said when its exit code is not in `codes`.
    @discardableResult
    func run(_ arguments: [String], on deployment: Bool = true, codes: Set<Int32> = [0]) async throws -> [String] {
        let child = try start(arguments + (deployment ? ["--config", configuration] : []))
        return try await within(arguments) {
            var lines: [String] = []
            for await line in child.lines { lines.append(line) }
            let code = await child.ended()
            guard codes.contains(code) else { throw failure(arguments, child, "ended with \(code)") }
            return lines
        }
    }

    /// Starts a process that goes on.
    func start(_ arguments: [String]) throws -> ChildProcess {
        let name = arguments.prefix(2).joined(separator: "-").filter { $0.isLetter || $0 == "-" }
        let errors = "\(folder)/logs/\(name)-\(String(UInt32.random(in: .min ... .max), radix: 36)).log"
        return try ChildProcess(Program.path, arguments, errors: errors)
    }

    /// Reads lines of a process until there are `count` that satisfy a condition.
    @discardableResult
    func lines(
        of child: ChildProcess, _ arguments: [String], count: Int = 1,
        where condition: @escaping @Sendable (String) -> Bool = { _ in true }
    ) async throws -> [String] {
        try await within(arguments) {
            var found: [String] = []
            for await line in child.lines where condition(line) {
                found.append(line)
                if found.count == count { return found }
            }
            throw failure(arguments, child, "ended before its time")
        }
    }

    private func failure(_ arguments: [String], _ child: ChildProcess, _ what: String) -> CommandFailure {
        CommandFailure(
            "firstbell \(arguments.prefix(2).joined(separator: " ")) \(what)\n\(child.lastErrors)",
            try: "firstbell demo --keep DIR, and the logs in DIR/logs")
    }

    private func within<Value: Sendable>(_ arguments: [String], _ body: @escaping @Sendable () async throws -> Value) async throws
        -> Value
    {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: patience)
                throw CommandFailure(
                    "firstbell \(arguments.prefix(2).joined(separator: " ")) took longer than \(DurationText.brief(patience))",
                    try: "firstbell demo --keep DIR, and the logs in DIR/logs")
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }
}
