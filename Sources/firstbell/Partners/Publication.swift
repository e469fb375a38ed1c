// SPDX-License-Identifier: Apache-2.0
import ArgumentParser
import Client
import Foundation
import NIOConcurrencyHelpers
import Wire

/// The publishing of some events by one producer, in the order given.
struct Publication {
    var profile: PartnerProfile
    /// Paths of files with one event each; `-` is standard input.
    var events: [String]
    var format: FormatOption.Format
    /// How long to wait for one answer.
    var patience: Duration

    /// Publishes all and prints the broker's word on each; throws exit code 1 when any was rejected.
    func perform() async throws {
        let bodies = try events.map { (name: $0, body: try read($0)) }
        let connection = try await profile.open(session: nil)
        let outcome: Result<Int, any Error>
        do {
            outcome = .success(try await publish(bodies, over: connection))
        } catch {
            outcome = .failure(error)
        }
        await connection.close()
        if try outcome.get() > 0 { throw ExitCode.failure }
    }

    private func publish(_ bodies: [(name: String, body: [UInt8])], over connection: PartnerConnection) async throws -> Int {
        let trouble = NIOLockedValueBox(ConnectionFailure?.none)
        let watch = Task {
            for await event in connection.events {
                if case .failed(let failure) = event {
                    trouble.withLockedValue { $0 = failure }
                    Console.progress("\(failure.what); trying again")
                }
            }
        }
        defer { watch.cancel() }
        var rejected = 0
        for (name, body) in bodies {
            let answer: Answer
            do {
                answer = try await within(patience) { try await connection.publish(body) }
            } catch is CancellationError {
                let failure = trouble.withLockedValue { $0 }
                throw CommandFailure(
                    "\(name): \(failure?.what ?? "the broker does not answer")",
                    try: failure?.remedy ?? "again: publishing an event twice is harmless")
            } catch let error as ClientError {
                throw CommandFailure("\(name): \(error)", try: "an event as in Examples/events")
            }
            if !answer.isSuccess { rejected += 1 }
            try Console.lines(PublishedEvent(name: name, answer: answer).lines(format))
        }
        return rejected
    }

    private func within<Value: Sendable>(_ patience: Duration, _ body: @escaping @Sendable () async throws -> Value) async throws
        -> Value
    {
        try await withThrowingTaskGroup(of: Value.self) { group in
            group.addTask { try await body() }
            group.addTask {
                try await Task.sleep(for: patience)
                throw CancellationError()
            }
            defer { group.cancelAll() }
            guard let value = try await group.next() else { throw CancellationError() }
            return value
        }
    }

    private func read(_ path: String) throws -> [UInt8] {
        let octets = path == "-" ? try FileHandle.standardInput.readToEnd() : FileManager.default.contents(atPath: path)
        guard let octets else {
            throw CommandFailure("\(path) cannot be read", try: "a file that is there, or - for standard input")
        }
        return [UInt8](octets)
    }
}
