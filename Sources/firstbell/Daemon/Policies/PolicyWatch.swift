// SPDX-License-Identifier: Apache-2.0
import Broker
import Logging
import NIOConcurrencyHelpers
import Safeguarding
import ServiceLifecycle
import UnixSignals
import Wire

/// Follows the policy's file: a changed one decides from then on, or is refused with its line and changes nothing.
struct PolicyWatch: Service {
    var source: DeploymentPolicy
    var report: PolicyReport
    var broker: Broker
    var logger: Logger
    /// SIGHUP, trapped before anybody is told that the daemon is ready.
    var hangups: UnixSignalsSequence
    /// How the file looked before it was read at the start.
    var marks: [FileMark]

    func run() async {
        await FilePrompt.follow(hangups) { await follow($0) }
    }

    private func follow(_ prompts: AsyncStream<FilePrompt>) async {
        guard let path = source.path else { return }
        var sightings = FileSightings(read: marks)
        for await prompt in prompts {
            if sightings.isDue(at: prompt, [FileMark(path)]) { await reload() }
        }
    }

    /// Reads the file anew; what decides stays unless all of it can be taken.
    private func reload() async {
        do {
            let policy = try source.load()
            guard policy.area.cutOff == broker.settings.deadlines.cutOff else {
                throw ConfigurationError(problems: [
                    .init(
                        place: source.path ?? "", what: "cutOff is another than the daemon began with",
                        remedy: "a start of the daemon, which also counts open deadlines")
                ])
            }
            report.took(try await broker.use(EncompassPolicy(policy)))
        } catch let error as ConfigurationError {
            guard report.failed(error.problems) else { return }
            for problem in error.problems {
                logger.error(
                    "the policy is not taken, what was in force stays",
                    metadata: ["place": "\(problem.place)", "what": "\(problem.what)"])
            }
        } catch {
            _ = report.failed([.init(place: source.path ?? "", what: "the journal could not take it", remedy: "firstbell status")])
        }
    }
}

/// What `status` says of the policy's file.
final class PolicyReport: Sendable {
    private struct State {
        var digest: String
        var loads = 1
        var problems: [ConfigurationError.Problem] = []
    }

    private let state: NIOLockedValueBox<State>
    private let file: String

    init(file: String, digest: String) {
        self.file = file
        state = NIOLockedValueBox(State(digest: digest))
    }

    func took(_ digest: String) {
        state.withLockedValue { state in
            state.digest = digest
            state.loads += 1
            state.problems = []
        }
    }

    /// The file could not be taken; true when that is news.
    func failed(_ problems: [ConfigurationError.Problem]) -> Bool {
        state.withLockedValue { state in
            defer { state.problems = problems }
            return state.problems != problems
        }
    }

    var json: JSON {
        let state = self.state.withLockedValue { $0 }
        return [
            "healthy": .boolean(state.problems.isEmpty), "file": .string(file), "digest": .string(state.digest),
            "loads": .integer(Int64(state.loads)),
            "faults": .array(state.problems.map { ["place": .string($0.place), "what": .string($0.what)] }),
        ]
    }
}
