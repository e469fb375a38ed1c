// SPDX-License-Identifier: Apache-2.0
import Broker
import Foundation
import Logging
import Wire
import ZeroMQ

/// Asks a deployment: its running daemon, or the broker in this process when none runs.
struct Administrator {
    let deployment: Deployment

    init(_ deployment: Deployment) { self.deployment = deployment }

    /// The answer, and whether a daemon gave it.
    struct Reply {
        var value: JSONValue
        var fromDaemon: Bool
    }

    /// Has a request done.
    ///
    /// Throws what the broker said, as lines for people.
    func ask(_ verb: AdminVerb, _ arguments: JSON = .object([]), payload: [UInt8] = []) async throws -> Reply {
        let request = AdminRequest(verb, arguments, payload: payload)
        do {
            if let broker = try DeploymentJournal(deployment: deployment).broker(logger: Logger(label: "firstbell", level: .error))
            {
                return Reply(value: try await askHere(broker, request), fromDaemon: false)
            }
            return Reply(value: try await askDaemon(request), fromDaemon: true)
        } catch let failure as AdminFailure {
            throw CommandFailure((failure.lines + [failure.what]).joined(separator: "\n"), try: failure.remedy)
        }
    }

    private func askHere(_ broker: Broker, _ request: AdminRequest) async throws -> JSONValue {
        let answer: Result<JSONDocument, any Error>
        do {
            answer = .success(try JSONDocument(try await broker.administer(request).octets))
        } catch {
            answer = .failure(error)
        }
        await broker.stop()
        await broker.thread.stop()
        return try answer.get().root
    }

    private func askDaemon(_ request: AdminRequest) async throws -> JSONValue {
        guard let address = DaemonAddress(of: deployment) else {
            throw CommandFailure("another command works on this deployment, or its daemon is starting", try: "again in a moment")
        }
        let channel = try AdminChannel(endpoint: address.administration)
        let answer: Result<JSONValue, any Error>
        do {
            answer = .success(try await channel.ask(request))
        } catch {
            answer = .failure(error)
        }
        await channel.close()
        return try answer.get()
    }
}

extension Logger {
    /// A logger on standard error that says what is at least as grave as `level`.
    init(label: String, level: Logger.Level) {
        self.init(label: label) { StreamLogHandler.standardError(label: $0) }
        logLevel = level
    }
}
