// SPDX-License-Identifier: Apache-2.0
import Client
import Foundation
import Safeguarding
import TestSupport
import Testing
import Wire

@testable import firstbell

/// A real daemon on a deployment of its own, as one process that a test starts, asks, stops and kills.
actor DaemonFixture {
    nonisolated let folder: TestFolder
    /// The deployment, with `firstbell.yaml`, `journal` and `profiles` in it.
    nonisolated let deployment: String
    /// The port of the edge; stays the same over restarts.
    private(set) var port = 0
    /// Where its portal listens; nil where it has none.
    private(set) var portal: HostPort?
    /// Where it asks people for a certificate.
    private(set) var certificates: HostPort?
    /// Where it speaks HTTP with partners; nil where it does not.
    private(set) var http: HostPort?
    private var process: Running?
    private var starts = 0
    private var dealers: [StockDealer] = []
    private var books: LoadLog?
    /// Put before the daemon's own command line, such as `/usr/bin/env NAME=VALUE`; it must become the daemon's process.
    private var wrapper: [String] = []
    /// Put before the command line of every command.
    private var entrance: [String] = []

    /// A daemon's process, and the task that learns of its end.
    private struct Running {
        let child: ChildProcess
        let end: Task<Int32, Never>

        init(_ child: ChildProcess) {
            self.child = child
            end = Task { await child.ended() }
        }
    }

    init(_ sample: SampleDeployment = .examples) async throws {
        folder = try TestFolder()
        deployment = folder.path + "/d"
        try await sample.copy(to: deployment)
    }

    /// Has the daemon run by another program.
    func wrap(in words: [String]) { wrapper = words }

    /// Has commands run by another program.
    func enter(through words: [String]) { entrance = words }

    /// The daemon's process while it runs.
    var identifier: Int32? { process?.child.identifier }

    nonisolated var configuration: String { deployment + "/firstbell.yaml" }
    nonisolated var journal: String { deployment + "/journal" }

    /// Starts the daemon and waits until it is ready; after the first time on the port of the first time.
    func start(now: String? = nil) async throws {
        // One that did not end as a test expected must not outlive it.
        await kill()
        let child = try launch(now: now)
        process = Running(child)
        (portal, certificates, http) = (nil, nil, nil)
        var lines: [String] = []
        for await line in child.lines {
            lines.append(line)
            if line.hasPrefix("edge "), let place = HostPort(String(line.dropFirst(5))) { port = Int(place.port) }
            if line.hasPrefix("portal ") { portal = HostPort(String(line.dropFirst(7))) }
            if line.hasPrefix("certificates ") { certificates = HostPort(String(line.dropFirst(13))) }
            if line.hasPrefix("http ") { http = HostPort(String(line.dropFirst(5))) }
            if line == "ready" { break }
        }
        guard lines.last == "ready", port != 0 else {
            throw NotReady(description: "the daemon said \(lines) and then: \(child.lastErrors)")
        }
        let names = ["edge ", "portal ", "certificates ", "http "]
        #expect(lines.allSatisfy { line in line == "ready" || names.contains { line.hasPrefix($0) } })
        try aimProfiles()
    }

    /// Starts the daemon and waits for nothing.
    func begin() throws { process = Running(try launch(now: nil)) }

    private func launch(now: String?) throws -> ChildProcess {
        starts += 1
        let command =
            wrapper + [BuiltProgram.path, "serve", "--config", configuration] + (now.map { ["--now", $0] } ?? [])
            + (port == 0 ? [] : ["--listen", "127.0.0.1:\(port)"])
        return try ChildProcess(command[0], Array(command.dropFirst()), errors: log(starts))
    }

    /// Ends the daemon in good order; its exit code.
    func stop() async -> Int32 {
        guard let process else { return 0 }
        self.process = nil
        Glibc.kill(process.child.identifier, SIGTERM)
        return await process.end.value
    }

    /// Ends the daemon with SIGKILL and waits until it is gone.
    func kill() async {
        guard let process else { return }
        self.process = nil
        process.child.kill()
        _ = await process.end.value
    }

    /// Waits until the daemon has ended by itself; its exit code.
    func ended() async -> Int32 {
        guard let process else { return 0 }
        self.process = nil
        return await process.end.value
    }

    /// The exit code of a daemon that ends by itself; nil when it has not within `limit`.
    func ended(within limit: Duration) async -> Int32? {
        guard let end = process?.end else { return nil }
        let (outcomes, outcome) = AsyncStream.makeStream(of: Int32?.self)
        let watch = Task { outcome.yield(await end.value) }
        let bound = Task {
            try await Task.sleep(for: limit)
            outcome.yield(nil)
        }
        defer {
            watch.cancel()
            bound.cancel()
        }
        guard let status = await outcomes.first(where: { _ in true }) ?? nil else { return nil }
        process = nil
        return status
    }

    /// What `body` gives, or nil when the daemon ends first; what `body` still waits for is left to its own bound.
    func unlessItEnds<T: Sendable>(_ body: @escaping @Sendable () async throws -> T) async throws -> T? {
        guard let end = process?.end else { return nil }
        let (outcomes, outcome) = AsyncStream.makeStream(of: Result<T?, any Error>.self)
        let work = Task {
            do { outcome.yield(.success(try await body())) } catch { outcome.yield(.failure(error)) }
        }
        let watch = Task {
            _ = await end.value
            outcome.yield(.success(nil))
        }
        defer {
            work.cancel()
            watch.cancel()
        }
        return try await outcomes.first { _ in true }?.get()
    }

    /// Runs a command on this deployment.
    func firstbell(_ arguments: String...) async throws -> BuiltProgram.Outcome {
        let outcome = try await run(arguments)
        Canary.watch(outcome.output + outcome.errors, from: "firstbell \(arguments.first ?? "")")
        return outcome
    }

    /// Has dealers that are made from now on write down what they learn, for ``check(_:isSettled:_:)``.
    func keepBooks() -> LoadLog {
        let kept = books ?? LoadLog()
        books = kept
        return kept
    }

    /// The JSON that a reading command prints.
    func json(_ arguments: String...) async throws -> JSONValue { try await json(arguments) }

    func json(_ arguments: [String]) async throws -> JSONValue {
        let outcome = try await run(arguments + ["--format", "json"])
        Canary.watch(outcome.output + outcome.errors, from: "firstbell \(arguments.first ?? "")")
        return try JSONDocument(Array(outcome.output.utf8)).root
    }

    private func run(_ arguments: [String]) async throws -> BuiltProgram.Outcome {
        let command = entrance + [BuiltProgram.path] + arguments + ["--config", configuration]
        return try await BuiltProgram.run(command[0], Array(command.dropFirst()))
    }

    nonisolated func profileFolder(_ partner: String) -> String {
        deployment + "/profiles/" + partner.replacing("/", with: "-")
    }

    func profile(_ partner: String) -> ConnectionProfile {
        let folder = profileFolder(partner)
        return ConnectionProfile(
            partner: partner, host: "127.0.0.1", port: port, certificate: "\(folder)/certificate.pem",
            key: "\(folder)/key.pem", authority: "\(folder)/authority.pem")
    }

    /// A plain DEALER of a partner, closed at the end of the test; `line` is a port before the daemon's own.
    func dealer(_ partner: String, port line: Int? = nil) async throws -> StockDealer {
        let id = try #require(PartnerID(partner))
        let dealer = try await StockDealer(id, folder: profileFolder(partner), host: "127.0.0.1", port: line ?? port, books: books)
        dealers.append(dealer)
        return dealer
    }

    /// Closes the dealers.
    func closeDealers() async {
        for dealer in dealers { await dealer.close() }
        dealers = []
    }

    /// Closes all dealers but one.
    func closeDealers(but kept: StockDealer) async {
        for dealer in dealers where dealer !== kept { await dealer.close() }
        dealers = [kept]
    }

    /// Closes the dealers, then ends the daemon in good order and looks through what it said.
    func finish() async {
        await closeDealers()
        if process != nil {
            let status = await stop()
            #expect(status == 0, "the daemon must end well when it is asked to: \(lastLog)")
        }
        watchLogs()
    }

    /// Ends everything after a failure.
    func abandon() async {
        await closeDealers()
        await kill()
    }

    /// The end of the newest log.
    var lastLog: String {
        let text = (try? String(contentsOfFile: log(starts), encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(12).joined(separator: "\n")
    }

    /// All logs.
    var logs: String {
        let texts: [String] = (0...starts).map { (try? String(contentsOfFile: log($0), encoding: .utf8)) ?? "" }
        return texts.joined()
    }

    private func watchLogs() { Canary.watch(logs, from: "the daemon's log") }

    private func log(_ start: Int) -> String { "\(folder.path)/log-\(start)" }

    /// Profiles of the sample name a port that nobody has.
    private func aimProfiles() throws {
        let profiles = deployment + "/profiles"
        for name in try FileManager.default.contentsOfDirectory(atPath: profiles) {
            let file = "\(profiles)/\(name)/profile.yaml"
            let text = try String(contentsOfFile: file, encoding: .utf8)
            try text.replacing("127.0.0.1:5570", with: "127.0.0.1:\(port)").write(toFile: file, atomically: true, encoding: .utf8)
        }
    }

    struct NotReady: Error, CustomStringConvertible { let description: String }
}

/// Runs `body` with a daemon that is ready, and ends it: in good order after success.
func withDaemon(
    _ sample: SampleDeployment = .examples, under wrapper: (DaemonFixture) -> [String] = { _ in [] },
    _ body: (DaemonFixture) async throws -> Void
) async throws {
    let daemon = try await DaemonFixture(sample)
    await daemon.wrap(in: wrapper(daemon))
    try await withDaemon(daemon, body)
}

/// Runs `body` with this daemon, ready, and ends it: in good order after success.
func withDaemon(_ daemon: DaemonFixture, _ body: (DaemonFixture) async throws -> Void) async throws {
    do {
        try await daemon.start(now: SampleDeployment.evening)
        try await body(daemon)
    } catch {
        let log = await daemon.lastLog
        await daemon.abandon()
        Issue.record("the daemon's log ends with:\n\(log)")
        throw error
    }
    await daemon.finish()
}

/// The octets of a file in `Examples/events`.
func exampleEvent(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: "\(BuiltProgram.package)/Examples/events/\(name).json")))
}
