// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport

@testable import firstbell

/// What the tests with foreign clients need and this package does not bring.
enum ForeignTools {
    struct Missing: Error, CustomStringConvertible { let description: String }

    /// The Python that has pyzmq: FIRSTBELL_TEST_PYTHON, or `python3`; as a command line.
    static func python() async throws -> [String] {
        let command = ["/usr/bin/env", ProcessInfo.processInfo.environment["FIRSTBELL_TEST_PYTHON"] ?? "python3"]
        let outcome = try await BuiltProgram.run(command[0], [command[1], "-c", "import zmq"])
        guard outcome.status == 0 else {
            throw Missing(
                description:
                    "\(command[1]) has no pyzmq; run deploy/test.sh, or pip install -r Tests/requirements.txt and name the "
                    + "Python in FIRSTBELL_TEST_PYTHON")
        }
        return command
    }

    /// A program of Debian's.
    static func program(_ path: String, package: String) throws -> String {
        guard FileManager.default.isExecutableFile(atPath: path) else {
            throw Missing(description: "\(path) is missing; run deploy/test.sh, or apt-get install \(package)")
        }
        return path
    }
}

/// Debian's stunnel before a daemon, with the configuration that `Examples/python` ships.
final class STunnel: Sendable {
    /// Where a client without TLS connects, `tcp://127.0.0.1:PORT`.
    let address: String
    private let process: ChildProcess

    init(_ partner: String, to daemon: DaemonFixture, in folder: TestFolder) async throws {
        let program = try ForeignTools.program("/usr/bin/stunnel4", package: "stunnel4")
        let template = try String(contentsOfFile: BuiltProgram.package + "/Examples/python/stunnel-client.conf", encoding: .utf8)
        let configuration =
            template
            .replacing("@ACCEPT@", with: "127.0.0.1:0")
            .replacing("@BROKER@", with: "127.0.0.1:\(await daemon.port)")
            .replacing("checkHost = @HOST@", with: "checkIP = 127.0.0.1")
            .replacing("@PROFILE@", with: daemon.profileFolder(partner))
            // At `info` stunnel says which port it got.
            .replacing("debug = notice", with: "debug = info\noutput = /dev/stdout")
        let name = partner.replacing("/", with: "-")
        let file = "\(folder.path)/\(name).conf"
        try configuration.write(toFile: file, atomically: true, encoding: .utf8)
        process = try ChildProcess(program, [file], errors: "\(folder.path)/\(name).errors")
        var bound: String?
        for await line in process.lines {
            guard let place = line.firstRange(of: "bound to ") else { continue }
            bound = String(line[place.upperBound...])
            break
        }
        guard let bound else { throw ForeignTools.Missing(description: "stunnel does not start: \(process.lastErrors)") }
        address = "tcp://" + bound
    }

    func stop() async { _ = await process.stop() }
}
