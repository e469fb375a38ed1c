// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport
import Testing

@testable import Edge

@Suite struct SocketDirectoryTests {
    @Test func `The folder lies in the runtime directory, only its user can enter it, and it goes with the last reference`() throws
    {
        let base = try TestFolder()
        var directory: SocketDirectory? = try SocketDirectory(environment: ["RUNTIME_DIRECTORY": base.path + ":/nowhere"])
        let path = try #require(directory?.path)
        #expect(path.hasPrefix(base.path + "/firstbell-"))
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(mode == 0o700)
        #expect(try directory?.endpoint(of: "router") == "ipc://\(path)/router")
        directory = nil
        #expect(!FileManager.default.fileExists(atPath: path))
    }

    @Test func `What a killed process left is removed, and what a living one holds is not`() throws {
        let base = try TestFolder()
        let living = try SocketDirectory(in: base.path)
        // As a kill leaves it: a lock file that nobody locks.
        let dead = base.path + "/firstbell-dead01"
        try FileManager.default.createDirectory(atPath: dead, withIntermediateDirectories: false)
        #expect(FileManager.default.createFile(atPath: dead + "/lock", contents: nil))
        #expect(FileManager.default.createFile(atPath: dead + "/router", contents: nil))
        let foreign = base.path + "/firstbell-other1"
        try FileManager.default.createDirectory(atPath: foreign, withIntermediateDirectories: false)
        let next = try SocketDirectory(in: base.path)
        #expect(!FileManager.default.fileExists(atPath: dead))
        #expect(FileManager.default.fileExists(atPath: living.path))
        #expect(FileManager.default.fileExists(atPath: foreign))
        #expect(FileManager.default.fileExists(atPath: next.path))
    }

    @Test func `A path that no socket address can hold is refused`() throws {
        let directory = try SocketDirectory()
        let room = 107 - directory.path.utf8.count - 1
        #expect(try directory.path(of: String(repeating: "x", count: room)).utf8.count == 107)
        #expect(throws: SocketDirectory.Failure.pathTooLong(octets: 108)) {
            try directory.path(of: String(repeating: "x", count: room + 1))
        }
    }

    @Test func `A temporary folder that is too deep for a socket is not used`() {
        #expect(SocketDirectory.base(["TMPDIR": "/var/tmp/"]) == "/var/tmp")
        #expect(SocketDirectory.base(["TMPDIR": "/" + String(repeating: "d", count: 90)]) == "/tmp")
        #expect(SocketDirectory.base([:]) == "/tmp")
    }
}
