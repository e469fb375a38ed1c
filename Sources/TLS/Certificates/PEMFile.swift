// SPDX-License-Identifier: Apache-2.0
import Glibc

/// The files that keys and certificates live in.
package enum PEMFile {
    /// Creates a file with the given permissions and syncs it.
    ///
    /// The file must not exist: O_EXCL also refuses a symbolic link, so nobody can have a key written where they choose.
    package static func create(_ path: String, octets: [UInt8], mode: UInt32 = 0o644) throws(CertificateError) {
        let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode))
        guard descriptor >= 0 else {
            let code = errno
            throw code == EEXIST ? .fileExists(path: path) : .file(path: path, code: code)
        }
        var failure: Int32 = 0
        var written = 0
        while written < octets.count, failure == 0 {
            let count = unsafe octets.withUnsafeBytes { view in
                unsafe Glibc.write(descriptor, view.baseAddress?.advanced(by: written), view.count - written)
            }
            if count > 0 { written += count } else if errno != EINTR { failure = errno }
        }
        if failure == 0, fsync(descriptor) != 0 { failure = errno }
        close(descriptor)
        if failure != 0 { throw .file(path: path, code: failure) }
    }

    /// The content of a file of at most 1 MiB, which no bundle of a partnership reaches.
    package static func read(_ path: String) throws(CertificateError) -> [UInt8] {
        let descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw .file(path: path, code: errno) }
        defer { close(descriptor) }
        var octets: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = unsafe chunk.withUnsafeMutableBytes { view in unsafe Glibc.read(descriptor, view.baseAddress, view.count) }
            if count == 0 { return octets }
            if count < 0 {
                if errno == EINTR { continue }
                throw .file(path: path, code: errno)
            }
            octets += chunk[..<count]
            guard octets.count <= 1_048_576 else { throw .file(path: path, code: EFBIG) }
        }
    }
}

/// The system's sentence for an `errno`.
func systemMessage(_ code: Int32) -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard unsafe strerror_r(code, &buffer, buffer.count) == 0 else { return "error \(code)" }
    return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
}
