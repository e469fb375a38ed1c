// SPDX-License-Identifier: Apache-2.0
import Crypto
import Foundation
import Glibc

/// Files and names that are on the disk when a call returns, and that replace nothing.
package enum DurableFile {
    /// The length of a file and the lower-case hex SHA-256 of it.
    package typealias Fingerprint = (octets: Int64, sha256: String)

    /// Reads a file once; with `copy`, into a new file that only its owner may read.
    ///
    /// - Throws: ``BackupFailure``.
    @discardableResult
    package static func fingerprint(of path: String, copyingTo copy: String? = nil) throws(BackupFailure) -> Fingerprint {
        let source = open(path, O_RDONLY | O_CLOEXEC)
        guard source >= 0 else { throw .unreadable(code: errno) }
        defer { close(source) }
        var target: Int32 = -1
        if let copy {
            target = open(copy, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard target >= 0 else { throw errno == EEXIST ? .exists : .unwritable(code: errno) }
        }
        defer { if target >= 0 { close(target) } }
        var hash = SHA256()
        var total: Int64 = 0
        var buffer = [UInt8](repeating: 0, count: 1 << 20)
        while true {
            let count = read(source, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw .unreadable(code: errno) }
            guard count > 0 else { break }
            buffer.withUnsafeBytes { hash.update(bufferPointer: UnsafeRawBufferPointer(rebasing: $0[..<count])) }
            total += Int64(count)
            if target >= 0 { try write(buffer[..<count], to: target) }
        }
        if target >= 0, fsync(target) != 0 { throw .unwritable(code: errno) }
        return (total, Hex.text(Array(hash.finalize())))
    }

    /// Writes a new file that only its owner may read.
    package static func create(_ octets: [UInt8], at path: String) throws(BackupFailure) {
        let target = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard target >= 0 else { throw errno == EEXIST ? .exists : .unwritable(code: errno) }
        defer { close(target) }
        try write(octets[...], to: target)
        guard fsync(target) == 0 else { throw .unwritable(code: errno) }
    }

    /// Brings what is in a file to the disk.
    package static func synchronize(_ path: String) throws(BackupFailure) {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .unreadable(code: errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw .unwritable(code: errno) }
    }

    /// Gives a file its final name, which must be free.
    package static func place(_ path: String, as name: String) throws(BackupFailure) {
        // rename(2) replaces what has the name; link(2) does not.
        guard link(path, name) == 0 else { throw errno == EEXIST ? .exists : .unwritable(code: errno) }
        unlink(path)
        try synchronize((name as NSString).deletingLastPathComponent)
    }

    private static func write(_ octets: ArraySlice<UInt8>, to descriptor: Int32) throws(BackupFailure) {
        var rest = octets
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw .unwritable(code: errno) }
            rest = rest.dropFirst(count)
        }
    }
}
