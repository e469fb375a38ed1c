// SPDX-License-Identifier: Apache-2.0
import Edge
import Glibc
import NIOCore
import Safeguarding
import TLS
import TestSupport
import Testing
import ZeroMQ

/// What the edge told its observer.
enum EdgeEvent: Sendable {
    case opened(EdgeSession)
    case closed(EdgeSession, EdgeClosing)
    case refused(EdgeRefusal)
}

/// A real listener with a real ROUTER behind it, and the events of both in order.
final class EdgeFixture: Sendable {
    let authority: TestAuthority
    let directory: SocketDirectory
    let context: Context
    let router: SocketOwner
    let listener: EdgeListener
    let address: EdgeAddress
    let events: AsyncStream<EdgeEvent>

    /// The partner whom the directory of this edge has suspended.
    static let suspended = "school/666"

    init(
        limits: EdgeLimits = .unlimited, routerOptions: SocketOptions = SocketOptions(), authority: TestAuthority? = nil,
        keepsHandshakeLimit: Bool = false, routerPath: String? = nil
    ) async throws {
        let authority = try authority ?? TestAuthority()
        self.authority = authority
        directory = try SocketDirectory()
        context = try Context()
        router = try SocketOwner()
        _ = try await router.bind(in: context, to: try directory.endpoint(of: "router"), options: routerOptions)
        let tls = try ServerContext(
            credential: try authority.broker(), clientAuthorities: [authority.authority.certificate],
            trustDomain: authority.trustDomain,
            admission: { $0.partner == EdgeFixture.suspended ? .refuse(.suspendedPartner) : .admit })
        var settings = EdgeSettings(routerPath: try routerPath ?? directory.path(of: "router"))
        settings.port = 0
        settings.limits = limits
        // A test of something else must not end because the machine is slow.
        let usual = EdgeLimits()
        if limits.handshake == usual.handshake, !keepsHandshakeLimit { settings.limits.handshake = .seconds(120) }
        if limits.message == usual.message { settings.limits.message = .seconds(120) }
        if limits.round == usual.round { settings.limits.round = .seconds(120) }
        let (events, told) = AsyncStream<EdgeEvent>.makeStream()
        self.events = events
        listener = EdgeListener(
            settings: settings, tls: tls,
            observer: EdgeObserver(
                opened: { told.yield(.opened($0)) }, closed: { told.yield(.closed($0, $1)) }, refused: { told.yield(.refused($0)) }),
            now: { Instant(milliseconds: 1_800_000_000_000) })
        address = try await listener.start()
    }

    /// A context of this edge's authority, or of others.
    func tls(
        authorities: [Certificate]? = nil, revocations: RevocationList? = nil,
        admission: @escaping @Sendable (PeerCertificate) -> Admission = { _ in .admit }
    ) throws -> ServerContext {
        let authorities = authorities ?? [authority.authority.certificate]
        return try ServerContext(
            credential: try authority.broker(), clientAuthorities: authorities, trustDomain: authority.trustDomain,
            revocations: try revocations.map { try RevocationLists(choosingFrom: [$0], of: authorities) }, admission: admission)
    }

    func peer(_ partner: String) async throws -> TLSPeer {
        try await TLSPeer(
            to: address, credential: try authority.partner(partner), authority: authority)
    }

    /// The next event.
    func event() async throws -> EdgeEvent {
        var iterator = events.makeAsyncIterator()
        return try #require(await iterator.next())
    }

    /// The next event, which must be an opened session.
    func opened() async throws -> EdgeSession {
        guard case .opened(let session) = try await event() else { throw Unexpected() }
        return session
    }

    /// The next event, which must be a refusal.
    func refused() async throws -> EdgeRefusal {
        guard case .refused(let refusal) = try await event() else { throw Unexpected() }
        return refusal
    }

    /// The next event, which must be the end of a session.
    func closed() async throws -> EdgeClosing {
        guard case .closed(_, let closing) = try await event() else { throw Unexpected() }
        return closing
    }

    /// The next message at the ROUTER.
    func message() async throws -> ReceivedMessage {
        var iterator = router.messages.makeAsyncIterator()
        return try #require(await iterator.next())
    }

    /// Ends everything, in the order of a daemon.
    func stop() async {
        await listener.stop()
        await router.stop()
        context.terminate()
        directory.remove()
    }

    struct Unexpected: Error {}
}

/// Four frames of FB1.
func publish(_ correlation: String = "c", body: [UInt8] = [0x7B, 0x7D]) -> [[UInt8]] {
    [Array("FB1".utf8), Array("PUBLISH".utf8), Array(correlation.utf8), body]
}
