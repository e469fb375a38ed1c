// SPDX-License-Identifier: Apache-2.0
import Foundation
import TLS

/// Where revocation lists lie: one file, or a folder in which every `.pem`, `.crl` and `.der` is one.
struct RevocationFolder: Sendable {
    private static let endings = ["pem", "crl", "der"]

    var path: String

    /// Whether it is a folder now.
    var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The files, in the order of their names; the path itself where it is no folder.
    var files: [String] {
        guard isFolder else { return [path] }
        let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        // What a tool has not finished begins with a point or ends otherwise.
        return names.filter { name in
            !name.hasPrefix(".") && RevocationFolder.endings.contains { name.hasSuffix(".\($0)") }
        }.sorted().map { "\(path)/\($0)" }
    }

    /// Every list, each looked at by itself, and what is wrong with which file.
    func lists(of authorities: [Certificate], now: Int64) -> (lists: [RevocationList], faults: [DaemonIdentity.Fault]) {
        var lists: [RevocationList] = []
        var faults: [DaemonIdentity.Fault] = []
        for file in files {
            do {
                for list in try RevocationList.all(in: PEMFile.read(file)) {
                    try RevocationLists.examine(list, of: authorities, now: now)
                    lists.append(list)
                }
            } catch CertificateError.file(_, let code) {
                faults.append(.init(file: file, what: String(cString: strerror(code))))
            } catch {
                faults.append(.init(file: file, what: "\(error)"))
            }
        }
        return (lists, faults)
    }
}
