// SPDX-License-Identifier: Apache-2.0
import Glibc

/// A command that is not ours, run to its end: `openssl`, `python3`, `stunnel`.
///
/// Foundation's `Process` waits on a run loop of the thread that started it, which hangs now and then on the two threads of
/// the concurrency pool; here the calling thread waits for the child and nothing else.
package struct ForeignCommand {
    package let status: Int32
    /// Standard output and standard error, as they came.
    package let text: String

    /// Runs `path` with nothing on its standard input; throws `errno` when it cannot be started.
    package init(_ path: String, _ arguments: [String]) throws {
        let folder = try TestFolder()
        var actions = posix_spawn_file_actions_t()
        posix_spawn_file_actions_init(&actions)
        defer { posix_spawn_file_actions_destroy(&actions) }
        posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        posix_spawn_file_actions_addopen(&actions, 1, "\(folder.path)/output", O_WRONLY | O_CREAT | O_APPEND, 0o600)
        posix_spawn_file_actions_adddup2(&actions, 1, 2)
        var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
        defer { words.forEach { free($0) } }
        var child = pid_t()
        let failure = posix_spawn(&child, path, &actions, nil, &words, environ)
        guard failure == 0 else { throw NotStarted(code: failure) }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        self.status = status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + (status & 0x7f)
        guard let file = fopen("\(folder.path)/output", "r") else { throw NotStarted(code: errno) }
        defer { fclose(file) }
        var octets: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = fread(&chunk, 1, chunk.count, file)
            if count == 0 { break }
            octets += chunk[..<count]
        }
        text = String(decoding: octets, as: UTF8.self)
    }

    package struct NotStarted: Error { package let code: Int32 }
}
