// SPDX-License-Identifier: Apache-2.0
import Foundation
import Wire

/// Python's `jsonschema` over the published schemas: an independent reader to hold our decoders to.
enum SchemaJudge {
    struct Case: Sendable {
        let schema: String
        let instance: [UInt8]
    }

    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Whether each case is valid, in one run of Python.
    ///
    /// - Throws: `Failure` when Python or `jsonschema` is missing: a check that nobody makes is not passed.
    static func verdicts(_ cases: [Case]) throws -> [Bool] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "firstbell-judge-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var lines: [UInt8] = []
        for item in cases {
            lines += "{\"schema\":\"\(item.schema)\",\"instance\":".utf8
            lines += item.instance
            lines += "}\n".utf8
        }
        // Files on both sides: a pipe that nobody drains would stop Python half way.
        let input = folder.appending(path: "cases"), output = folder.appending(path: "verdicts")
        try Data(lines).write(to: input)
        try Data().write(to: output)
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [
            ProcessInfo.processInfo.environment["FIRSTBELL_TEST_PYTHON"] ?? "python3",
            ExampleFiles.root.appending(path: "Tests/schema_judge.py").path, ExampleFiles.root.appending(path: "Schemas").path,
        ]
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        try process.run()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "schema_judge.py failed; does this Python have what Tests/requirements.txt lists?")
        }
        let verdicts = try Data(contentsOf: output).split(separator: 0x0A).map { $0.elementsEqual([0x31]) }
        guard verdicts.count == cases.count else { throw Failure(description: "schema_judge.py judged too few") }
        return verdicts
    }
}
