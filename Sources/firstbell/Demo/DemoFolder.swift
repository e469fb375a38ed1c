// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Where a demo happens: a folder that stays, or one that is removed at the end.
struct DemoFolder {
    /// A new folder to keep; nil for a temporary one.
    var keep: String?

    /// Runs a body with the folder's absolute path; says where it is when it stays.
    func use(_ body: (String) async throws -> Void) async throws {
        if let keep {
            let path = URL(fileURLWithPath: keep).standardizedFileURL.path
            guard !FileManager.default.fileExists(atPath: path) else {
                throw CommandFailure("\(keep) exists already", try: "--keep with a new folder")
            }
            try PrivateFile.folder(path)
            try await body(path)
            try Console.lines(["", "Kept: firstbell serve --config \(path)/deployment/firstbell.yaml"])
            return
        }
        var template = Array("\(FileManager.default.temporaryDirectory.path)/firstbell-demo-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else {
            throw CommandFailure("no temporary folder can be made", try: "--keep DIR")
        }
        let path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        defer { try? FileManager.default.removeItem(atPath: path) }
        try await body(path)
    }
}
