// SPDX-License-Identifier: Apache-2.0
import Edge
import Foundation
import TestSupport
import Testing
import ZeroMQ

private let stunnel = "/usr/bin/stunnel4"

/// A stock libzmq DEALER behind stunnel, with no code of ours between it and the edge.
@Suite(.enabled(if: FileManager.default.isExecutableFile(atPath: stunnel)), .timeLimit(.minutes(1)))
struct StockClientTests {
    @Test func `A stock DEALER behind stunnel is served, claims nothing, and comes back by itself after a cut`() async throws {
        let edge = try await EdgeFixture()
        let folder = try TestFolder()
        try edge.authority.write(try edge.authority.partner("school/116900"), to: folder.path)
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
        let process = Process()
        process.executableURL = URL(fileURLWithPath: stunnel)
        process.arguments = [folder.path + "/stunnel.conf"]
        process.standardError = FileHandle.nullDevice
        try process.run()
        defer {
            // A child of Foundation's Process inherits its thread's signal mask, which blocks SIGTERM.
            kill(process.processIdentifier, SIGKILL)
            process.waitUntilExit()
        }

        let dealer = try SocketOwner()
        var options = SocketOptions()
        options.routingID = Array("police/22".utf8)
        options.heartbeat = SocketOptions.Heartbeat(interval: .milliseconds(50), timeout: .seconds(5), timeToLive: .seconds(60))
        // libzmq tries again until stunnel listens.
        try await dealer.connect(in: edge.context, to: "ipc://\(folder.path)/s", options: options)
        #expect(try await dealer.send(publish("one", body: .zeros(200_000))) == .sent)
        let session = try await edge.opened()
        let message = try await edge.message()
        #expect(message.routingID == session.routingID)
        #expect(message.frames == publish("one", body: .zeros(200_000)))
        #expect(message.properties["X-Partner"] == "school/116900")
        #expect(try await edge.router.send(to: session.routingID, publish("two")) == .sent)
        var answers = dealer.messages.makeAsyncIterator()
        #expect(await answers.next()?.frames == publish("two"))

        session.cut(.suspended)
        #expect(try await edge.closed() == .cut(.suspended))
        let again = try await edge.opened()
        #expect(again.routingID != session.routingID)
        #expect(try await dealer.send(publish("back")) == .sent)
        #expect(try await edge.message().routingID == again.routingID)
        #expect(try await edge.router.send(to: again.routingID, publish("three")) == .sent)
        #expect(await answers.next()?.frames == publish("three"))
        await dealer.stop()
        await edge.stop()
    }
}
