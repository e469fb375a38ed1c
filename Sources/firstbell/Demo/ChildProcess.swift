// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers

/// Another process, with its output as lines as they come.
///
/// Its standard error goes to a file, so that what it said can be shown when something fails. A process that still runs when
/// its last owner lets go of it is killed. Spawned by hand: Foundation's `Process` on Linux learns of an end by a socket that
/// every other child inherits, so an end can go unnoticed until those have ended too.
final class ChildProcess: Sendable {
    /// Lines of standard output, without their ends; finishes when the process has closed it.
    let lines: AsyncStream<String>
    private let endings: AsyncStream<Int32>
    private let errors: String
    private let pid: pid_t
    /// Whether the process has been waited for, after which its number may be another's.
    private let isReaped: NIOLockedValueBox<Bool>

    /// Starts a program; `errors` is the path of a new file for its standard error.
    init(_ program: String, _ arguments: [String], errors: String) throws {
        try PrivateFile.create([], at: errors)
        let (pid, output) = try ChildProcess.starting.withLock { try ChildProcess.start(program, arguments, errors: errors) }
        let (lines, line) = AsyncStream.makeStream(of: String.self)
        let (endings, ending) = AsyncStream.makeStream(of: Int32.self)
        let isReaped = NIOLockedValueBox(false)
        // A thread of its own: reading and waiting block, and a child or two more is all a demo has.
        Thread.detachNewThread {
            ChildProcess.read(output, into: line)
            ending.yield(ChildProcess.reap(pid, isReaped))
            ending.finish()
        }
        self.lines = lines
        self.endings = endings
        self.errors = errors
        self.pid = pid
        self.isReaped = isReaped
    }

    deinit { signal(SIGKILL) }

    /// Waits until the process has ended; its exit code, or 128 and the number of the signal that ended it.
    ///
    /// May be asked once.
    func ended() async -> Int32 { await endings.first { _ in true } ?? 0 }

    /// Asks the process to end and waits until it has.
    func stop() async -> Int32 {
        signal(SIGTERM)
        return await ended()
    }

    /// The process's number, which means nothing once it has ended.
    var identifier: Int32 { pid }

    /// Ends the process with SIGKILL, which it cannot see coming; `ended()` says when it is gone.
    func kill() { signal(SIGKILL) }

    /// The last lines of standard error.
    var lastErrors: String {
        let text = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
        return text.split(separator: "\n").suffix(4).joined(separator: "\n")
    }

    private func signal(_ number: Int32) {
        isReaped.withLockedValue { if !$0 { Glibc.kill(pid, number) } }
    }

    /// Held while a pipe is open that the next child must not inherit: Glibc shows no pipe2 to Swift.
    private static let starting = NIOLock()

    private static func start(_ program: String, _ arguments: [String], errors: String) throws -> (pid_t, output: Int32) {
        var ends: [Int32] = [-1, -1]
        guard pipe(&ends) == 0 else { throw failure(program, errno) }
        for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
        defer { close(ends[1]) }
        var pid = pid_t()
        let code = spawn(&pid, program, arguments, output: ends[1], errors: errors)
        guard code == 0 else {
            close(ends[0])
            throw failure(program, code)
        }
        return (pid, ends[0])
    }

    private static func spawn(
        _ pid: inout pid_t, _ program: String, _ arguments: [String], output: Int32, errors: String
    ) -> Int32 {
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO)
        posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, O_WRONLY | O_APPEND, 0)
        for descriptor in STDERR_FILENO + 1...highestDescriptor + 64 {
            posix_spawn_file_actions_addclose(&actions, descriptor)
        }
        var attributes = posix_spawnattr_t()
        posix_spawnattr_init(&attributes)
        defer { posix_spawnattr_destroy(&attributes) }
        // Threads of libdispatch, on which tasks run, have signals blocked; a child inherits the mask of the thread that starts
        // it (posix_spawn(3)) and would never see SIGTERM. What this process ignores it would ignore too.
        var none = sigset_t()
        var all = sigset_t()
        sigemptyset(&none)
        sigfillset(&all)
        posix_spawnattr_setsigmask(&attributes, &none)
        posix_spawnattr_setsigdefault(&attributes, &all)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF))
        var words = ([program] + arguments).map { strdup($0) } + [nil]
        defer { for word in words { free(word) } }
        return posix_spawn(&pid, program, &actions, &attributes, &words, environ)
    }

    /// The highest number of an open file.
    ///
    /// NIO accepts sockets without FD_CLOEXEC; in a child they would stay open after this process has closed them, and their
    /// other ends would never learn of it. Files opened meanwhile take the lowest free numbers, so that some more than this
    /// covers them; to close what is not open is no error (glibc, spawni.c).
    private static var highestDescriptor: Int32 {
        let open = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd")) ?? []
        return open.compactMap { Int32($0) }.max() ?? 1024
    }

    private static func failure(_ program: String, _ code: Int32) -> CommandFailure {
        CommandFailure("\(program) cannot be started: \(String(cString: strerror(code)))", try: "a program that is there")
    }

    private static func read(_ output: Int32, into lines: AsyncStream<String>.Continuation) {
        var rest: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Glibc.read(output, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { break }
            rest += buffer[..<count]
            while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
                lines.yield(String(decoding: rest[..<end], as: UTF8.self))
                rest.removeSubrange(...end)
            }
        }
        if !rest.isEmpty { lines.yield(String(decoding: rest, as: UTF8.self)) }
        lines.finish()
        close(output)
    }

    private static func reap(_ pid: pid_t, _ isReaped: NIOLockedValueBox<Bool>) -> Int32 {
        // Left a zombie until the lock is held, so that no signal can reach another process under the same number.
        var information = siginfo_t()
        while waitid(P_PID, id_t(pid), &information, WEXITED | WNOWAIT) != 0, errno == EINTR {}
        var status: Int32 = 0
        isReaped.withLockedValue {
            waitpid(pid, &status, 0)
            $0 = true
        }
        let signal = status & 0x7F
        return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
    }
}
