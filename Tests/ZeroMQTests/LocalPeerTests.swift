// SPDX-License-Identifier: Apache-2.0
import Glibc
import TestSupport
import Testing
import ZeroMQ

/// Who may connect to an `ipc://` socket beyond whoever can open its path.
@Suite(.timeLimit(.minutes(1)))
struct LocalPeerTests {
    /// Connects, says nothing, and tells by its status whether a greeting came (1) or the end (0).
    private static let visitor = """
        import socket, sys
        visitor = socket.socket(socket.AF_UNIX)
        visitor.settimeout(20)
        visitor.connect(sys.argv[1])
        sys.exit(len(visitor.recv(1)))
        """

    private func withRouter(for peers: Set<SocketOptions.LocalPeer>, _ body: (String) async throws -> Void) async throws {
        let folder = try TestFolder()
        let context = try Context()
        let router = try SocketOwner()
        var options = SocketOptions()
        options.localPeers = peers
        try await body(try await router.bind(in: context, to: "ipc://\(folder.path)/r", options: options))
        await router.stop()
        context.terminate()
        withExtendedLifetime(folder) {}
    }

    private func greets(_ endpoint: String) throws -> Bool {
        let path = String(endpoint.dropFirst("ipc://".count))
        let visit = try ForeignCommand("/usr/bin/python3", ["-c", Self.visitor, path])
        #expect(visit.text == "")
        return visit.status == 1
    }

    @Test func `A socket for this process alone greets it and no other`() async throws {
        try await withRouter(for: [.thisProcess]) { endpoint in
            try RawPeer(endpoint: endpoint).shakeHands(ZMTPBytes.dealerReady())
            let isGreeted = try greets(endpoint)
            #expect(!isGreeted)
        }
        try await withRouter(for: []) { endpoint in
            let isGreeted = try greets(endpoint)
            #expect(isGreeted)
        }
    }

    @Test func `A socket for some users greets their processes and no others`() async throws {
        try await withRouter(for: [.user(geteuid()), .user(geteuid() + 1)]) { endpoint in
            let isGreeted = try greets(endpoint)
            #expect(isGreeted)
        }
        try await withRouter(for: [.user(geteuid() + 1)]) { endpoint in
            let isGreeted = try greets(endpoint)
            #expect(!isGreeted)
            #expect(throws: PeerFailure.cut) { _ = try RawPeer(endpoint: endpoint).read(1) }
        }
    }
}
