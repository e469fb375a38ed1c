// SPDX-License-Identifier: Apache-2.0
import Foundation

/// Runs a body with a new folder, which is removed afterwards.
func withTemporaryFolder<Result>(_ body: (URL) async throws -> Result) async throws -> Result {
    // Short, because Unix sockets below it have 107 octets for their path.
    let folder = URL(fileURLWithPath: "/tmp/fb-\(String(UInt64.random(in: .min ... .max), radix: 36))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await body(folder)
}
