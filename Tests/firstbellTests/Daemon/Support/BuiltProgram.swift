// SPDX-License-Identifier: Apache-2.0
import Foundation
import NIOConcurrencyHelpers
import TestSupport

@testable import firstbell

/// The real executable: what FIRSTBELL_EXECUTABLE names, or the one that was built beside this test bundle.
enum BuiltProgram {
    static let path: String = {
        if let named = ProcessInfo.processInfo.environment["FIRSTBELL_EXECUTABLE"] { return named }
        let bundle = (try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")) ?? CommandLine.arguments[0]
        return URL(fileURLWithPath: bundle).deletingLastPathComponent().appendingPathComponent("firstbell").path
    }()

    /// The auditors' program, which is built where the daemon is.
    static let verifier = URL(fileURLWithPath: path).deletingLastPathComponent().appendingPathComponent("firstbell-verify").path

    /// The folder of the package, which holds `Examples`.
    static let package: String = {
        var folder = URL(fileURLWithPath: #filePath)
        while folder.path != "/", !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder.path
    }()

    /// What came of a command.
    struct Outcome: Sendable {
        let status: Int32
        let output: String
        let errors: String
    }

    /// Runs a program to its end.
    static func run(_ program: String = path, _ arguments: [String]) async throws -> Outcome {
        let folder = try TestFolder()
        let errors = folder.path + "/errors"
        let child = try ChildProcess(program, arguments, errors: errors)
        var output = ""
        for await line in child.lines { output += line + "\n" }
        let status = await child.ended()
        let said = (try? String(contentsOfFile: errors, encoding: .utf8)) ?? ""
        return Outcome(status: status, output: output, errors: said)
    }
}
