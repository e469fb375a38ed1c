// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Files and folders of a deployment that only their owner may touch, or that anyone may read; only `replace` replaces one.
enum PrivateFile {
    /// Writes a new file of mode 0600, on disk when this returns.
    static func create(_ octets: [UInt8], at path: String) throws { try create(octets, at: path, mode: 0o600) }

    /// Writes a new file of mode 0644, on disk when this returns.
    static func createReadable(_ text: String, at path: String) throws { try create(Array(text.utf8), at: path, mode: 0o644) }

    /// Makes a folder of mode 0700, with the folders above it; one that exists is left alone.
    static func folder(_ path: String) throws {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw CommandFailure("the folder cannot be made: \(path)", try: "a folder that you may write to")
        }
    }

    /// Puts a file that anyone may read in the place of another, as a whole or not at all.
    static func replace(_ path: String, with octets: [UInt8]) throws {
        let fresh = "\(path).new-\(getpid())"
        try create(octets, at: fresh, mode: 0o644)
        guard rename(fresh, path) == 0 else {
            unlink(fresh)
            throw CommandFailure("it cannot be replaced: \(path)", try: "a folder that you may write to")
        }
    }

    private static func create(_ octets: [UInt8], at path: String, mode: mode_t) throws {
        // Created with its final mode: a chmod afterwards leaves a moment in which others can open it.
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw errno == EEXIST
                ? CommandFailure("it exists already: \(path)", try: "another folder; nothing is ever overwritten")
                : CommandFailure("it cannot be written: \(path)", try: "a folder that you may write to")
        }
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            try file.write(contentsOf: Data(octets))
            try file.synchronize()
            try file.close()
        } catch {
            throw CommandFailure("it cannot be written: \(path)", try: "a disk with space")
        }
    }
}
