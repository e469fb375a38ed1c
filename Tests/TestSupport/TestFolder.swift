// SPDX-License-Identifier: Apache-2.0
import Foundation

/// A fresh folder that is removed with everything in it when its last owner lets go of it.
package final class TestFolder: Sendable {
    /// Short, because a unix socket's path has at most 107 octets.
    package let path: String

    /// - Parameter parent: where it is made; `/dev/shm` for what no disk has a part in.
    package init(in parent: String = "/tmp") throws {
        var template = Array("\(parent)/fb-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw TestFolderError(code: errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        try? FileManager.default.removeItem(atPath: path)
    }

    package struct TestFolderError: Error { package let code: Int32 }
}
