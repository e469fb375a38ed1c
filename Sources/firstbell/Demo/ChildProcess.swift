// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers

/// Another process, with its output as lines as they come.
///
/// Its standard error goes to a file, so that what it said can be shown when something fails. A process that still runs when
/// its last owner lets go of it is killed.
final class ChildProcess: Sendable {
    /// Lines of standard output, without their ends; finishes when the process has closed it.
    let lines: AsyncStream<String>
    private let process: Process
    private let endings: AsyncStream<Int32>
    private let errors: String

    /// Starts a program; `errors` is the path of a new file for its standard error.
    init(_ program: String, _ arguments: [String], errors: String) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: program)
        process.arguments = arguments
        process.standardInput = FileHandle.nullDevice
        try PrivateFile.create([], at: errors)
        process.standardError = FileHandle(forWritingAtPath: errors) ?? FileHandle.nullDevice
        let output = Pipe()
        process.standardOutput = output
        let (endings, ending) = AsyncStream.makeStream(of: Int32.self)
        process.terminationHandler = { ended in
            ending.yield(ended.terminationReason == .exit ? ended.terminationStatus : 128 + ended.terminationStatus)
            ending.finish()
        }
        self.lines = ChildProcess.lines(of: output.fileHandleForReading)
        self.process = process
        self.endings = endings
        self.errors = errors
        try ChildProcess.withoutBlockedSignals { try process.run() }
    }

    deinit {
        if process.isRunning { kill(process.processIdentifier, SIGKILL) }
    }

    /// Waits until the process has ended; its exit code, or 128 and the number of the signal that ended it.
    ///
    /// May be asked once.
    func ended() async -> Int32 { await endings.first { _ in true } ?? 0 }

    /// Asks the process to end and waits until it has.
    func stop() async -> Int32 {
        process.terminate()
        return await ended()
    }

    /// The last lines of standard error.
    var lastErrors: String {
        let text = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(4).joined(separator: "\n")
    }

    /// Threads of libdispatch, on which tasks run, have signals blocked; a child inherits the mask of the thread that starts
    /// it (posix_spawn(3)) and would never see SIGTERM.
    private static func withoutBlockedSignals(_ start: () throws -> Void) rethrows {
        var none = sigset_t()
        var before = sigset_t()
        sigemptyset(&none)
        pthread_sigmask(SIG_SETMASK, &none, &before)
        defer { pthread_sigmask(SIG_SETMASK, &before, nil) }
        try start()
    }

    private static func lines(of handle: FileHandle) -> AsyncStream<String> {
        let (stream, continuation) = AsyncStream.makeStream(of: String.self)
        let partial = NIOLockedValueBox([UInt8]())
        handle.readabilityHandler = { handle in
            let data = handle.availableData
            partial.withLockedValue { octets in
                octets += data
                while let end = octets.firstIndex(of: UInt8(ascii: "\n")) {
                    continuation.yield(String(decoding: octets[..<end], as: UTF8.self))
                    octets.removeSubrange(...end)
                }
                guard data.isEmpty else { return }
                if !octets.isEmpty { continuation.yield(String(decoding: octets, as: UTF8.self)) }
                octets = []
                continuation.finish()
                handle.readabilityHandler = nil
            }
        }
        return stream
    }
}
