// SPDX-License-Identifier: Apache-2.0
import Foundation

/// The files of the broker's end of TLS.
struct IdentityFiles: Sendable {
    var certificate: String
    var key: String
    var authority: String
    /// A file or a folder; nil where the configuration names none.
    var revocations: String?

    init(deployment: Deployment) {
        let tls = deployment.configuration.tls
        certificate = deployment.path(tls.certificate)
        key = deployment.path(tls.key)
        authority = deployment.path(tls.authority)
        revocations = tls.revocationLists.isEmpty ? nil : deployment.path(tls.revocationLists)
    }

    /// How all of them look now.
    var marks: [FileMark] {
        let lists = revocations.map { [$0] + RevocationFolder(path: $0).files } ?? []
        return ([certificate, key, authority] + lists).map { FileMark($0) }
    }
}

/// How a file looks without reading it: whatever changes what is in it changes one of these.
struct FileMark: Hashable, Sendable {
    var path: String
    /// Nil when there is none.
    var state: State?

    struct State: Hashable, Sendable {
        var device: UInt64
        var inode: UInt64
        var size: Int64
        var modified: Int64
        /// Of the inode; nothing that a program sets.
        var changed: Int64
    }

    init(_ path: String) {
        self.path = path
        var status = stat()
        guard stat(path, &status) == 0 else { return }
        func nanoseconds(_ time: timespec) -> Int64 { Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec) }
        state = State(
            device: UInt64(status.st_dev), inode: UInt64(status.st_ino), size: Int64(status.st_size),
            modified: nanoseconds(status.st_mtim), changed: nanoseconds(status.st_ctim))
    }
}

/// Decides from how files look, once a second, when they are to be read anew.
///
/// A certificate and its key are two files: as soon as one has changed the other is waited for, but not for long.
struct FileSightings: Hashable, Sendable {
    /// Looks at files that will not rest, after which they are read all the same.
    static let patience = 3

    private var read: [FileMark]
    private var last: [FileMark]
    private var waited = 0

    init(read: [FileMark]) {
        self.read = read
        last = read
    }

    /// How the files look now; true when they are to be read.
    mutating func looked(_ marks: [FileMark]) -> Bool {
        defer { last = marks }
        guard marks != read else {
            waited = 0
            return false
        }
        waited += 1
        return marks == last || waited >= FileSightings.patience
    }

    /// The files are read now, and looked like this just before.
    mutating func reading(_ marks: [FileMark]) { self = FileSightings(read: marks) }
}
