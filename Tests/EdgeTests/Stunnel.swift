// SPDX-License-Identifier: Apache-2.0
import Foundation
import TestSupport

/// A stunnel that carries one partner's octets to an edge, with no code of ours in it; it ends with the value.
final class Stunnel {
    private static let program = "/usr/bin/stunnel4"

    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    private let folder: TestFolder
    private let process = Process()

    /// Where a stock socket connects; libzmq tries again until stunnel listens.
    let endpoint: String

    init(to edge: EdgeFixture, as partner: String) throws {
        folder = try TestFolder()
        endpoint = "ipc://\(folder.path)/s"
        try edge.authority.write(try edge.authority.partner(partner), to: folder.path)
        let configuration = """
            foreground = yes
            pid =
            syslog = no
            debug = err
            [firstbell]
            client = yes
            accept = \(folder.path)/s
            connect = \(edge.address)
            sslVersionMin = TLSv1.3
            cert = \(folder.path)/certificate.pem
            key = \(folder.path)/key.pem
            CAfile = \(folder.path)/authority.pem
            verifyChain = yes
            checkIP = 127.0.0.1
            """
        try Data(configuration.utf8).write(to: URL(fileURLWithPath: folder.path + "/stunnel.conf"))
        process.executableURL = URL(fileURLWithPath: Stunnel.program)
        process.arguments = [folder.path + "/stunnel.conf"]
        process.standardError = FileHandle.nullDevice
        try process.run()
    }

    deinit {
        // A child of Foundation's Process inherits its thread's signal mask, which blocks SIGTERM.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
    }
}
