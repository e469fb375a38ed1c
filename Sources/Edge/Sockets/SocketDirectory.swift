// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers

/// A fresh folder for Unix domain sockets that only this user can enter, removed at the end.
///
/// It lies under `$RUNTIME_DIRECTORY` (systemd.exec(5)) or the temporary folder, never under a deployment, whose path may be
/// longer than a socket address allows. A lock held in it for its life tells the folders of the living from those that a
/// killed process left.
package final class SocketDirectory: Sendable {
    /// Why no folder could be made.
    package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
        /// The path of a socket would be longer than the 107 octets of a socket address (unix(7)).
        case pathTooLong(octets: Int)
        /// The kernel refused; `code` is its errno.
        case notCreated(call: String, code: Int32)

        package var description: String {
            switch self {
            case .pathTooLong(let octets): "the path of a socket would have \(octets) octets; 107 are possible"
            case .notCreated(let call, let code): "no folder for sockets: \(call) failed (errno \(code))"
            }
        }
    }

    private static let prefix = "firstbell-"
    private static let longestPath = 107
    private static let lockName = "lock"

    /// The folder, without a slash at its end.
    package let path: String
    // The open lock file; nil once removed.
    private let lock: NIOLockedValueBox<Int32?>

    /// Makes a folder, and removes those that dead processes of this user left beside it.
    ///
    /// - Parameter environment: where `RUNTIME_DIRECTORY` and `TMPDIR` are looked up.
    package convenience init(environment: [String: String] = ProcessInfo.processInfo.environment) throws(Failure) {
        try self.init(in: SocketDirectory.base(environment))
    }

    init(in base: String) throws(Failure) {
        SocketDirectory.removeStale(in: base)
        var template = Array("\(base)/.\(SocketDirectory.prefix)XXXXXX".utf8CString)
        // mkdtemp makes it with mode 0700 (mkdtemp(3)).
        guard mkdtemp(&template) != nil else { throw .notCreated(call: "mkdtemp", code: errno) }
        let made = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        path = "\(base)/" + String(decoding: made.utf8.suffix(SocketDirectory.prefix.utf8.count + 6), as: UTF8.self)
        // It gets its name only once it is locked, so nobody who looks for stale folders can take it for one.
        let descriptor = open("\(made)/\(SocketDirectory.lockName)", O_CREAT | O_RDWR | O_CLOEXEC, 0o600)
        guard descriptor >= 0, flock(descriptor, LOCK_EX | LOCK_NB) == 0, rename(made, path) == 0 else {
            let code = errno
            if descriptor >= 0 { close(descriptor) }
            try? FileManager.default.removeItem(atPath: made)
            throw .notCreated(call: "flock or rename", code: code)
        }
        lock = NIOLockedValueBox(descriptor)
    }

    deinit { remove() }

    /// The path of a socket in the folder.
    ///
    /// - Throws: `Failure.pathTooLong`.
    package func path(of name: String) throws(Failure) -> String {
        let whole = "\(path)/\(name)"
        guard whole.utf8.count <= SocketDirectory.longestPath else { throw .pathTooLong(octets: whole.utf8.count) }
        return whole
    }

    /// The ZeroMQ endpoint of a socket in the folder: `ipc://` and its path.
    ///
    /// - Throws: `Failure.pathTooLong`.
    package func endpoint(of name: String) throws(Failure) -> String { "ipc://" + (try path(of: name)) }

    /// Removes the folder with all in it; a second call does nothing.
    package func remove() {
        let descriptor = lock.withLockedValue { lock in
            defer { lock = nil }
            return lock
        }
        guard let descriptor else { return }
        try? FileManager.default.removeItem(atPath: path)
        close(descriptor)
    }

    static func base(_ environment: [String: String]) -> String {
        // systemd separates several directories with a colon.
        if let runtime = environment["RUNTIME_DIRECTORY"]?.split(separator: ":").first { return String(runtime) }
        let temporary = environment["TMPDIR"].map { $0.hasSuffix("/") ? String($0.dropLast()) : $0 } ?? "/tmp"
        return (1...longestPath - 40).contains(temporary.utf8.count) ? temporary : "/tmp"
    }

    private static func removeStale(in base: String) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: base)) ?? [] where name.hasPrefix(prefix) {
            let path = "\(base)/\(name)"
            var status = stat()
            guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR, status.st_uid == geteuid() else { continue }
            let descriptor = open("\(path)/\(lockName)", O_RDWR | O_CLOEXEC | O_NOFOLLOW)
            // Without a lock file it is not ours.
            guard descriptor >= 0 else { continue }
            defer { close(descriptor) }
            if flock(descriptor, LOCK_EX | LOCK_NB) == 0 { try? FileManager.default.removeItem(atPath: path) }
        }
    }
}
